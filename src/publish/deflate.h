/* Compression of what is published. The only user of libdeflate, whose output depends on its version: the manifest names it. */
#ifndef SPOR_PUBLISH_DEFLATE_H
#define SPOR_PUBLISH_DEFLATE_H

#include "base/buf.h"

/* As a web server sends it (gzip, RFC 1952), without a time in it. False when it would not be smaller. */
bool deflate_gzip(struct str bytes, struct buf *out);
/* As PNG holds it (zlib, RFC 1950). */
void deflate_zlib(struct str bytes, struct buf *out);
unsigned deflate_crc(struct str bytes);
const char *deflate_version(void);

#endif
