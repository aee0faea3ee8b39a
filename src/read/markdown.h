/* CommonMark + GFM (tables, strikethrough, autolinks, task lists, footnotes) to our own tree. The only user of cmark-gfm.
 * Knows nothing of spor's conventions. Thread-safe after markdown_init(). */
#ifndef SPOR_READ_MARKDOWN_H
#define SPOR_READ_MARKDOWN_H

#include "base/lines.h"
#include "read/node.h"

struct diags;

/* Once per process, before any thread parses. */
void markdown_init(void);

#define MARKDOWN_NESTING_LIMIT 100

/* Parses the part of `lines` from byte `offset` on. NULL with a diagnostic when it is nested too deep. Text nodes that touch are
 * joined, except literal ones (node.h). The tree lives in `arena` and borrows nothing. */
struct node *markdown_parse(struct arena *arena, const struct lines *lines, size_t offset, struct diags *diags);

/* cmark's own HTML of the same text, malloc'd: the oracle for tests of layout/body.c and the floor of the bench. */
char *markdown_oracle_html(struct str text, bool unsafe);

#endif
