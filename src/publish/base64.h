/* Bytes as text of 64 characters (RFC 4648), for data addresses. Pure. */
#ifndef SPOR_PUBLISH_BASE64_H
#define SPOR_PUBLISH_BASE64_H

#include "base/buf.h"

void base64_write(struct str bytes, struct buf *out);

#endif
