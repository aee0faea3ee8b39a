/* How large a picture is, from its file's first bytes, so that a page can keep the place free before it has come: PNG (W3C), JPEG with
 * Exif's orientation (ITU T.81, CIPA DC-008), WebP (RFC 9649), SVG (from width and height, or else viewBox). Trusts no byte. */
#ifndef SPOR_READ_IMAGE_SIZE_H
#define SPOR_READ_IMAGE_SIZE_H

#include "base/str.h"

/* Pixels of CSS, as the picture is shown: turned where the file asks for it. 0 and 0: not known. */
struct image_size {
  unsigned width;
  unsigned height;
};

/* Unknown for what is no such picture, is broken before its size is told, or claims to have none. */
struct image_size image_size_of(struct str bytes);

#endif
