/* Writes a picture of at most 256 colours as PNG (W3C Recommendation, third edition). */
#ifndef SPOR_PUBLISH_PNG_H
#define SPOR_PUBLISH_PNG_H

#include "base/buf.h"
#include "base/colour.h"

struct png {
  unsigned width;
  unsigned height;
  const struct colour *colours;
  size_t colour_count; /* 1 to 256 */
  const char *points;  /* width × height numbers of colours, row by row */
};

void png_write(const struct png *png, struct buf *out);

#endif
