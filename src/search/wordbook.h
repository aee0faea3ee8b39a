/* The words that one thread has met, numbered, and how much each weighs in the text at hand: a word of many texts is looked up once in
 * each and kept once for all. */
#ifndef SPOR_SEARCH_WORDBOOK_H
#define SPOR_SEARCH_WORDBOOK_H

#include <stdint.h>

#include "base/map.h"

struct word_weight {
  uint32_t word; /* number in the book */
  uint32_t weight;
};

struct wordbook {
  struct arena *arena; /* its own; what is taken from the book lives in it too */
  struct map numbers;  /* → 1 + number, or that it is too small to tell anything */
  struct str *words;   /* by number */
  size_t count;
  size_t capacity;
  uint32_t *weights; /* by number, in the text at hand */
  size_t weight_capacity;
  uint32_t *met; /* the numbers whose weight is not zero, in the order of the text */
  size_t met_count;
  size_t met_capacity;
};

/* `stop_words`: small words, which weigh nothing. Borrows them. */
void wordbook_init(struct wordbook *book, const struct map *stop_words);
void wordbook_release(struct wordbook *book);
/* Another occurrence of a word in the text at hand. Copies the word. A small one weighs nothing. */
void wordbook_add(struct wordbook *book, struct str word, uint32_t weight);
/* What the words of the text came to, each once, in the order of the text; the next text begins. */
struct word_weight *wordbook_take(struct wordbook *book, size_t *count);

#endif
