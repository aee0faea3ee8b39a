/* A set of terms, each a sequence of words, made so that one pass over a text finds all of them: the words are numbered, the sequences
 * share their beginnings. What a pass costs depends on the text, not on how many terms there are. */
#ifndef SPOR_RELATE_TERMSET_H
#define SPOR_RELATE_TERMSET_H

#include "base/map.h"

struct entry;

/* What a sequence stands for. Of several the first that was added comes first. */
struct meaning {
  const struct entry *concept; /* NULL for foreign words */
  size_t number;               /* of the concept among those that the set was made from */
  struct str language;         /* of foreign words: "en" */
  struct str exact;            /* an abbreviation as it must be written; empty when case says nothing */
  bool is_refused;             /* one of the concept's not-forms */
  bool is_name;                /* the term itself is written with capitals inside: it may be in the text */
  struct meaning *next;
};

enum { TERMSET_TRAIL_MAX = 8 };

struct termset {
  struct arena *arena;
  struct map words;          /* → number */
  unsigned char *maybe;      /* a bit for each likeness of words: most words of a text are in no term, and this tells so soon */
  struct map steps;          /* place and word → place */
  struct meaning **meanings; /* per place, NULL for none */
  size_t place_count;
  size_t place_capacity;
  /* The way to the sequence that was added last: the forms of a term come one after the other, and most begin as the one before. */
  struct str trail_words[TERMSET_TRAIL_MAX];
  unsigned trail_places[TERMSET_TRAIL_MAX];
  size_t trail_count;
};

void termset_init(struct termset *set, struct arena *arena);
/* Borrows the words; copies the meaning. The same meaning twice is entered once. */
void termset_add(struct termset *set, const struct str *words, size_t count, const struct meaning *meaning);
/* The number of a word; 0 when no term holds it. */
unsigned termset_word(const struct termset *set, struct str word);
/* The place that the word leads to from another, 0 being the beginning; 0 when no term goes on so. */
unsigned termset_step(const struct termset *set, unsigned from, unsigned word);
/* What ends at a place, or NULL. */
const struct meaning *termset_meaning(const struct termset *set, unsigned place);

#endif
