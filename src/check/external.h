/* Addresses elsewhere, asked whether they answer. The only adapter over libcurl, and the only place where spor goes out onto the net: when
 * it is asked to. Polite: one request at a time to a host, a pause between two, a few hosts side by side; nothing is fetched but what tells
 * that it is there. What was answered is kept for some days. */
#ifndef SPOR_CHECK_EXTERNAL_H
#define SPOR_CHECK_EXTERNAL_H

#include <stdint.h>

#include "base/str.h"

struct arena;

enum external_state {
  EXTERNAL_FINE,
  EXTERNAL_MOVED,   /* answers, and says that it has another address for good */
  EXTERNAL_GONE,    /* 404, 410 */
  EXTERNAL_FAILING, /* no answer, or one that tells of an error */
  EXTERNAL_REFUSED, /* the host answers nobody but browsers: 401, 403, 429, 999 */
  EXTERNAL_UNASKED, /* more addresses than one run asks, or not enough time */
};

struct external_answer {
  enum external_state state;
  struct str detail; /* "404", the error, or the new address */
};

struct external_options {
  const char *cache_folder;    /* NULL: nothing is kept */
  int64_t now;                 /* seconds after the epoch */
  unsigned pause_milliseconds; /* between two requests to one host */
  unsigned seconds;            /* for one request */
};

/* One answer for each address, in the arena. Addresses are http or https, each there once. */
struct external_answer *external_ask(struct arena *arena, const struct external_options *options, const struct str *urls, size_t count);

#endif
