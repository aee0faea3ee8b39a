#include "relate/label.h"

#include "base/text.h"

/* A title that begins a sentence keeps its capital; within running text a concept's does not, unless it is an abbreviation. */
struct str reference_label(struct arena *arena, const struct reference *reference, const struct entry *target) {
  struct str title = target->title;
  if (target->kind != KIND_CONCEPT || reference->mark_start == 0 || title.len < 2) return title;
  struct str lower = text_lower(arena, title);
  size_t first = 1;
  while (first < title.len && ((unsigned char)title.at[first] & 0xC0) == 0x80) first++;
  bool is_plain_word = lower.len == title.len && str_equal(str_slice(lower, first, lower.len), str_slice(title, first, title.len));
  return is_plain_word ? lower : title;
}
