/* One build of the site for the preview, in a process of its own: the preview goes on answering, whatever a build holds in memory goes with
 * it, and one that is ended half way has changed nothing that is shown. When the site is built and told of, the same process goes on to
 * read it as `spor check` does, behind whatever else the machine has to do; it can be ended at any time, and ends itself when it takes too
 * long. */
#ifndef SPOR_CMD_SERVE_BUILD_H
#define SPOR_CMD_SERVE_BUILD_H

#include <sys/types.h>

#include "base/buf.h"
#include "cmd/option.h"

struct serve_build {
  pid_t process;   /* 0: none is at work */
  int fd;          /* where its result comes from */
  struct buf said; /* so far, of the result that is being told */
  size_t told;     /* bytes of it that were handed out */
  bool is_reading; /* the site is built and told of */
  bool is_done;    /* nothing is left to be told */
};

struct serve_result {
  bool is_published;
  struct str base; /* the path that the site is made for: "/" or "/strategier/" */
  struct str html; /* a document about its state */
};

enum serve_news {
  SERVE_NOTHING, /* yet */
  SERVE_BUILT,   /* a result of the build */
  SERVE_CHECKED, /* a result of the reading: the site is as it was told before */
  SERVE_DONE,    /* it has ended, and all was told */
  SERVE_ENDED,   /* it was ended before it could say what there is to say */
};

/* Builds into `folder` and prints the findings; for the first time, how far it has come and what was left out, too. False with errno. */
bool serve_build_begin(struct serve_build *serve_build, const struct settings *settings, const char *folder, bool is_first);
/* Takes what there is to read from `fd`. `result`, with SERVE_BUILT and SERVE_CHECKED, borrows from `serve_build` until the next call. */
enum serve_news serve_build_read(struct serve_build *serve_build, struct serve_result *result);
/* Ends the one that is at work, if there is any. */
void serve_build_stop(struct serve_build *serve_build);

#endif
