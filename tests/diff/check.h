/* What must hold of every comparison, read from the HTML alone, as a browser or another program would: without what was
 * inserted, and with what was moved put back to its pointer, the words are the old text's; without what was deleted they are the new
 * text's. Labels belong to neither. */
#ifndef SPOR_TESTS_DIFF_CHECK_H
#define SPOR_TESTS_DIFF_CHECK_H

#include "base/buf.h"
#include "diff/treediff.h"

/* What was found in a comparison that holds. */
struct check_counts {
  size_t marked_words; /* runs of characters without white space in <ins> and <del> */
  size_t moves;
  size_t changes;
};

/* Compares two texts of Markdown and checks what comes of it. False when something does not hold: `*fault` says what. */
bool check_texts(struct str before, struct str after, struct check_counts *counts, struct buf *fault);
/* The HTML of a comparison, as `spor diff` writes it. */
void check_write(struct arena *arena, struct str before, struct str after, struct buf *html);

#endif
