#include "publish/base64.h"

#include <nettle/base64.h>
#include <stdint.h>

enum { STRETCH = 3 * 256 }; /* whole groups of three, so that stretches can stand behind each other */

void base64_write(struct str bytes, struct buf *out) {
  char text[BASE64_ENCODE_RAW_LENGTH(STRETCH)];
  for (size_t at = 0; at < bytes.len; at += STRETCH) {
    size_t len = bytes.len - at < STRETCH ? bytes.len - at : STRETCH;
    base64_encode_raw(text, len, (const uint8_t *)bytes.at + at);
    buf_add(out, (struct str){text, BASE64_ENCODE_RAW_LENGTH(len)});
  }
}
