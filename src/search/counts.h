/* How much each word of each subject weighs there: where it stands counts, and how often. Made by several threads, a subject each. */
#ifndef SPOR_SEARCH_COUNTS_H
#define SPOR_SEARCH_COUNTS_H

#include <stdint.h>

#include "search/subjects.h"
#include "search/wordbook.h"

struct diags;

struct subject_count {
  unsigned book;             /* which of the books the words' numbers are of */
  struct word_weight *words; /* each once, in the order of the text */
  size_t word_count;
  uint32_t length; /* words of the text, repeats and small ones counted */
  uint32_t bytes;  /* of the text that is shown around what was found */
  uint64_t digest; /* of all that readers see of it */
};

struct counts {
  struct subject_count *at; /* by the subject's number */
  struct wordbook *books;   /* per worker */
  unsigned book_count;
};

void counts_make(struct arena *arena, const struct site *site, const struct subjects *subjects, unsigned jobs, struct counts *counts,
                 struct diags *diags);
void counts_release(struct counts *counts);

#endif
