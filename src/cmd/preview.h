/* The sites that are made while an editor writes, and which of them is shown: one that is loaded is shown at once when what it is made by
 * is proven (cmd/workbench.c), else when all its files stand; what cannot be built leaves the last good one in its place. */
#ifndef SPOR_CMD_PREVIEW_H
#define SPOR_CMD_PREVIEW_H

#include "cmd/serve_home.h"
#include "cmd/serve_state.h"
#include "cmd/workshop.h"
#include "serve/server.h"

/* A site whose files are being written. */
struct production {
  unsigned long number; /* 0: there is none */
  bool is_shown;        /* from the first, as what it is made by is proven */
  bool is_begun;
  double due_at;     /* when it is to begin: browsers that load what is shown anew come first */
  bool is_published; /* and is being read */
};
struct preview {
  struct settings settings;
  struct diags *diags; /* of the preview itself, not of what it builds */
  struct serve_home home;
  struct server *server;
  struct workshop workshop;
  struct production production;
  unsigned shown;         /* the place of the home's two that is shown; the other is built into */
  unsigned long last;     /* number of the site that was begun last */
  unsigned long loading;  /* of the one that is being loaded; 0 for none */
  unsigned long waiting;  /* of the one that is loaded and to be produced once the one before is; 0 for none */
  unsigned long finished; /* of the one that was published last; 0 for none */
  double begun_at;
  double shown_after; /* seconds since then */
  size_t built_count;
  size_t failed_count;
};

void preview_say_findings(struct preview *preview);
/* Says where in its work the preview is; no site is known. */
void preview_set_state(struct preview *preview, enum serve_step step, struct diags *diags);
/* Loads the site as it is now. */
void preview_begin(struct preview *preview);
/* Whether what is begun now has to wait: for a site that is to be loaded, or to be whole before it is shown. */
bool preview_is_building(const struct preview *preview);
/* Something has changed: what was read is a text that is no more, and what is shown is to be written only if the next site cannot be. */
void preview_stand_aside(struct preview *preview);
/* Milliseconds until preview_go_on() has something to do; -1 for never. */
int preview_wait(const struct preview *preview);
void preview_go_on(struct preview *preview);
/* Takes what the workshop has to say, and tells who listens. True when they were told. */
bool preview_take_news(struct preview *preview);

#endif
