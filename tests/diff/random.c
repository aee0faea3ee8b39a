/* Random edits of random texts:  random COUNT [SEED]. Every one of them must keep what check.h says. */
#include "base/arena.h"
#include "check.h"
#include "read/markdown.h"

enum { WORDS_MAX = 120, TEXTS_MAX = 40, BLOCKS_MAX = 30, WORD_SIZE = 48 };

struct text {
  char words[WORDS_MAX][WORD_SIZE];
  size_t count;
};

enum block_type { HEADING, PARAGRAPH, LIST, TABLE, QUOTE, CALLOUT, CODE };

struct block {
  enum block_type type;
  unsigned level;
  size_t columns; /* of a table */
  const char *marker;
  bool is_loose;
  size_t depths[TEXTS_MAX]; /* of a list's items */
  struct text *texts[TEXTS_MAX];
  size_t count;
};

struct document {
  struct arena *arena;
  struct block *blocks[BLOCKS_MAX];
  size_t count;
};

struct random {
  unsigned long long state;
};

static size_t below(struct random *random, size_t limit) {
  random->state = random->state * 6364136223846793005ULL + 1442695040888963407ULL;
  return limit == 0 ? 0 : (size_t)(random->state >> 33) % limit;
}

static const char *pick(struct random *random, const char *const *words, size_t count) {
  return words[below(random, count)];
}

#define PICK(random, words) pick(random, words, sizeof words / sizeof *words)

/* -- texts -- */

static const char *pick_word(struct random *random) {
  static const char *const small[] = {"og", "i", "at", "en", "det", "der", "til", "på", "for", "med", "som", "af", "ikke"};
  static const char *const full[] = {"skolen",       "børnene",    "læring",
                                     "trivsel",      "bl.a.",      "lærings-",
                                     "dagtilbuddet", "strategien", "kommunens",
                                     "fællesskab",   "0-18-års",   "samarbejdet",
                                     "lederne",      "forældrene", "f.eks.",
                                     "95",           "%",          "2018",
                                     "målet",        "kvalitet",   "overgange",
                                     "viden",        "indsatsen",  "»værdier«",
                                     "stk. 2",       "1. januar",  "retning",
                                     "ansvar",       "(også",      "hverdagen)",
                                     "udvikling,",   "rammer;",    "https://a.example/b?c=d"};
  return below(random, 5) < 2 ? PICK(random, small) : PICK(random, full);
}

static void set_word(struct text *text, size_t at, const char *word) {
  size_t len = strlen(word);
  if (len >= WORD_SIZE) len = WORD_SIZE - 1;
  memcpy(text->words[at], word, len);
  text->words[at][len] = '\0';
}

static void insert_word(struct text *text, size_t at, const char *word) {
  if (text->count == WORDS_MAX) return;
  memmove(text->words[at + 1], text->words[at], (text->count - at) * WORD_SIZE);
  set_word(text, at, word);
  text->count++;
}

static void remove_words(struct text *text, size_t at, size_t count) {
  memmove(text->words[at], text->words[at + count], (text->count - at - count) * WORD_SIZE);
  text->count -= count;
}

static void dress_word(struct text *text, size_t at, const char *before, const char *after) {
  char dressed[3 * WORD_SIZE];
  int len = snprintf(dressed, sizeof dressed, "%s%s%s", before, text->words[at], after);
  if (len > 0 && len < WORD_SIZE) memcpy(text->words[at], dressed, (size_t)len + 1);
}

static void insert_sentence(struct random *random, struct text *text, size_t at, size_t count) {
  if (text->count + count > WORDS_MAX) return;
  for (size_t i = 0; i < count; i++) insert_word(text, at + i, pick_word(random));
  char *first = text->words[at];
  if (first[0] >= 'a' && first[0] <= 'z') first[0] = (char)(first[0] - 'a' + 'A');
  dress_word(text, at + count - 1, "", ".");
}

static struct text *new_text(struct random *random, struct arena *arena, size_t sentences, size_t words) {
  struct text *text = arena_alloc(arena, sizeof *text);
  for (size_t i = 0; i < sentences; i++) insert_sentence(random, text, text->count, 1 + below(random, words));
  return text;
}

/* The sentence around a word: from its first word up to what follows it. */
static void find_sentence(const struct text *text, size_t at, size_t *first, size_t *end) {
  *first = at;
  while (*first > 0 && !str_ends(str_from(text->words[*first - 1]), ".")) --*first;
  *end = at;
  while (*end < text->count && !str_ends(str_from(text->words[*end]), ".")) ++*end;
  if (*end < text->count) ++*end;
}

static void move_sentence(struct random *random, struct text *text) {
  static char kept[WORDS_MAX][WORD_SIZE];
  size_t first, end;
  find_sentence(text, below(random, text->count), &first, &end);
  size_t count = end - first;
  memcpy(kept, text->words[first], count * WORD_SIZE);
  remove_words(text, first, count);
  size_t to, ignored = 0;
  find_sentence(text, below(random, text->count + 1), &to, &ignored);
  for (size_t i = 0; i < count; i++) insert_word(text, to + i, kept[i]);
}

static void edit_text(struct random *random, struct text *text) {
  static const char *const dresses[][2] = {{"**", "**"},    {"*", "*"},      {"`", "`"},        {"[", "](maal.md)"}, {"[", "](/x)"},
                                           {"~~", "~~"},    {"", ","},       {"", ":"},         {"", "[^n]"},        {"\\*", ""},
                                           {"", "&nbsp;x"}, {"<b>", "</b>"}, {"![", "](b.png)"}};
  size_t at = below(random, text->count), first, end;
  if (text->count == 0) {
    insert_sentence(random, text, 0, 4);
    return;
  }
  switch (below(random, 9)) {
  case 0: insert_word(text, at, pick_word(random)); break;
  case 1: remove_words(text, at, 1); break;
  case 2: set_word(text, at, pick_word(random)); break;
  case 3: {
    size_t which = below(random, sizeof dresses / sizeof *dresses);
    dress_word(text, at, dresses[which][0], dresses[which][1]);
    break;
  }
  case 4:
    find_sentence(text, at, &first, &end);
    insert_sentence(random, text, first, 1 + below(random, 12));
    break;
  case 5:
    find_sentence(text, at, &first, &end);
    remove_words(text, first, end - first);
    break;
  case 6: move_sentence(random, text); break;
  case 7: remove_words(text, at, 1 + below(random, text->count - at)); break;
  default:
    for (size_t i = at; i < text->count && i < at + 6; i++) set_word(text, i, pick_word(random));
  }
}

/* -- blocks -- */

static void add_list(struct random *random, struct arena *arena, struct block *block) {
  static const char *const markers[] = {"-", "*", "1.", "3)"};
  block->marker = PICK(random, markers);
  block->is_loose = below(random, 3) == 0;
  block->count = 1 + below(random, 7);
  for (size_t i = 0; i < block->count; i++) {
    block->depths[i] = i > 0 && below(random, 3) == 0 ? block->depths[i - 1] + 1 : below(random, 2) ? 0 : i > 0 ? block->depths[i - 1] : 0;
    block->texts[i] = new_text(random, arena, 1, 9);
  }
}

static void add_cells(struct random *random, struct arena *arena, struct block *block) {
  block->columns = 1 + below(random, 4);
  block->count = block->columns * (1 + below(random, 6));
  for (size_t i = 0; i < block->count; i++) block->texts[i] = new_text(random, arena, 1, i % block->columns == 0 ? 3 : 5);
}

static struct block *new_block(struct random *random, struct arena *arena) {
  static const enum block_type types[] = {HEADING, PARAGRAPH, PARAGRAPH, PARAGRAPH, LIST, LIST, TABLE, QUOTE, CALLOUT, CODE};
  struct block *block = arena_alloc(arena, sizeof *block);
  block->type = types[below(random, sizeof types / sizeof *types)];
  block->level = 1 + (unsigned)below(random, 4);
  block->count = 1;
  switch (block->type) {
  case LIST: add_list(random, arena, block); break;
  case TABLE: add_cells(random, arena, block); break;
  case QUOTE:
    block->count = 1 + below(random, 3);
    for (size_t i = 0; i < block->count; i++) block->texts[i] = new_text(random, arena, 2, 12);
    break;
  case CALLOUT:
    block->count = 2;
    block->texts[0] = new_text(random, arena, 1, 3);
    block->texts[1] = new_text(random, arena, 2, 10);
    break;
  case HEADING:
  case CODE: block->texts[0] = new_text(random, arena, 1, 6); break;
  case PARAGRAPH:
  default: block->texts[0] = new_text(random, arena, 1 + below(random, 5), 14); break;
  }
  return block;
}

static struct block *copy_block(struct arena *arena, const struct block *model) {
  struct block *block = arena_copy(arena, model, sizeof *model);
  for (size_t i = 0; i < block->count; i++) block->texts[i] = arena_copy(arena, model->texts[i], sizeof *model->texts[i]);
  return block;
}

static void shift_texts(struct block *block, size_t at, size_t remove, size_t insert) {
  memmove(block->texts + at + insert, block->texts + at + remove, (block->count - at - remove) * sizeof *block->texts);
  memmove(block->depths + at + insert, block->depths + at + remove, (block->count - at - remove) * sizeof *block->depths);
  block->count = block->count + insert - remove;
}

static void edit_items(struct random *random, struct arena *arena, struct block *block) {
  size_t at = below(random, block->count), to = below(random, block->count);
  struct text *text = block->texts[at];
  switch (below(random, 4)) {
  case 0:
    if (block->count == TEXTS_MAX) break;
    shift_texts(block, at, 0, 1);
    block->depths[at] = 0;
    block->texts[at] = new_text(random, arena, 1, 8);
    break;
  case 1:
    if (block->count > 1) shift_texts(block, at, 1, 0);
    break;
  case 2: block->is_loose = !block->is_loose; break;
  default:
    shift_texts(block, at, 1, 0);
    shift_texts(block, to, 0, 1);
    block->depths[to] = 0;
    block->texts[to] = text;
  }
  block->depths[0] = 0;
}

static void edit_row(struct random *random, struct arena *arena, struct block *block) {
  size_t columns = block->columns, rows = block->count / columns, at = below(random, rows) * columns, to = below(random, rows) * columns;
  struct text *kept[TEXTS_MAX];
  memcpy(kept, block->texts + at, columns * sizeof *kept);
  switch (below(random, 3)) {
  case 0:
    if (block->count + columns > TEXTS_MAX) break;
    shift_texts(block, at, 0, columns);
    for (size_t i = 0; i < columns; i++) block->texts[at + i] = new_text(random, arena, 1, 4);
    break;
  case 1:
    if (rows > 1) shift_texts(block, at, columns, 0);
    break;
  default:
    shift_texts(block, at, columns, 0);
    shift_texts(block, to, 0, columns);
    memcpy(block->texts + to, kept, columns * sizeof *kept);
  }
}

static void edit_column(struct random *random, struct arena *arena, struct block *block) {
  size_t rows = block->count / block->columns, at = below(random, block->columns);
  if (below(random, 2) == 0 && block->count + rows <= TEXTS_MAX) {
    for (size_t row = rows; row > 0; row--) {
      size_t cell = (row - 1) * block->columns + at;
      shift_texts(block, cell, 0, 1);
      block->texts[cell] = new_text(random, arena, 1, 3);
    }
    block->columns++;
  } else if (block->columns > 1) {
    for (size_t row = rows; row > 0; row--) shift_texts(block, (row - 1) * block->columns + at, 1, 0);
    block->columns--;
  }
}

static void edit_block(struct random *random, struct arena *arena, struct block *block) {
  size_t choice = below(random, 4);
  if (block->type == LIST && choice == 0)
    edit_items(random, arena, block);
  else if (block->type == TABLE && choice == 0)
    edit_row(random, arena, block);
  else if (block->type == TABLE && choice == 1)
    edit_column(random, arena, block);
  else if (block->type == HEADING && choice == 0)
    block->level = 1 + (unsigned)below(random, 4);
  else
    edit_text(random, block->texts[below(random, block->count)]);
}

/* -- documents -- */

static void insert_block(struct document *document, size_t at, struct block *block) {
  if (document->count == BLOCKS_MAX) return;
  memmove(document->blocks + at + 1, document->blocks + at, (document->count - at) * sizeof *document->blocks);
  document->blocks[at] = block;
  document->count++;
}

static struct block *remove_block(struct document *document, size_t at) {
  struct block *block = document->blocks[at];
  memmove(document->blocks + at, document->blocks + at + 1, (document->count - at - 1) * sizeof *document->blocks);
  document->count--;
  return block;
}

static void split_block(struct random *random, struct document *document, size_t at) {
  struct block *block = document->blocks[at];
  size_t first, end;
  if (block->type != PARAGRAPH || block->texts[0]->count < 4) return;
  find_sentence(block->texts[0], below(random, block->texts[0]->count), &first, &end);
  struct block *rest = copy_block(document->arena, block);
  remove_words(rest->texts[0], 0, end);
  remove_words(block->texts[0], end, block->texts[0]->count - end);
  if (rest->texts[0]->count > 0) insert_block(document, at + 1, rest);
}

static void merge_blocks(struct document *document, size_t at) {
  if (at + 1 >= document->count || document->blocks[at]->type != PARAGRAPH || document->blocks[at + 1]->type != PARAGRAPH) return;
  struct text *text = document->blocks[at]->texts[0], *rest = remove_block(document, at + 1)->texts[0];
  for (size_t i = 0; i < rest->count; i++) insert_word(text, text->count, rest->words[i]);
}

/* A sentence of one block into another. */
static void carry_sentence(struct random *random, struct document *document, size_t at) {
  struct block *from = document->blocks[at], *to = document->blocks[below(random, document->count)];
  struct text *source = from->texts[below(random, from->count)], *target = to->texts[below(random, to->count)];
  size_t first, end, place, ignored;
  if (source->count == 0 || source == target) return;
  find_sentence(source, below(random, source->count), &first, &end);
  find_sentence(target, below(random, target->count + 1), &place, &ignored);
  if (target->count + end - first > WORDS_MAX) return;
  for (size_t i = first; i < end; i++) insert_word(target, place + i - first, source->words[i]);
  remove_words(source, first, end - first);
}

/* Some blocks in a row, elsewhere. */
static void move_blocks(struct random *random, struct document *document) {
  size_t at = below(random, document->count), count = 1 + below(random, 3);
  struct block *moved[4];
  if (at + count > document->count) count = document->count - at;
  for (size_t i = 0; i < count; i++) moved[i] = remove_block(document, at);
  size_t to = below(random, document->count + 1);
  for (size_t i = 0; i < count; i++) insert_block(document, to + i, moved[i]);
}

static void edit_document(struct random *random, struct document *document) {
  size_t at = below(random, document->count);
  switch (document->count == 0 ? 0 : below(random, 13)) {
  case 0: insert_block(document, at, new_block(random, document->arena)); break;
  case 1: remove_block(document, at); break;
  case 2: insert_block(document, below(random, document->count), copy_block(document->arena, document->blocks[at])); break;
  case 3: split_block(random, document, at); break;
  case 4: merge_blocks(document, at); break;
  case 5:
  case 6: move_blocks(random, document); break;
  case 7: carry_sentence(random, document, at); break;
  default: edit_block(random, document->arena, document->blocks[at]);
  }
}

/* -- as Markdown -- */

/* Lines of a random length; `indent` stands before each but the first. A word that would begin a list or a heading stays in its line. */
static void write_text(struct random *random, const struct text *text, const char *indent, bool may_wrap, struct buf *out) {
  for (size_t i = 0; i < text->count; i++) {
    bool is_safe = strchr("0123456789#-+*>=~`<[|", text->words[i][0]) == NULL;
    bool wraps = may_wrap && i > 0 && is_safe && below(random, 9) == 0;
    if (i > 0) buf_add_zero(out, wraps ? "\n" : " ");
    if (wraps) buf_add_zero(out, indent);
    buf_add_zero(out, text->words[i]);
  }
}

static void write_list(struct random *random, const struct block *block, struct buf *out) {
  for (size_t i = 0; i < block->count; i++) {
    char indent[TEXTS_MAX * 4 + 4];
    size_t width = (block->depths[i] < 8 ? block->depths[i] : 8) * (strlen(block->marker) + 1);
    snprintf(indent, sizeof indent, "%*s", (int)width, "");
    buf_format(out, "%s%s ", indent, block->marker);
    write_text(random, block->texts[i], "", false, out);
    buf_add_zero(out, block->is_loose ? "\n\n" : "\n");
  }
}

static void write_table(struct random *random, const struct block *block, struct buf *out) {
  for (size_t i = 0; i < block->count; i++) {
    buf_add_zero(out, "| ");
    write_text(random, block->texts[i], "", false, out);
    buf_add_zero(out, (i + 1) % block->columns == 0 ? " |\n" : " ");
    if (i + 1 != block->columns) continue;
    for (size_t j = 0; j < block->columns; j++) buf_add_zero(out, "|---");
    buf_add_zero(out, "|\n");
  }
}

static void write_block(struct random *random, const struct block *block, struct buf *out) {
  switch (block->type) {
  case HEADING:
    buf_format(out, "%.*s ", (int)block->level, "######");
    write_text(random, block->texts[0], "", false, out);
    break;
  case LIST: write_list(random, block, out); break;
  case TABLE: write_table(random, block, out); break;
  case QUOTE:
    for (size_t i = 0; i < block->count; i++) {
      buf_add_zero(out, i > 0 ? "\n>\n> " : "> ");
      write_text(random, block->texts[i], "> ", true, out);
    }
    break;
  case CALLOUT:
    buf_add_zero(out, "> [!note] ");
    write_text(random, block->texts[0], "", false, out);
    buf_add_zero(out, "\n> ");
    write_text(random, block->texts[1], "> ", true, out);
    break;
  case CODE:
    buf_add_zero(out, "```\n");
    write_text(random, block->texts[0], "", false, out);
    buf_add_zero(out, "\n```");
    break;
  case PARAGRAPH:
  default: write_text(random, block->texts[0], "", true, out);
  }
  buf_add_zero(out, "\n\n");
}

static void write_document(struct random *random, const struct document *document, struct buf *out) {
  for (size_t i = 0; i < document->count; i++) write_block(random, document->blocks[i], out);
  if (below(random, 2) == 0) buf_add_zero(out, "[^n]: En note om læring.\n");
}

/* -- one edit -- */

static bool try_one(unsigned long long seed) {
  struct random random = {seed * 2654435761U + 1};
  struct document document = {.arena = arena_new()};
  struct buf before, after, fault;
  struct check_counts counts;
  buf_init(&before, BUF_LIMIT_DEFAULT);
  buf_init(&after, BUF_LIMIT_DEFAULT);
  buf_init(&fault, BUF_LIMIT_DEFAULT);
  for (size_t count = 1 + below(&random, 12); count > 0; count--)
    insert_block(&document, document.count, new_block(&random, document.arena));
  write_document(&random, &document, &before);
  for (size_t count = 1 + below(&random, below(&random, 3) == 0 ? 20 : 4); count > 0; count--) edit_document(&random, &document);
  write_document(&random, &document, &after);
  bool is_good = check_texts(buf_str(&before), buf_str(&after), &counts, &fault);
  if (!is_good)
    printf("seed %llu:\n%.*s---- before\n%.*s---- after\n%.*s----\n", seed, STR_ARG(buf_str(&fault)), STR_ARG(buf_str(&before)),
           STR_ARG(buf_str(&after)));
  buf_release(&before);
  buf_release(&after);
  buf_release(&fault);
  arena_free(document.arena);
  return is_good;
}

int main(int argc, char **argv) {
  unsigned long long count = argc > 1 ? strtoull(argv[1], NULL, 10) : 1, seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
  size_t failed = 0;
  markdown_init();
  for (unsigned long long i = 0; i < count && failed < 3; i++) failed += !try_one(seed + i);
  printf("%llu passed, %zu failed\n", count - failed, failed);
  return failed != 0;
}
