#include "relate/compare_kin.h"

#include "base/arena.h"
#include "base/text.h"
#include "relate/compare_fields.h"

bool compare_is_heir(const struct compare_input *input, const struct entry *from, const struct entry *to) {
  return lineage_find(input->lineage, from, input->to) == to && lineage_find(input->lineage, to, input->from) == from;
}

void compare_tell_kin(struct arena *arena, const struct compare_input *input, struct difference *difference) {
  if (difference->from == NULL) difference->predecessors = lineage_find_all(arena, input->lineage, difference->to, input->from);
  if (difference->to == NULL) difference->successors = lineage_find_all(arena, input->lineage, difference->from, input->to);
}

static struct str section_of(const struct entry *entity) {
  const struct node *node = entity->declaration->node;
  return node != NULL ? compare_section(entity->document, node) : (struct str){"", 0};
}

static void add_old_text(struct arena *arena, struct difference *difference) {
  const struct node *node = difference->from->declaration->node;
  if (node == NULL || difference->old_text.len > 0) return;
  difference->old_text = text_fold_space(arena, node_text(arena, node));
  text_words(arena, difference->old_text, &difference->words_removed);
}

void compare_tell_found(struct arena *arena, const struct compare_input *input, struct difference *difference) {
  const struct entry *from = difference->from, *to = difference->to;
  struct kin predecessors = lineage_find_all(arena, input->lineage, to, input->from);
  struct kin successors = lineage_find_all(arena, input->lineage, from, input->to);
  if (successors.count > 1 && successors.at[0] != to) {
    difference->kind = "added";
    difference->from = NULL;
    difference->predecessors = predecessors;
    return;
  }
  struct str old_section = section_of(from);
  bool is_same_page = lineage_find(input->lineage, entry_document(from), input->to) == entry_document(to);
  bool has_stayed = is_same_page && str_equal(old_section, difference->section);
  add_old_text(arena, difference);
  if (predecessors.count > 1) {
    difference->kind = "merged";
    difference->predecessors = predecessors;
  } else if (successors.count > 1) {
    difference->kind = "split";
    difference->successors = successors;
  } else if (has_stayed) {
    difference->kind = str_equal(from->title, to->title) ? "changed" : "renamed";
  } else {
    difference->kind = "moved-changed";
    difference->old_section = old_section;
  }
}

void compare_tell_merged(struct arena *arena, const struct compare_input *input, struct difference *difference) {
  struct kin predecessors = lineage_find_all(arena, input->lineage, difference->to, input->from);
  if (predecessors.count < 2) return;
  difference->kind = "merged";
  difference->predecessors = predecessors;
}

struct str compare_join_titles(struct arena *arena, struct kin kin) {
  struct str joined = {"", 0};
  for (size_t i = 0; i < kin.count; i++)
    joined = str_format(arena, "%.*s%s%.*s", STR_ARG(joined), i > 0 ? ", " : "", STR_ARG(kin.at[i]->title));
  return joined;
}
