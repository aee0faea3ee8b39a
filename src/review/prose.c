#include "review/prose.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})

enum { WORDS_MIN = 100, LONG_LETTERS = 6 };

void prose_note(struct prose *prose, struct arena *scratch, const struct passage *passage) {
  if (passage->block->type != NODE_PARAGRAPH || passage->is_quoted || passage->count == 0) return;
  size_t sentences;
  text_sentences(scratch, buf_str(&passage->running->text), &sentences);
  prose->sentences += sentences;
  prose->words += passage->count;
  for (size_t i = 0; i < passage->count; i++) prose->long_words += text_character_count(passage->words[i].token.word) > LONG_LETTERS;
}

unsigned prose_lix(const struct prose *prose) {
  if (prose->words < WORDS_MIN || prose->sentences == 0) return 0;
  size_t per_sentence = (2 * prose->words + prose->sentences) / (2 * prose->sentences);
  size_t per_hundred = (200 * prose->long_words + prose->words) / (2 * prose->words);
  return (unsigned)(per_sentence + per_hundred);
}

void prose_report(const struct prose *prose, const struct document *document, unsigned ceiling, struct diags *diags) {
  unsigned lix = prose_lix(prose);
  struct place place = document->declarations[0].place;
  if (lix == 0) return;
  struct arena *arena = arena_new();
  struct str value = str_format(arena, "%u", lix);
  struct str limit = str_format(arena, "%u", ceiling);
  struct str per_sentence = str_format(arena, "%zu", prose->words / prose->sentences);
  if (lix > ceiling)
    diags_add(diags, DIAG_READING_HARD, place, value, limit, per_sentence);
  else
    diags_add(diags, DIAG_READING_EASE, place, value, NO_TEXT, per_sentence);
  arena_free(arena);
}

/* ---- links ---- */

static bool is_vague(struct str text) {
  static const char *const phrases[] = {
      "her",         "klik",         "klik her",     "klik på linket", "tryk her",        "se her",       "se mere",
      "se mere her", "læs mere",     "læs mere her", "læs her",        "læs videre",      "mere",         "mere her",
      "link",        "linket",       "dette link",   "følg linket",    "følg dette link", "hent",         "hent her",
      "download",    "download her", "denne side",   "siden",          "find det her",    "find den her", "here",
      "click",       "click here",   "read more",    "more",           "see more",        "this link",    "this page",
  };
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
    if (str_is(text, phrases[i])) return true;
  }
  return false;
}

/* Without the marks around it. */
static struct str bare(struct arena *arena, const struct node *node) {
  static const char marks[] = " .,:;!?()[]<>\"'-*";
  struct str text = text_lower(arena, text_fold_space(arena, node_text(arena, node)));
  while (text.len > 0 && strchr(marks, text.at[text.len - 1]) != NULL) text.len--;
  while (text.len > 0 && strchr(marks, text.at[0]) != NULL) text = str_slice(text, 1, text.len);
  bool has_arrow = str_ends(text, "›") || str_ends(text, "→") || str_ends(text, "»");
  if (has_arrow) text = str_trim(str_slice(text, 0, text.len - (str_ends(text, "»") ? 2 : 3)));
  return text;
}

void prose_check_links(struct arena *scratch, const struct document *document, struct diags *diags) {
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    bool is_reference = node->type == NODE_REFERENCE && !document->references[node->as.reference.index].is_bare;
    if (!is_reference && node->type != NODE_LINK) continue;
    struct str text = bare(scratch, node);
    if (is_vague(text)) diags_add(diags, DIAG_LINK_TEXT_VAGUE, document_place(document, node, 1), text, NO_TEXT, NO_TEXT);
  }
}

/* ---- sections ---- */

static bool is_declared(const struct document *document, const struct node *heading) {
  for (size_t i = 0; i < document->declaration_count; i++) {
    if (document->declarations[i].node == heading) return true;
  }
  return false;
}

/* A block that no reader sees: comments, also as a paragraph of its own. */
static bool is_unseen(const struct node *block) {
  if (block->type != NODE_PARAGRAPH) return node_is_comment(block);
  for (const struct node *inner = block->first; inner != NULL; inner = inner->next) {
    if (inner->type != NODE_SOFT_BREAK && !node_is_comment(inner)) return false;
  }
  return true;
}

/* A concept of its own file whose explanation is neither there nor with another one. */
static void check_explanation(const struct document *document, struct diags *diags) {
  const struct declaration *own = &document->declarations[0];
  if (own->kind != KIND_CONCEPT || own->relations[RELATION_SAME_AS].count > 0) return;
  for (const struct node *block = document->root->first; block != NULL; block = block->next) {
    if (!is_unseen(block)) return;
  }
  diags_add(diags, DIAG_CONCEPT_UNEXPLAINED, own->place, own->title, NO_TEXT, NO_TEXT);
}

void prose_check_sections(struct arena *scratch, const struct document *document, struct diags *diags) {
  check_explanation(document, diags);
  for (const struct node *node = document->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING || is_declared(document, node)) continue;
    const struct node *end = node_section_end(node);
    const struct node *block = node->next;
    while (block != end && is_unseen(block)) block = block->next;
    struct str words = text_fold_space(scratch, node_text(scratch, node));
    if (block == end) diags_add(diags, DIAG_SECTION_EMPTY, document_place(document, node, 1), words, NO_TEXT, NO_TEXT);
  }
}
