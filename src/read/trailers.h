/* The trailers of a commit message, found as `git interpret-trailers` finds them: lines `Key: value` in the last paragraph, which must
 * not be the first. A paragraph that also holds other lines gives none, unless git itself wrote one of them and they are a quarter of it.
 */
#ifndef SPOR_READ_TRAILERS_H
#define SPOR_READ_TRAILERS_H

#include "read/repo_log.h"

/* Keys and values point into `message`, but for values of several lines. */
struct log_trailer *trailers_parse(struct arena *arena, struct str message, size_t *count);

#endif
