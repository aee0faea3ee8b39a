#include "import/pandoc.h"

#include "base/arena.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})
#define MEGABYTE ((size_t)1 << 20)

static void report(struct arena *arena, enum child_end end, struct str path, struct str said, struct diags *diags) {
  size_t stop = str_find_char(said, '\n', 0);
  struct str line = text_visible(arena, stop == STR_NOT_FOUND ? said : str_slice(said, 0, stop));
  bool is_full = str_find(said, STR("Heap exhausted"), 0) != STR_NOT_FOUND;
  if (end == CHILD_MISSING) {
    diags_add_path(diags, DIAG_IMPORT_PROGRAM_MISSING, path, STR("pandoc"), STR("pandoc"));
  } else if (end == CHILD_SLOW || end == CHILD_LARGE || is_full) {
    diags_add_path(diags, DIAG_IMPORT_TOO_LARGE, path, STR("pandoc"), NO_TEXT);
  } else {
    diags_add_path(diags, DIAG_IMPORT_UNREADABLE, path, line, NO_TEXT);
  }
}

/* A heap ceiling by GHC's own runtime: it reserves more address space than any limit of the system would allow. */
bool pandoc_read(struct draft *draft, const char *path, const char *format, const char *work, struct diags *diags) {
  struct child_limits limits = {.seconds = 60, .output = 64 * MEGABYTE, .file = 64 * MEGABYTE, .folder = work, .watch = draft_ticks(draft)};
  const char *argv[] = {"pandoc", "+RTS", "-M768m", "-RTS", "--sandbox", "--data-dir=.", "--extract-media=.",
                        "--from", format, "--to",   "json", "--",        path,           NULL};
  struct child_result result;
  child_run(argv, &limits, &result);
  struct str file = str_from(path);
  bool is_read = result.end == CHILD_FINE && pandoc_tree(draft, buf_str(&result.output));
  if (!is_read) report(draft->arena, result.end, file, str_trim(buf_str(&result.said)), diags);
  child_release(&result);
  return is_read;
}
