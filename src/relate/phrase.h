/* A term as it is written in a title, and all the sequences of words that say it: each word bent, the adjectives agreeing with their noun,
 * the genitive at the end. */
#ifndef SPOR_RELATE_PHRASE_H
#define SPOR_RELATE_PHRASE_H

#include "base/str.h"

struct arena;
struct lexicon;

#define PHRASE_WORDS_MAX 12

struct phrase {
  struct str words[PHRASE_WORDS_MAX];
  size_t count;
  struct str exact;  /* an abbreviation: the word as it must be written; empty for others */
  bool has_capitals; /* a word behind the first is written with a capital */
};

/* Called with each name that a title holds. */
typedef void phrase_name_sink(void *context, struct str name);

/* Those parted by a slash are names each by itself, and an abbreviation in parentheses is another; other words in parentheses are a
 * remark and belong to none: "Beslutningskapital / professionel dømmekraft", "Professionelle læringsfællesskaber (PLF)". */
void phrase_names(struct arena *arena, struct str title, phrase_name_sink *sink, void *context);

/* Called with each sequence. */
typedef void phrase_sink(void *context, const struct phrase *phrase);

/* All sequences for all names of a title. */
void phrase_expand(struct arena *arena, struct lexicon *lexicon, struct str title, phrase_sink *sink, void *context);
/* Just the words as they are written. False when there are none, or too many. */
bool phrase_read(struct arena *arena, struct str text, struct phrase *phrase);

#endif
