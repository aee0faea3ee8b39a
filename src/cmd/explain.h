/* `spor links --explain FILE:LINE`: why the words of a line are links, or are not. */
#ifndef SPOR_CMD_EXPLAIN_H
#define SPOR_CMD_EXPLAIN_H

#include "cmd/option.h"

struct buf;

/* Writes what became of each word of the line in each edition that has the file. False when `place` names no line of a document, with what
 * is wrong on standard error. */
bool explain_line(const struct build *build, const struct settings *settings, const char *place, struct buf *out);

#endif
