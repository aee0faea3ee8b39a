/* A passage, a line of five equal signs, a document: once the passage is withheld, no block, title or summary of the document holds it. */
#include "model/redaction.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fuzz.h"
#include "model/document.h"
#include "read/markdown.h"

static void check_without(struct arena *arena, struct str text, struct str passage) {
  if (str_find(text_fold_space(arena, text), passage, 0) != STR_NOT_FOUND) fuzz_fail("the passage is still there", text);
}

static bool is_lowest_block(const struct node *node) {
  return node_is_block(node) && (node->first == NULL || !node_is_block(node->first));
}

static void check_document(struct arena *arena, const struct document *document, struct str passage) {
  check_without(arena, document->fields.title.text, passage);
  check_without(arena, document->fields.summary, passage);
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (is_lowest_block(node)) check_without(arena, node_text(arena, node), passage);
  }
  for (size_t i = 0; i < document->declaration_count; i++) check_without(arena, document->declarations[i].title, passage);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new();
  struct str text = fuzz_text(arena, data, size);
  struct str passage;
  bool is_used = false;
  bool is_fit = fuzz_is_text(text) && fuzz_split(&text, &passage);
  passage = is_fit ? text_fold_space(arena, passage) : (struct str){"", 0};
  struct redaction redaction = {.passage = passage, .reason = STR("?"), .date = {2026, 1, 2}, .is_used = &is_used};
  bool is_in_notice = str_find(STR("[taget ud 2. januar 2026: ?]"), passage, 0) != STR_NOT_FOUND; /* then it is said anyway */
  if (passage.len > 3 && !is_in_notice) {
    const struct redaction *const one = &redaction;
    struct redactions redactions = {(const struct redaction **)&one, 1, STR("da")};
    struct diags *diags = diags_new();
    markdown_init();
    const struct lines *file = lines_new(arena, STR("tekst.md"), STR(""), str_copy(arena, text));
    const struct document *document = document_parse_redacted(arena, file, file->path, false, &redactions, diags);
    check_document(arena, document, passage);
    diags_free(diags);
  }
  arena_free(arena);
  return 0;
}
