/* Requests for a part of a file, and for a file only if it has changed. Pure. Source: RFC 9110, sections 13 and 14. */
#ifndef SPOR_SERVE_RANGE_H
#define SPOR_SERVE_RANGE_H

#include <stdint.h>

#include "base/str.h"

enum range_type {
  RANGE_WHOLE, /* none was asked for, or one that is to be passed over: in another unit, damaged, or several */
  RANGE_PART,
  RANGE_BEYOND, /* nothing of the file is in it */
};

struct range {
  uint64_t first;
  uint64_t length; /* never 0 in a part */
};

/* What a Range field asks of a file of `size` bytes. */
enum range_type range_read(struct str field, uint64_t size, struct range *range);
/* Whether an If-None-Match field names this entity tag (with its quotes), weakly or not, or any. An empty field names none. */
bool range_names_tag(struct str field, struct str tag);

#endif
