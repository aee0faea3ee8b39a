/* The preview's own folder, ROOT/.spor/serve: two places to build into, of which one is shown while the other is built, and what need not
 * be found out twice. git passes it over, and only one preview at a time may have it. */
#ifndef SPOR_CMD_SERVE_HOME_H
#define SPOR_CMD_SERVE_HOME_H

#include <limits.h>
#include <stdbool.h>

struct diags;

struct serve_home {
  char sites[2][PATH_MAX];
  char cache[PATH_MAX];
  int lock_fd;
};

/* False with a diagnostic. */
bool serve_home_open(struct serve_home *home, const char *root, struct diags *diags);
/* What lies there stays, for the next time. */
void serve_home_close(struct serve_home *home);

#endif
