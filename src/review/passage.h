/* A block of text as words, with the terms of its edition found in it: what the reviews read. */
#ifndef SPOR_REVIEW_PASSAGE_H
#define SPOR_REVIEW_PASSAGE_H

#include "model/edition.h"
#include "relate/running.h"
#include "relate/token.h"

struct meaning;
struct termset;

struct passage_word {
  struct word_token token;
  const struct meaning *meaning; /* of the term that begins here, the longest; NULL for none */
  size_t term_length;            /* its words */
  bool is_term;                  /* part of one */
  bool is_closed;                /* in a link or in code */
};

struct passage_input {
  const struct entry *document; /* its own entry */
  const struct termset *set;    /* NULL: no terms */
  size_t position;              /* of the document in reading order */
};

struct passage {
  const struct passage_input *of;
  const struct node *block;
  size_t declaration; /* of the document: the innermost it stands in */
  bool is_quoted;
  const struct running *running;
  const struct passage_word *words;
  size_t count;
};

typedef void passage_reader(void *context, const struct passage *passage);

/* Calls `read` with each block of the document, in the order of the text. A passage and what it points to hold until `read` returns. */
void passages_read(struct arena *arena, const struct passage_input *input, passage_reader *read, void *context);
/* The same with a text of the document's front matter (its title, its summary), which is found there as it is written; where it is written
 * otherwise, with escapes or over several lines, nothing is read. */
void passage_read_field(struct arena *arena, const struct passage_input *input, struct str text, passage_reader *read, void *context);
/* Where words stand, from `first` to the end of `last`. */
struct place passage_place(const struct passage *passage, size_t first, size_t last);
/* The place where something is declared, as text: "content/a.md:12". */
struct str passage_of_entry(struct arena *arena, const struct entry *entry);

#endif
