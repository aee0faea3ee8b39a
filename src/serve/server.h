/* A site as browsers see it while it is edited: the last good build at the addresses it is made for, a document about its state, and word
 * of every change. A build may be shown before its files are written (it is fresh): what is asked for is then fetched, one by one.
 * Addresses below /.spor/ are the server's own: state, events, live.js, live.css. */
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
/* Asks elsewhere for the file at `path`, clean and below the site's base; server_found() is to follow. Until then the request waits. */
typedef void server_fetch(void *context, unsigned long request, struct str path);

enum server_answer {
  SERVER_FILE,    /* that is it */
  SERVER_FOLDER,  /* there is something at this address with a slash behind it */
  SERVER_MISSING, /* there is none; the file, if any, says so */
  SERVER_FAILED,  /* it cannot be made: the last whole build answers */
};

/* A site that is fresh is shown from now on, of this version, in front of the folder that is shown. */
void server_show_fresh(struct server *server, const char *version, struct str base, server_fetch *fetch, void *context);
/* The answer to what was fetched for a request. The file's descriptor is taken; -1 for none. */
void server_found(struct server *server, unsigned long request, enum server_answer answer, const struct respond_file *file);
/* What is fresh is shown no more, and whoever waits for it gets what is in the folder. */
void server_drop_fresh(struct server *server);
/* The version of the fresh site; empty when there is none. */
const char *server_fresh_version(const struct server *server);
/* From now on `folder` is shown, at the path `base` ("/" or "/strategier/"); it is closed when another takes its place, or at the end.
 * What was fresh is dropped. */
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
