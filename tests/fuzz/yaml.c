/* Any bytes as spor.yaml and as front matter: an answer, and where it is no, a finding at a place within the file. */
#include "base/arena.h"
#include "base/diag.h"
#include "fuzz.h"
#include "model/config.h"
#include "model/document.h"
#include "read/markdown.h"

static void check_places(const struct diags *diags, const struct lines *file) {
  size_t line_count = lines_place(file, file->bytes.len, 1).line;
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (diags_at(diags, i)->line > line_count) fuzz_fail("a finding stands below the file", file->bytes);
  }
}

static void read_config(struct arena *arena, struct str bytes) {
  struct diags *diags = diags_new();
  struct config config;
  const struct lines *file = lines_new(arena, STR("spor.yaml"), STR(""), bytes);
  bool is_fine = config_read(arena, file, &config, diags);
  if (is_fine != (diags_count_of(diags, SEVERITY_ERROR) == 0))
    fuzz_fail("spor.yaml is refused without a word, or taken with an error", bytes);
  check_places(diags, file);
  diags_free(diags);
}

static void read_front_matter(struct arena *arena, struct str bytes) {
  struct diags *diags = diags_new();
  const struct lines *file = lines_new(arena, STR("tekst.md"), STR(""), str_format(arena, "---\n%.*s\n---\n\nTekst.\n", STR_ARG(bytes)));
  document_parse(arena, file, file->path, false, diags);
  check_places(diags, file);
  diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new();
  struct str bytes = fuzz_text(arena, data, size);
  markdown_init();
  read_config(arena, bytes);
  read_front_matter(arena, bytes);
  arena_free(arena);
  return 0;
}
