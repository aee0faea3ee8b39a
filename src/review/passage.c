#include "review/passage.h"

#include "base/arena.h"
#include "relate/term_match.h"

struct reading {
  const struct passage_input *input;
  struct running running;
  struct passage_word *words;
  struct word_token *tokens; /* the same words */
  size_t count;
  size_t capacity;
  size_t token_capacity;
};

static void cut_words(struct reading *reading, struct arena *arena, struct arena *scratch) {
  struct tokens tokens = tokens_begin(scratch, buf_str(&reading->running.text));
  struct word_token token;
  reading->count = 0;
  while (tokens_next(&tokens, &token)) {
    reading->words = arena_grow(arena, reading->words, reading->count, &reading->capacity, sizeof *reading->words);
    reading->tokens = arena_grow(arena, reading->tokens, reading->count, &reading->token_capacity, sizeof *reading->tokens);
    reading->tokens[reading->count] = token;
    bool is_closed = running_piece_at(&reading->running, token.start)->is_closed;
    reading->words[reading->count++] = (struct passage_word){.token = token, .is_closed = is_closed};
  }
}

static void find_terms(struct reading *reading) {
  struct str text = buf_str(&reading->running.text);
  for (size_t i = 0; reading->input->set != NULL && i < reading->count;) {
    struct term_match match = term_match_at(reading->input->set, text, reading->tokens, reading->count, i);
    reading->words[i].meaning = match.meaning;
    reading->words[i].term_length = match.token_count;
    for (size_t j = 0; j < match.token_count; j++) reading->words[i + j].is_term = true;
    i += match.token_count > 0 ? match.token_count : 1;
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

static void read_block(struct reading *reading, struct arena *arena, struct arena *scratch, const struct node *block, passage_reader *read,
                       void *context) {
  running_read(&reading->running, block, NULL);
  if (reading->running.piece_count == 0) return;
  cut_words(reading, arena, scratch);
  find_terms(reading);
  struct passage passage = make_passage(reading, block);
  read(context, &passage);
}

void passages_read(struct arena *arena, const struct passage_input *input, passage_reader *read, void *context) {
  struct arena *scratch = arena_new();
  struct reading reading = {.input = input};
  running_init(&reading.running, arena);
  const struct node *root = input->document->document->root;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (!running_is_block(node)) continue;
    arena_reset(scratch);
    read_block(&reading, arena, scratch, node, read, context);
  }
  running_release(&reading.running);
  arena_free(scratch);
}

void passage_read_field(struct arena *arena, const struct passage_input *input, struct str text, passage_reader *read, void *context) {
  const struct document *document = input->document->document;
  size_t at = text.len > 0 ? str_find(document->file->bytes, text, 0) : STR_NOT_FOUND;
  if (at == STR_NOT_FOUND) return;
  struct place place = lines_place(document->file, at, text.len);
  struct arena *scratch = arena_new();
  struct node *block = node_new(scratch, NODE_PARAGRAPH);
  struct node *leaf = node_new(scratch, NODE_TEXT);
  leaf->as.leaf.text = text;
  leaf->line = block->line = place.line;
  leaf->column = block->column = place.column;
  node_append(block, leaf);
  struct reading reading = {.input = input};
  running_init(&reading.running, arena);
  read_block(&reading, arena, scratch, block, read, context);
  running_release(&reading.running);
  arena_free(scratch);
}

struct place passage_place(const struct passage *passage, size_t first, size_t last) {
  return running_place(passage->running, passage->block, passage->of->document->document->file, passage->words[first].token.start,
                       passage->words[last].token.end);
}

struct str passage_of_entry(struct arena *arena, const struct entry *entry) {
  const struct lines *file = entry->document->file;
  return str_format(arena, "%.*s%s%.*s:%u", STR_ARG(file->path), file->edition.len > 0 ? "@" : "", STR_ARG(file->edition),
                    entry->declaration->place.line);
}
