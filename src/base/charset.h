/* Texts of other encodings than UTF-8, for libraries whose data may be in one. */
#ifndef SPOR_BASE_CHARSET_H
#define SPOR_BASE_CHARSET_H

#include "base/str.h"

struct charset;

/* By a name that ICU knows ("ISO8859-1"). NULL for UTF-8 itself, which needs none, and for a name nobody knows. Belongs to one thread. */
struct charset *charset_open(const char *name);
void charset_close(struct charset *charset); /* NULL is allowed */
/* From UTF-8 and back. A NULL charset gives the text as it is; a character that the other side lacks becomes a substitute. The results
 * are zero-terminated. */
struct str charset_encode(struct charset *charset, struct arena *arena, struct str utf8);
struct str charset_decode(struct charset *charset, struct arena *arena, struct str bytes);

#endif
