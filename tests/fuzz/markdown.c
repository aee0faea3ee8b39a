/* Any bytes as a document: parsed and drawn, twice the same way, and nothing that runs in the reader's browser. */
#include "read/markdown.h"
#include "base/arena.h"
#include "base/diag.h"
#include "fuzz.h"
#include "layout/body.h"
#include "model/document.h"

static struct str draw(struct arena *arena, const struct lines *file) {
  struct diags *diags = diags_new();
  struct buf html;
  struct buf findings;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  buf_init(&findings, BUF_LIMIT_DEFAULT);
  const struct document *document = document_parse(arena, file, file->path, false, diags);
  const struct body_options options = {.language = STR("da")};
  body_write_children(document->root, &options, &html);
  diags_sort(diags);
  diags_write_json(diags, DIAG_DANISH, &findings);
  buf_add(&html, buf_str(&findings));
  struct str drawn = str_copy(arena, buf_str(&html));
  buf_release(&findings);
  buf_release(&html);
  diags_free(diags);
  return drawn;
}

static bool holds(struct str text, const char *needle) {
  return str_find(text, str_from(needle), 0) != STR_NOT_FOUND;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new();
  markdown_init();
  const struct lines *file = lines_new(arena, STR("tekst.md"), STR(""), fuzz_text(arena, data, size));
  struct str drawn = draw(arena, file);
  if (!str_equal(drawn, draw(arena, file))) fuzz_fail("two readings differ", drawn);
  if (holds(drawn, "<script") || holds(drawn, "href=\"javascript:")) fuzz_fail("something runs", drawn);
  arena_free(arena);
  return 0;
}
