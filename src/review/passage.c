#include "review/passage.h"

#include "base/arena.h"
#include "relate/termset.h"

struct reading {
  const struct passage_input *input;
  struct running running;
  struct passage_word *words;
  size_t count;
  size_t capacity;
};

static void cut_words(struct reading *reading, struct arena *arena, struct arena *scratch) {
  struct tokens tokens = tokens_begin(scratch, buf_str(&reading->running.text));
  struct word_token token;
  reading->count = 0;
  while (tokens_next(&tokens, &token)) {
    reading->words = arena_grow(arena, reading->words, reading->count, &reading->capacity, sizeof *reading->words);
    bool is_closed = running_piece_at(&reading->running, token.start)->is_closed;
    reading->words[reading->count++] = (struct passage_word){.token = token, .is_closed = is_closed};
  }
}

/* The longest term that begins at the word: how many words it has. */
static size_t find_term(struct reading *reading, size_t first) {
  const struct termset *set = reading->input->set;
  struct passage_word *words = reading->words;
  unsigned place = 0;
  size_t length = 0;
  for (size_t i = first; i < reading->count && (i == first || words[i].token.is_adjacent); i++) {
    unsigned word = termset_word(set, words[i].token.word);
    place = word != 0 ? termset_step(set, place, word) : 0;
    if (place == 0) break;
    const struct meaning *meaning = termset_meaning(set, place);
    if (meaning == NULL) continue;
    words[first].meaning = meaning;
    words[first].term_length = length = i + 1 - first;
  }
  return length;
}

static void find_terms(struct reading *reading) {
  for (size_t i = 0; reading->input->set != NULL && i < reading->count;) {
    size_t length = find_term(reading, i);
    for (size_t j = 0; j < length; j++) reading->words[i + j].is_term = true;
    i += length > 0 ? length : 1;
  }
}

static struct passage make_passage(const struct reading *reading, const struct node *block) {
  struct passage passage = {.of = reading->input, .block = block, .running = &reading->running, .words = reading->words};
  bool is_declared = false;
  passage.count = reading->count;
  for (const struct node *node = block; node != NULL; node = node->parent) {
    if (node->type == NODE_QUOTE) passage.is_quoted = true;
    if (node->declaration == 0 || is_declared) continue;
    passage.declaration = node->declaration - 1;
    is_declared = true;
  }
  return passage;
}

void passages_read(struct arena *arena, const struct passage_input *input, passage_reader *read, void *context) {
  struct arena *scratch = arena_new();
  struct reading reading = {.input = input};
  running_init(&reading.running, arena);
  const struct node *root = input->document->document->root;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (!running_is_block(node)) continue;
    arena_reset(scratch);
    running_read(&reading.running, node, NULL);
    if (reading.running.piece_count == 0) continue;
    cut_words(&reading, arena, scratch);
    find_terms(&reading);
    struct passage passage = make_passage(&reading, node);
    read(context, &passage);
  }
  running_release(&reading.running);
  arena_free(scratch);
}

struct place passage_place(const struct passage *passage, size_t first, size_t last) {
  size_t start = passage->words[first].token.start;
  const struct running_piece *piece = running_piece_at(passage->running, start);
  const struct node *node = piece->node != NULL ? piece->node : passage->block;
  unsigned offset = piece->node != NULL ? (unsigned)(start - piece->start) : 0;
  unsigned width = (unsigned)(passage->words[last].token.end - start);
  return (struct place){passage->of->document->document->file, node->line, node->column + offset, width};
}

struct str passage_of_entry(struct arena *arena, const struct entry *entry) {
  const struct lines *file = entry->document->file;
  return str_format(arena, "%.*s%s%.*s:%u", STR_ARG(file->path), file->edition.len > 0 ? "@" : "", STR_ARG(file->edition),
                    entry->declaration->place.line);
}
