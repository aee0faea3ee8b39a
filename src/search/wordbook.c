#include "search/wordbook.h"

#include "base/arena.h"

#define SMALL SIZE_MAX

void wordbook_init(struct wordbook *book, const struct map *stop_words) {
  *book = (struct wordbook){.arena = arena_new()};
  map_init(&book->numbers, book->arena);
  for (size_t i = 0; i < stop_words->count; i++) map_put(&book->numbers, stop_words->items[i].key, (void *)SMALL); // NOLINT: no address
}

void wordbook_release(struct wordbook *book) {
  arena_free(book->arena);
}

static void enter(struct wordbook *book, struct map_item *item, struct str word) {
  word = str_copy(book->arena, word);
  book->words = arena_grow(book->arena, book->words, book->count, &book->capacity, sizeof *book->words);
  book->words[book->count++] = word;
  while (book->weight_capacity < book->count)
    book->weights = arena_grow(book->arena, book->weights, book->weight_capacity, &book->weight_capacity, sizeof *book->weights);
  *item = (struct map_item){word, (void *)book->count}; // NOLINT: no address
}

void wordbook_add(struct wordbook *book, struct str word, uint32_t weight) {
  struct map_item *item = map_enter(&book->numbers, word);
  if (item->value == NULL) enter(book, item, word);
  if (item->value == (void *)SMALL) return; // NOLINT: no address
  size_t number = (size_t)item->value - 1;
  if (book->weights[number] == 0) {
    book->met = arena_grow(book->arena, book->met, book->met_count, &book->met_capacity, sizeof *book->met);
    book->met[book->met_count++] = (uint32_t)number;
  }
  book->weights[number] += weight;
}

struct word_weight *wordbook_take(struct wordbook *book, size_t *count) {
  struct word_weight *taken = arena_array(book->arena, book->met_count, sizeof *taken);
  for (size_t i = 0; i < book->met_count; i++) {
    taken[i] = (struct word_weight){book->met[i], book->weights[book->met[i]]};
    book->weights[book->met[i]] = 0;
  }
  *count = book->met_count;
  book->met_count = 0;
  return taken;
}
