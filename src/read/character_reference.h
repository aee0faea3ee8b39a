/* What a character reference of a Markdown text (`&aelig;`, `&#230;`) stands for, by the parser's own table. */
#ifndef SPOR_READ_CHARACTER_REFERENCE_H
#define SPOR_READ_CHARACTER_REFERENCE_H

#include "base/str.h"

/* The length of the reference that `source` begins with, 0 when there is none; `meaning` gets what it stands for, borrowed from
 * `bytes`. */
size_t character_reference_read(struct str source, char bytes[16], struct str *meaning);

#endif
