/* HTTP on this machine's loopback address. The only user of libmicrohttpd, which runs in the caller's thread: the caller polls http_fd(),
 * at most http_wait() milliseconds, and calls http_run(). */
#ifndef SPOR_SERVE_HTTP_H
#define SPOR_SERVE_HTTP_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct http;

/* Fields that were not sent are empty. Borrowed until the handler returns. */
struct http_request {
  unsigned long number; /* its own: that of a request which is handled again is the same */
  struct str method;
  struct str target; /* the path as it was sent, escapes and all, without the query */
  struct str host;
  struct str range;
  struct str if_range;
  struct str if_none_match;
};

enum { HTTP_FIELDS_MAX = 12 };

struct http_answer {
  unsigned status;
  struct http_field {
    const char *name;
    const char *value;
  } fields[HTTP_FIELDS_MAX];
  size_t field_count;
  struct str body; /* copied once the handler has returned */
  int file;        /* its bytes instead of the body, and is closed by http; -1 for none */
  uint64_t offset; /* into the file */
  uint64_t length;
  bool is_stream; /* a listener to http_tell() */
  bool is_late;   /* nothing yet: the handler is asked again once http_resume() was called */
};

/* Fills an answer that is all zero but for `file`. Whatever it points to may live in `scratch`. */
typedef void http_handler(void *context, const struct http_request *request, struct arena *scratch, struct http_answer *answer);

/* On this port, or any free one for 0. NULL with errno (EADDRINUSE: the port is taken). */
struct http *http_open(unsigned port, http_handler *handler, void *context);
unsigned http_port(const struct http *http);
int http_fd(const struct http *http);
int http_wait(const struct http *http);
void http_run(struct http *http);
/* Tells all streams, those that are opened later too: one line, at most LIVE_EVENT_MAX - 10 bytes. */
void http_tell(struct http *http, struct str data);
/* A request that was late has its answer now; one that is not there, or was not late, is passed over. */
void http_resume(struct http *http, unsigned long number);
/* Ends streams and connections. NULL is allowed. */
void http_close(struct http *http);
/* One more field of the answer; beyond the maximum they are dropped. */
void http_answer_field(struct http_answer *answer, const char *name, const char *value);

#endif
