/* A site as browsers see it while it is edited: the last good build at the addresses it is made for, a document about its state, and word
 * of every change. Addresses below /.spor/ are the server's own: state, events, live.js, live.css. */
#ifndef SPOR_SERVE_SERVER_H
#define SPOR_SERVE_SERVER_H

#include "serve/folder.h"

struct server;

/* The script and the style of the document about the site's state, and of its place on the site's own pages; borrowed. */
struct server_looks {
  struct str script;
  struct str style;
};

/* NULL with errno, as http_open(). */
struct server *server_open(unsigned port, const struct server_looks *looks);
void server_close(struct server *server); /* NULL is allowed */
struct http *server_http(const struct server *server);
/* From now on `folder` is shown, at the path `base` ("/" or "/strategier/"); it is closed when another takes its place, or at the end. */
void server_show(struct server *server, struct folder *folder, struct str base);
/* What is shown; NULL while nothing is: then every address is answered with the document about the state. */
const struct folder *server_folder(const struct server *server);
/* The document about the site's state, a whole one in HTML; copied. */
void server_state(struct server *server, struct str html);
/* The one that was set last; borrowed until the next is. */
struct str server_told(const struct server *server);
/* Tells who listens what is shown now. */
void server_tell(struct server *server);

#endif
