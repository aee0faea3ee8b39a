/* What an editor should look at in the texts of a publication. In its terms: concepts that are used before they are defined, never used,
 * defined twice, two things under one name, terms that are spelt almost right, and noun phrases that could do with an explanation. In its
 * words: what is misspelt. Only texts at undated addresses are reviewed: what is in force, or the draft. All findings go to `diags`;
 * nothing else is returned or kept. */
#ifndef SPOR_REVIEW_REVIEW_H
#define SPOR_REVIEW_REVIEW_H

#include "model/site.h"

struct diags;
struct lexicon;
struct mending;
struct wordlist;

/* An edition with its documents (their own entries) in reading order. */
struct review_edition {
  const struct edition *edition;
  const struct entry *const *documents;
  size_t document_count;
};

struct review_input {
  const struct site *site;
  const struct review_edition *editions; /* undated ones only */
  size_t edition_count;
  struct lexicon *lexicon; /* NULL: spelling and candidates are not looked at */
  bool wants_mentions;     /* concepts were recognised in running text, so that what is not used can be told */
  bool wants_candidates;   /* undefined noun phrases are told too */
  const struct wordlist *wordlist;
  struct mending *mending; /* what may be written into the texts is added; NULL: nothing is */
  struct map *unknown;     /* words that nobody knows are put there, in lower case; NULL: nobody asks */
};

void review_texts(const struct review_input *input, struct diags *diags);

#endif
