/* The forms a Danish word takes: made by rule, each held against the dictionary. What comes out is words, so a text is searched for what it
 * may say and not for what its words may be bent from; lederne can never be found by way of ledelse. */
#ifndef SPOR_RELATE_PARADIGM_H
#define SPOR_RELATE_PARADIGM_H

#include "base/str.h"

struct arena;
struct lexicon;

enum inflection {
  INFLECTION_SINGULAR = 1, /* indefinite */
  INFLECTION_DEFINITE = 2,
  INFLECTION_PLURAL = 4,
  INFLECTION_NEUTER = 8, /* of a singular noun: may take an adjective on -t. Of an adjective: the form on -t */
  INFLECTION_COMMON = 16,
  INFLECTION_GENITIVE = 32,
};

struct inflected {
  struct str word;
  unsigned traits; /* bits of enum inflection */
};

struct paradigm {
  struct inflected *forms; /* the lemma first, no two the same */
  size_t count;
};

#define PARADIGM_MAX 64

/* The forms of a noun, of which `word` (lower case) is one. A word that the dictionary does not know takes all regular endings that make
 * no other word. `lexicon` may be NULL: then there is the word and its genitive. */
struct paradigm paradigm_of_noun(struct arena *arena, struct lexicon *lexicon, struct str word);
/* The forms of an adjective, or just the word when it is none that bends. */
struct paradigm paradigm_of_adjective(struct arena *arena, struct lexicon *lexicon, struct str word);
/* The forms of an abbreviation, letters as they are: PLF'et, PLF'ernes, PLFs. */
struct paradigm paradigm_of_abbreviation(struct arena *arena, struct str word);

#endif
