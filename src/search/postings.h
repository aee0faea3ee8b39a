/* Which subjects a term is found in, and how strongly, gathered from the counts of all subjects and written down for the index. */
#ifndef SPOR_SEARCH_POSTINGS_H
#define SPOR_SEARCH_POSTINGS_H

#include "base/buf.h"
#include "search/counts.h"
#include "search/vocabulary.h"

struct posting {
  uint32_t subject;
  uint32_t weight;
};

struct posting_list {
  struct posting *at; /* by subject */
  size_t count;
  size_t capacity;
};

struct postings {
  struct posting_list *terms; /* by number in the vocabulary */
  size_t term_count;
  const struct counts *counts;
  uint64_t usual_length; /* of a subject's text, in words; at least 1 */
};

/* Files all words of the counts in the vocabulary. */
void postings_gather(struct arena *arena, const struct counts *counts, size_t subject_count, struct vocabulary *vocabulary,
                     struct postings *postings);
/* Appends a term's list: for each subject 16 × the subjects passed over since the one before + its strength of 1 to 15, in base 32 from
 * the lowest digit on, a digit that is not the last one counted 32 higher; digits are 0-9 A-Z a-z - _ */
void postings_write(const struct postings *postings, uint32_t term, struct buf *out);

#endif
