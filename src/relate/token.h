/* A text cut into words as terms are looked for in it. Hyphens, apostrophes, underscores and digits inside a word are part of it, so
 * what is written together is one word and never the words it is made of; a word broken at the end of a line is whole again. */
#ifndef SPOR_RELATE_TOKEN_H
#define SPOR_RELATE_TOKEN_H

#include "base/str.h"

struct arena;

enum letters {
  LETTERS_LOWER,
  LETTERS_CAPITAL, /* Viden */
  LETTERS_UPPER,   /* VIDEN: two letters or more */
};

struct word_token {
  size_t start; /* bytes of the text */
  size_t end;
  struct str word; /* never empty: lower case, composed (NFC), without soft hyphens, apostrophes straight */
  enum letters letters;
  bool is_adjacent;     /* only white space between the word before and this one */
  bool begins_sentence; /* or a quotation, a parenthesis, what follows a colon or a dash */
};

/* A cursor over a text. */
struct tokens {
  struct arena *arena;
  struct str text;
  char *words; /* room for all words */
  size_t word_bytes;
  size_t at;
  bool is_fresh; /* nothing but openings since a sentence began */
};

/* The words live in the arena. */
struct tokens tokens_begin(struct arena *arena, struct str text);
/* False at the end of the text. */
bool tokens_next(struct tokens *tokens, struct word_token *token);

#endif
