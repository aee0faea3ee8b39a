#include "diff/inlines.h"

#include "base/arena.h"
#include "base/buf.h"

enum { FORMATS_MAX = 128 }; /* more than Markdown nests */

/* -- hashes -- */

static uint64_t mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ hash >> 31;
}

static uint64_t mix_text(uint64_t hash, struct str text) {
  hash = mix(hash, text.len);
  for (size_t i = 0; i < text.len; i++) hash = mix(hash, (unsigned char)text.at[i]);
  return hash;
}

static const struct format *enter(struct arena *arena, const struct format *outer, const struct node *node) {
  struct format *format = arena_alloc(arena, sizeof *format);
  uint64_t hash = mix(outer != NULL ? outer->hash : 1, node->type);
  if (node->type == NODE_LINK) hash = mix_text(mix_text(hash, node->as.link.url), node->as.link.title);
  if (node->type == NODE_REFERENCE) hash = mix_text(hash, node->as.reference.written);
  *format = (struct format){outer, node, hash};
  return format;
}

/* -- from a tree -- */

/* A stretch of text in one formatting. */
struct stretch {
  size_t end; /* in the text */
  const struct format *format;
  const struct node *object;
};

struct flattener {
  struct words *words;
  struct buf text;
  struct stretch *stretches;
  size_t stretch_count;
  size_t stretch_capacity;
};

static void add_stretch(struct flattener *flattener, struct str text, const struct format *format, const struct node *object) {
  if (text.len == 0) return;
  buf_add(&flattener->text, text);
  flattener->stretches = arena_grow(flattener->words->arena, flattener->stretches, flattener->stretch_count, &flattener->stretch_capacity,
                                    sizeof *flattener->stretches);
  flattener->stretches[flattener->stretch_count++] = (struct stretch){flattener->text.len, format, object};
}

static void flatten(struct flattener *flattener, const struct node *parent, const struct format *format) {
  struct arena *arena = flattener->words->arena;
  for (const struct node *node = parent->first; node != NULL; node = node->next) {
    switch ((int)node->type) {
    case NODE_TEXT: add_stretch(flattener, node->as.leaf.text, format, NULL); break;
    case NODE_SOFT_BREAK: add_stretch(flattener, STR("\n"), format, NULL); break;
    case NODE_HARD_BREAK: add_stretch(flattener, STR("\n"), format, node); break;
    case NODE_CODE: add_stretch(flattener, node->as.leaf.text, enter(arena, format, node), NULL); break;
    case NODE_HTML_INLINE:
      if (node_is_comment(node)) break;
      add_stretch(flattener, STR("\0"), format, node);
      break;
    case NODE_IMAGE:
    case NODE_FOOTNOTE_REFERENCE: add_stretch(flattener, STR("\0"), format, node); break;
    default: flatten(flattener, node, enter(arena, format, node)); break;
    }
  }
}

/* What makes an object the same as another. Marks of notes are all alike: their numbers are not the text's, and the notes themselves
 * are compared. */
static struct str name_object(struct arena *arena, const struct node *object) {
  if (object->type == NODE_FOOTNOTE_REFERENCE) return STR("\0note");
  if (object->type == NODE_HTML_INLINE) return str_join(arena, STR("\0html "), object->as.leaf.text);
  struct str alternative = node_text(arena, object);
  struct str url = object->as.link.url, title = object->as.link.title;
  return str_format(arena, "%cimage %.*s\n%.*s\n%.*s", 0, STR_ARG(url), STR_ARG(title), STR_ARG(alternative));
}

static bool is_same_stretch(const struct stretch *a, const struct stretch *b) {
  return a->format == b->format && a->object == NULL && b->object == NULL;
}

/* The end of the part of [start, end) that stands in one formatting. `*stretch` is the one that holds `start`. */
static size_t find_piece_end(const struct flattener *flattener, size_t start, size_t end, size_t *stretch) {
  const struct stretch *stretches = flattener->stretches;
  while (stretches[*stretch].end <= start) ++*stretch;
  size_t last = *stretch;
  while (stretches[last].end < end && is_same_stretch(&stretches[last], &stretches[last + 1])) last++;
  return stretches[last].end < end ? stretches[last].end : end;
}

/* Cuts the word [start, end) where its formatting changes, which it seldom does. */
static void cut_pieces(struct flattener *flattener, struct str text, size_t start, size_t end, size_t *stretch, struct atom *atom) {
  size_t first = *stretch, count = 1;
  for (size_t at = find_piece_end(flattener, start, end, stretch); at < end; count++) at = find_piece_end(flattener, at, end, stretch);
  *stretch = first;
  atom->pieces = arena_array(flattener->words->arena, count, sizeof *atom->pieces);
  while (start < end) {
    size_t stop = find_piece_end(flattener, start, end, stretch);
    const struct stretch *from = &flattener->stretches[*stretch];
    atom->pieces[atom->piece_count++] = (struct piece){str_slice(text, start, stop), from->format, from->object};
    start = stop;
  }
}

static struct inlines *cut_words(struct flattener *flattener, struct str text) {
  struct arena *arena = flattener->words->arena;
  struct inlines *inlines = arena_alloc(arena, sizeof *inlines);
  size_t stretch = 0, atom_capacity = 0, offset_capacity = 0;
  inlines->text = text;
  for (size_t at = 0; at < text.len; inlines->count++) {
    size_t start = at;
    inlines->atoms = arena_grow(arena, inlines->atoms, inlines->count, &atom_capacity, sizeof *inlines->atoms);
    inlines->offsets = arena_grow(arena, inlines->offsets, inlines->count, &offset_capacity, sizeof *inlines->offsets);
    struct atom *atom = &inlines->atoms[inlines->count];
    struct str word = words_next(text, &at, &atom->kind);
    cut_pieces(flattener, text, start, at, &stretch, atom);
    if (atom->kind == WORD_OBJECT) word = name_object(arena, atom->pieces[0].object);
    atom->number = words_number(flattener->words, word, atom->kind);
    inlines->offsets[inlines->count] = start;
  }
  return inlines;
}

/* White space at the ends of a block is none of its words. */
static void trim(struct inlines *inlines) {
  while (inlines->count > 0 && inlines->atoms[inlines->count - 1].kind == WORD_SPACE) inlines->count--;
  size_t first = 0;
  while (first < inlines->count && inlines->atoms[first].kind == WORD_SPACE) first++;
  if (first == 0) return; /* nor may nothing be added to where no words are */
  inlines->atoms += first;
  inlines->offsets += first;
  inlines->count -= first;
}

static const struct inlines *finish(struct flattener *flattener) {
  struct str text = str_copy(flattener->words->arena, buf_str(&flattener->text));
  buf_release(&flattener->text);
  struct inlines *inlines = cut_words(flattener, text);
  trim(inlines);
  return inlines;
}

const struct inlines *inlines_flatten(struct words *words, const struct node *block) {
  struct flattener flattener = {.words = words};
  buf_init(&flattener.text, BUF_LIMIT_DEFAULT);
  flatten(&flattener, block, NULL);
  return finish(&flattener);
}

const struct inlines *inlines_from_text(struct words *words, struct str text) {
  struct flattener flattener = {.words = words};
  buf_init(&flattener.text, BUF_LIMIT_DEFAULT);
  add_stretch(&flattener, text, NULL, NULL);
  return finish(&flattener);
}

/* -- several in a row -- */

static struct atom make_block_end(struct arena *arena) {
  struct piece *piece = arena_alloc(arena, sizeof *piece);
  piece->text = STR(" ");
  return (struct atom){.kind = WORD_SPACE, .is_block_end = true, .pieces = piece, .piece_count = 1};
}

const struct inlines *inlines_join(struct arena *arena, const struct inlines *const *parts, size_t count) {
  struct inlines *whole = arena_alloc(arena, sizeof *whole);
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  size_t atom_count = count;
  for (size_t i = 0; i < count; i++) atom_count += parts[i]->count;
  whole->atoms = arena_array(arena, atom_count, sizeof *whole->atoms);
  whole->offsets = arena_array(arena, atom_count, sizeof *whole->offsets);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) {
      whole->offsets[whole->count] = text.len;
      whole->atoms[whole->count++] = make_block_end(arena);
      buf_add_zero(&text, "\n\n");
    }
    for (size_t j = 0; j < parts[i]->count; j++) {
      whole->offsets[whole->count] = text.len + parts[i]->offsets[j];
      whole->atoms[whole->count++] = parts[i]->atoms[j];
    }
    buf_add(&text, parts[i]->text);
  }
  whole->text = str_copy(arena, buf_str(&text));
  buf_release(&text);
  return whole;
}

/* -- and back -- */

static size_t list_formats(const struct format *format, const struct format **outer_first) {
  size_t count = 0;
  for (const struct format *at = format; at != NULL && count < FORMATS_MAX; at = at->outer) count++;
  size_t left = count;
  for (const struct format *at = format; left > 0; at = at->outer) outer_first[--left] = at;
  return count;
}

static struct node *append_copy(struct arena *arena, struct node *parent, const struct node *model) {
  struct node *node = node_new(arena, model->type);
  node->as = model->as;
  node->line = model->line;
  node->column = model->column;
  node_append(parent, node);
  return node;
}

/* Closes and opens nodes until `format` is what is open. */
static void switch_format(struct inline_builder *builder, const struct format *format) {
  const struct format *open[FORMATS_MAX], *wanted[FORMATS_MAX];
  uint64_t open_hash = builder->open != NULL ? builder->open->hash : 0, wanted_hash = format != NULL ? format->hash : 0;
  if (builder->at == NULL) builder->at = builder->block;
  if (open_hash == wanted_hash) return;
  size_t open_count = list_formats(builder->open, open), wanted_count = list_formats(format, wanted), shared = 0;
  while (shared < open_count && shared < wanted_count && open[shared]->hash == wanted[shared]->hash) shared++;
  for (size_t i = open_count; i > shared; i--) builder->at = builder->at->parent;
  for (size_t i = shared; i < wanted_count; i++) builder->at = append_copy(builder->arena, builder->at, wanted[i]->node);
  builder->open = format;
}

static void add_object(struct inline_builder *builder, const struct node *object, enum node_mark mark) {
  struct node *node = append_copy(builder->arena, builder->at, object);
  node->mark = mark;
  for (const struct node *child = object->first; child != NULL; child = child->next) {
    struct node *copy = append_copy(builder->arena, node, child); /* an image's alternative text */
    if (child->first != NULL) {
      copy->type = NODE_TEXT;
      copy->as.leaf.text = node_text(builder->arena, child);
      copy->as.leaf.is_literal = false;
    }
  }
}

static bool touches(struct str text, struct str next) {
  return text.at + text.len == next.at;
}

static void add_text(struct inline_builder *builder, struct str text, enum node_mark mark) {
  struct node *last = builder->at->last;
  if (last != NULL && last->type == NODE_TEXT && last->mark == mark && touches(last->as.leaf.text, text)) {
    last->as.leaf.text.len += text.len;
    return;
  }
  struct node *node = node_new(builder->arena, NODE_TEXT);
  node->as.leaf.text = text;
  node->mark = mark;
  node_append(builder->at, node);
}

/* A node that words of the old text opened is the new text's node once a word of that stands in it: its references are numbered there. */
static void adopt(struct inline_builder *builder, const struct format *format) {
  struct node *node = builder->at;
  for (; format != NULL; format = format->outer, node = node->parent) {
    if (node->type == NODE_REFERENCE) node->as.reference = format->node->as.reference;
  }
}

/* Code holds no nodes: its parts are code each of its own when they are marked differently. */
static void add_code(struct inline_builder *builder, const struct piece *piece, enum node_mark mark) {
  switch_format(builder, piece->format->outer);
  if (mark != MARK_DELETED) adopt(builder, piece->format->outer);
  struct node *last = builder->at->last;
  if (last != NULL && last->type == NODE_CODE && last->mark == mark && touches(last->as.leaf.text, piece->text)) {
    last->as.leaf.text.len += piece->text.len;
    return;
  }
  struct node *node = append_copy(builder->arena, builder->at, piece->format->node);
  node->as.leaf.text = piece->text;
  node->mark = mark;
}

void inlines_add(struct inline_builder *builder, const struct atom *atom, enum node_mark mark) {
  for (size_t i = 0; i < atom->piece_count; i++) {
    const struct piece *piece = &atom->pieces[i];
    if (piece->format != NULL && piece->format->node->type == NODE_CODE) {
      add_code(builder, piece, mark);
      continue;
    }
    switch_format(builder, piece->format);
    if (mark != MARK_DELETED) adopt(builder, piece->format);
    if (piece->object != NULL)
      add_object(builder, piece->object, mark);
    else
      add_text(builder, piece->text, mark);
  }
}

struct node *inlines_open_sentence(struct inline_builder *builder) {
  switch_format(builder, NULL);
  struct node *sentence = node_new(builder->arena, NODE_SENTENCE);
  node_append(builder->at, sentence);
  builder->at = sentence;
  return sentence;
}

void inlines_close_sentence(struct inline_builder *builder) {
  switch_format(builder, NULL);
  builder->at = builder->at->parent;
}

/* From the inside out: a node that is marked throughout carries the mark itself. */
static void lift_marks(struct node *parent) {
  for (struct node *node = parent->first; node != NULL; node = node->next) {
    if (node->first == NULL || node->type == NODE_IMAGE) continue;
    lift_marks(node);
    enum node_mark mark = node->first->mark;
    bool is_whole = mark != MARK_NONE && node->type != NODE_SENTENCE;
    for (const struct node *child = node->first; child != NULL; child = child->next) is_whole = is_whole && child->mark == mark;
    if (!is_whole) continue;
    node->mark = mark;
    for (struct node *child = node->first; child != NULL; child = child->next) child->mark = MARK_NONE;
  }
}

/* So far the texts lie where the words were cut, which does not last. */
static void keep_texts(struct arena *arena, struct node *block) {
  for (struct node *node = block; node != NULL; node = node_next(node, block)) {
    if (node->type == NODE_TEXT || node->type == NODE_CODE) node->as.leaf.text = str_copy(arena, node->as.leaf.text);
  }
}

void inlines_finish(struct inline_builder *builder) {
  lift_marks(builder->block);
  keep_texts(builder->arena, builder->block);
}

/* -- counting -- */

static bool shows_text(const struct node *node) {
  return node->type == NODE_TEXT || node->type == NODE_CODE || node->type == NODE_HTML_INLINE;
}

/* The words that begin in a text; `*is_word` says whether the last character so far belonged to one. */
static size_t count_begun(struct str text, bool *is_word) {
  size_t count = 0;
  for (size_t at = 0; at < text.len;) {
    enum word_kind kind;
    words_next(text, &at, &kind);
    count += kind != WORD_SPACE && !*is_word;
    *is_word = kind != WORD_SPACE;
  }
  return count;
}

/* The words in a node, going on from those of its neighbour under the same mark. */
static size_t count_in(const struct node *root, bool *is_word) {
  size_t count = 0;
  for (const struct node *node = root; node != NULL; node = node->type == NODE_IMAGE ? node_skip(node, root) : node_next(node, root)) {
    if (shows_text(node)) count += count_begun(node->as.leaf.text, is_word);
    if (node->type == NODE_HARD_BREAK) *is_word = false;
  }
  return count;
}

struct inline_counts inlines_count_marked(const struct node *parent) {
  struct inline_counts counts = {0, 0};
  bool is_word = false;
  for (const struct node *node = parent->first; node != NULL; node = node->next) {
    bool goes_on = node->previous != NULL && node->previous->mark == node->mark;
    if (!goes_on) is_word = false;
    if (node->mark == MARK_NONE && node->first != NULL) {
      struct inline_counts below = inlines_count_marked(node);
      counts = (struct inline_counts){counts.removed + below.removed, counts.added + below.added};
    }
    if (node->mark == MARK_DELETED) counts.removed += count_in(node, &is_word);
    if (node->mark == MARK_INSERTED) counts.added += count_in(node, &is_word);
  }
  return counts;
}

size_t inlines_count_words(const struct inlines *inlines) {
  size_t count = 0;
  bool is_word = false;
  for (size_t i = 0; i < inlines->count; i++) {
    const struct atom *atom = &inlines->atoms[i];
    bool is_shown = atom->kind != WORD_OBJECT || atom->pieces[0].object == NULL || atom->pieces[0].object->type == NODE_HTML_INLINE;
    if (!is_shown) continue;
    count += atom->kind != WORD_SPACE && !is_word;
    is_word = atom->kind != WORD_SPACE;
  }
  return count;
}
