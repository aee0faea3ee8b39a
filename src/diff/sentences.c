#include "diff/sentences.h"

#include "base/arena.h"
#include "base/text.h"

struct sentences sentences_cut(const struct sentence_context *context, const struct inlines *inlines) {
  struct sentences sentences = {0};
  size_t span_count;
  struct text_span *spans = sentence_cutter_spans(context->cutter, context->arena, inlines->text, &span_count);
  sentences.at = arena_array(context->words->arena, span_count + 1, sizeof *sentences.at);
  size_t atom = 0;
  for (size_t i = 0; i < span_count && atom < inlines->count; i++) {
    size_t first = atom;
    while (atom < inlines->count && (inlines->offsets[atom] < spans[i].end || i + 1 == span_count)) atom++;
    if (atom == first) continue;
    sentences.at[sentences.count++] = (struct sentence){first, atom, bag_of(context->words, inlines->atoms + first, atom - first)};
  }
  return sentences;
}

unsigned *sentences_number(struct arena *scratch, struct map *map, const struct inlines *inlines, struct sentences sentences) {
  unsigned *numbers = arena_array(scratch, sentences.count + 1, sizeof *numbers);
  for (size_t i = 0; i < sentences.count; i++) {
    unsigned *key = arena_array(scratch, sentences.at[i].bag.count + 1, sizeof *key);
    size_t count = 0;
    for (size_t j = sentences.at[i].first; j < sentences.at[i].end; j++) {
      if (inlines->atoms[j].number != 0) key[count++] = inlines->atoms[j].number;
    }
    struct str name = {(const char *)key, count * sizeof *key};
    unsigned *number = map_get(map, name);
    if (number == NULL) {
      number = arena_alloc(scratch, sizeof *number);
      *number = (unsigned)map->count;
      map_put(map, name, number);
    }
    numbers[i] = *number;
  }
  return numbers;
}

size_t sentence_words_end(const struct inlines *inlines, const struct sentence *sentence) {
  size_t end = sentence->end;
  while (end > sentence->first && inlines->atoms[end - 1].number == 0) end--;
  return end;
}

struct sentence_move *sentence_move_of(const struct sentence_row *row, size_t sentence) {
  return row->moves != NULL ? row->moves[sentence] : NULL;
}
