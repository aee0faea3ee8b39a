/* One file of a site as the answer to a request: its type and tag, parts of it, and pages with the element that makes them listen. */
#ifndef SPOR_SERVE_RESPOND_H
#define SPOR_SERVE_RESPOND_H

#include "publish/hash.h"
#include "serve/http.h"

/* What is being answered. */
struct respond {
  const struct http_request *request;
  struct arena *scratch;
  struct http_answer *answer;
  struct str page_tag; /* put into the head of each page */
};

struct respond_file {
  struct str path; /* below the site's root: its extension tells its type */
  struct hash hash;
  uint64_t size;
  const char *version; /* of the site */
  int fd;              /* its bytes; closed here or by http; -1 when they cannot be read */
};

void respond_with_file(const struct respond *respond, unsigned status, const struct respond_file *file);
/* With nothing else. */
void respond_with_status(const struct respond *respond, unsigned status);
/* From "maal" to "maal/": the address as it was asked for, with a slash. */
void respond_with_slash(const struct respond *respond);

#endif
