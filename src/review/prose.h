/* How a text reads: links whose words do not say where they lead, headings that nobody wrote anything under, and how hard its sentences are
 * (LIX). */
#ifndef SPOR_REVIEW_PROSE_H
#define SPOR_REVIEW_PROSE_H

#include "review/passage.h"

struct diags;

/* A document's running text, counted. */
struct prose {
  size_t words;
  size_t long_words; /* of more than six letters */
  size_t sentences;
};

/* Paragraphs and list items count; headings, tables and captions do not. */
void prose_note(struct prose *prose, struct arena *scratch, const struct passage *passage);
/* Björnsson's readability index: words to a sentence, and long words in a hundred. 0 for a text too short to be judged. */
unsigned prose_lix(const struct prose *prose);
/* A note of the document's index, and a warning when it is above the ceiling. */
void prose_report(const struct prose *prose, const struct document *document, unsigned ceiling, struct diags *diags);
/* "klik her", "læs mere": who hears the links of a page one by one learns nothing. */
void prose_check_links(struct arena *scratch, const struct document *document, struct diags *diags);
/* Headings with nothing below them but comments, as they are left where a document was begun from a template. One that is a goal or another
 * thing itself says enough, and so does one with others below it. And concepts without an explanation. */
void prose_check_sections(struct arena *scratch, const struct document *document, struct diags *diags);

#endif
