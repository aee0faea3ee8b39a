#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/text.h"
#include "import/pages.h"

#define NO_TEXT ((struct str){0})

static void add_line(struct arena *arena, struct pages *pages, struct str line, unsigned page, bool begins_part) {
  size_t left = 0;
  while (left < line.len && ascii_is_space(line.at[left])) left++;
  struct str text = text_fold_space(arena, text_nfc(arena, line));
  pages->lines = arena_grow(arena, pages->lines, pages->count, &pages->capacity, sizeof *pages->lines);
  struct page_line *added = &pages->lines[pages->count++];
  added->text = text;
  added->page = page;
  added->left = (double)left;
  added->right = (double)(left + text_character_count(text));
  added->begins_part = begins_part;
}

bool pages_read_text(struct arena *arena, struct str path, struct str bytes, struct pages *pages, struct diags *diags) {
  bool is_after_gap = true;
  unsigned page = 1;
  struct str line;
  size_t bad = text_invalid_utf8(bytes);
  if (bad != STR_NOT_FOUND) {
    diags_add_path(diags, DIAG_NOT_UTF8, path, str_format(arena, "%zu", bad + 1), NO_TEXT);
    return false;
  }
  for (struct str rest = bytes; str_split(&rest, '\n', &line) && pages->count < PAGE_LINES_MAX && page <= PAGES_MAX;) {
    size_t feed = str_find_char(line, '\f', 0);
    while (feed != STR_NOT_FOUND) {
      struct str before = str_slice(line, 0, feed);
      if (str_trim(before).len > 0) add_line(arena, pages, before, page, is_after_gap);
      line = str_slice(line, feed + 1, line.len);
      page++;
      is_after_gap = true;
      feed = str_find_char(line, '\f', 0);
    }
    bool is_blank = str_trim(line).len == 0;
    if (!is_blank) add_line(arena, pages, line, page, is_after_gap);
    is_after_gap = is_blank;
  }
  pages->page_count = page;
  if (page <= PAGES_MAX && pages->count < PAGE_LINES_MAX) return true;
  diags_add_path(diags, DIAG_IMPORT_PAGES, path, str_format(arena, "%d", PAGES_MAX), NO_TEXT);
  return false;
}
