/* Concepts recognised as a program without a paradigm would: recognise METHOD NAMES TEXT…
 * NAMES has a line "concept<tab>name" for each name. What is recognised goes to standard output as `score judge` reads it. METHOD says when
 * a word of the text is one of a name's: substring   the name's letters stand there, wherever; case does not matter words       the same
 * letters and nothing else between two blanks or marks snowball    the same stem, by libstemmer's Danish hunspell    one stem in common, by
 * Hunspell as it comes Texts are read by our own parser, so that none of them is misled by what is a heading, a link, code or a quotation.
 * The longest name wins. */
#include <hunspell/hunspell.h>
#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/document.h"
#include "read/dictionary.h"
#include "read/markdown.h"
#include "relate/running.h"

#define SIZE_LIMIT ((size_t)16 << 20)
enum { WORDS_MAX = 12, KEYS_MAX = 8 };

enum method { SUBSTRING, WORDS, SNOWBALL, HUNSPELL };

/* What a word is known by. */
struct keys {
  struct str at[KEYS_MAX];
  size_t count;
};

struct word {
  size_t start;
  size_t end;
  struct keys keys;
};

struct name {
  struct str concept;
  struct str letters;
  struct keys words[WORDS_MAX];
  size_t count;
};

struct recogniser {
  struct arena *arena;
  enum method method;
  struct sb_stemmer *stemmer;
  Hunhandle *hunspell;
  struct name *names;
  size_t name_count;
  size_t name_capacity;
};

static void add_key(struct recogniser *recogniser, struct keys *keys, struct str key) {
  if (keys->count < KEYS_MAX) keys->at[keys->count++] = str_copy(recogniser->arena, key);
}

static struct keys keys_of(struct recogniser *recogniser, struct str word) {
  struct keys keys = {.count = 0};
  if (recogniser->method == SNOWBALL) {
    const sb_symbol *stem = sb_stemmer_stem(recogniser->stemmer, (const sb_symbol *)word.at, (int)word.len);
    add_key(recogniser, &keys, (struct str){(const char *)stem, (size_t)sb_stemmer_length(recogniser->stemmer)});
  } else if (recogniser->method == HUNSPELL) {
    char **stems = NULL;
    int count = Hunspell_stem(recogniser->hunspell, &stems, str_zero(recogniser->arena, word));
    for (int i = 0; i < count; i++) add_key(recogniser, &keys, str_from(stems[i]));
    Hunspell_free_list(recogniser->hunspell, &stems, count);
  }
  if (keys.count == 0) add_key(recogniser, &keys, word);
  return keys;
}

static bool is_alike(const struct keys *a, const struct keys *b) {
  for (size_t i = 0; i < a->count; i++) {
    for (size_t j = 0; j < b->count; j++) {
      if (str_equal(a->at[i], b->at[j])) return true;
    }
  }
  return false;
}

/* The next run of letters and digits, in lower case. */
static bool next_word(struct recogniser *recogniser, struct str text, size_t *at, struct word *word) {
  size_t end = *at;
  word->start = word->end = text.len;
  while (end < text.len) {
    size_t next = end;
    bool is_letter = text_is_word_part(utf8_next(text, &next));
    if (is_letter && word->start == text.len) word->start = end;
    if (!is_letter && word->start < text.len) break;
    end = next;
  }
  *at = word->end = end;
  if (word->start == text.len) return false;
  word->keys = keys_of(recogniser, text_lower(recogniser->arena, str_slice(text, word->start, word->end)));
  return true;
}

static void add_name(struct recogniser *recogniser, struct str concept, struct str text) {
  struct name name = {.concept = concept, .letters = text_lower(recogniser->arena, text)};
  struct word word;
  for (size_t at = 0; name.count < WORDS_MAX && next_word(recogniser, text, &at, &word);) name.words[name.count++] = word.keys;
  recogniser->names =
      arena_grow(recogniser->arena, recogniser->names, recogniser->name_count, &recogniser->name_capacity, sizeof *recogniser->names);
  recogniser->names[recogniser->name_count++] = name;
}

/* ---- a text ---- */

struct reading {
  struct recogniser *recogniser;
  const struct document *document;
  struct running running;
  struct word *words;
  size_t word_count;
  size_t word_capacity;
};

static bool is_closed(const struct running *running, size_t start, size_t end) {
  const struct running_piece *stop = running->pieces + running->piece_count;
  for (const struct running_piece *piece = running_piece_at(running, start); piece < stop && piece->start < end; piece++) {
    if (piece->is_closed) return true;
  }
  return false;
}

static void tell(const struct reading *reading, const struct name *name, size_t start, size_t end) {
  const struct running_piece *piece = running_piece_at(&reading->running, start);
  if (piece->node == NULL || is_closed(&reading->running, start, end)) return;
  struct arena *arena = reading->recogniser->arena;
  const struct lines *file = reading->document->file;
  unsigned column = lines_character(file, piece->node->line, piece->node->column + (unsigned)(start - piece->start));
  struct str words = text_fold_space(arena, str_slice(buf_str(&reading->running.text), start, end));
  printf("%.*s\t%u\t%u\t%.*s\t%.*s\n", STR_ARG(file->path), piece->node->line, column, STR_ARG(name->concept), STR_ARG(words));
}

/* How many words from `first` on say the name; 0 when they do not. */
static size_t matched(const struct reading *reading, size_t first, const struct name *name) {
  struct str text = buf_str(&reading->running.text);
  if (name->count == 0 || first + name->count > reading->word_count) return 0;
  for (size_t i = 0; i < name->count; i++) {
    const struct word *word = &reading->words[first + i];
    if (!is_alike(&word->keys, &name->words[i])) return 0;
    if (i > 0 && str_trim(str_slice(text, word[-1].end, word->start)).len > 0) return 0;
  }
  return name->count;
}

static void match_words(const struct reading *reading) {
  for (size_t i = 0; i < reading->word_count;) {
    const struct name *longest = NULL;
    for (size_t j = 0; j < reading->recogniser->name_count; j++) {
      const struct name *name = &reading->recogniser->names[j];
      if (matched(reading, i, name) > (longest != NULL ? longest->count : 0)) longest = name;
    }
    if (longest != NULL) tell(reading, longest, reading->words[i].start, reading->words[i + longest->count - 1].end);
    i += longest != NULL ? longest->count : 1;
  }
}

static void match_letters(const struct reading *reading) {
  struct str text = text_lower(reading->recogniser->arena, buf_str(&reading->running.text));
  if (text.len != reading->running.text.len) return; /* no letter of these texts is longer in lower case */
  for (size_t at = 0; at < text.len;) {
    const struct name *longest = NULL;
    for (size_t j = 0; j < reading->recogniser->name_count; j++) {
      const struct name *name = &reading->recogniser->names[j];
      bool stands_here = str_equal(str_slice(text, at, at + name->letters.len), name->letters);
      if (stands_here && (longest == NULL || name->letters.len > longest->letters.len)) longest = name;
    }
    if (longest != NULL) tell(reading, longest, at, at + longest->letters.len);
    at += longest != NULL ? longest->letters.len : 1;
  }
}

static void read_block(struct reading *reading, const struct node *block) {
  for (const struct node *node = block; node != NULL; node = node->parent) {
    if (node->type == NODE_HEADING || node->type == NODE_QUOTE) return;
  }
  running_read(&reading->running, block, NULL);
  if (reading->running.piece_count == 0) return;
  if (reading->recogniser->method == SUBSTRING) {
    match_letters(reading);
    return;
  }
  struct arena *arena = reading->recogniser->arena;
  struct word word;
  reading->word_count = 0;
  for (size_t at = 0; next_word(reading->recogniser, buf_str(&reading->running.text), &at, &word);) {
    reading->words = arena_grow(arena, reading->words, reading->word_count, &reading->word_capacity, sizeof word);
    reading->words[reading->word_count++] = word;
  }
  match_words(reading);
}

static struct str read_whole(struct arena *arena, const char *path) {
  struct str bytes;
  if (file_read(arena, path, SIZE_LIMIT, &bytes)) return bytes;
  perror(path);
  exit(2);
}

static void read_text(struct recogniser *recogniser, const char *path, struct diags *diags) {
  struct str name = path_name(str_from(path));
  const struct lines *lines = lines_new(recogniser->arena, name, (struct str){"", 0}, read_whole(recogniser->arena, path));
  struct reading reading = {.recogniser = recogniser, .document = document_parse(recogniser->arena, lines, name, false, diags)};
  running_init(&reading.running, recogniser->arena);
  const struct node *root = reading.document->root;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (running_is_block(node)) read_block(&reading, node);
  }
  running_release(&reading.running);
}

/* ---- ready ---- */

static bool open_method(struct recogniser *recogniser, const char *name) {
  static const char *const names[] = {"substring", "words", "snowball", "hunspell"};
  struct dictionary dictionary;
  size_t method = 0;
  while (method < sizeof names / sizeof *names && !str_is(str_from(name), names[method])) method++;
  recogniser->method = (enum method)method;
  if (method == SNOWBALL) recogniser->stemmer = sb_stemmer_new("danish", "UTF_8");
  bool has_dictionary = method == HUNSPELL && dictionary_find(recogniser->arena, STR("da"), &dictionary);
  if (has_dictionary) recogniser->hunspell = Hunspell_create(dictionary.affixes, dictionary.words);
  return method < SNOWBALL || recogniser->stemmer != NULL || recogniser->hunspell != NULL;
}

int main(int argc, char **argv) {
  struct recogniser recogniser = {.arena = arena_new()};
  struct diags *diags = diags_new();
  if (argc < 3 || !open_method(&recogniser, argv[1])) return 2;
  markdown_init();
  struct str rest = read_whole(recogniser.arena, argv[2]);
  struct str line;
  while (str_split(&rest, '\n', &line)) {
    struct str concept;
    if (line.len > 0 && str_split(&line, '\t', &concept)) add_name(&recogniser, concept, line);
  }
  for (int i = 3; i < argc; i++) read_text(&recogniser, argv[i], diags);
  if (recogniser.stemmer != NULL) sb_stemmer_delete(recogniser.stemmer);
  if (recogniser.hunspell != NULL) Hunspell_destroy(recogniser.hunspell);
  diags_free(diags);
  arena_free(recogniser.arena);
  return 0;
}
