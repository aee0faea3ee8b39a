#include "relate/redefined.h"

#include "base/arena.h"
#include "base/text.h"
#include "relate/compare.h"
#include "relate/lineage.h"

/* Where a link leads, how words are stressed and what a thing is called are no part of what it means. */
static bool can_redefine(const struct difference *difference) {
  static const char *const others[] = {"renamed", "link", "level", "emphasis", "moved"};
  const struct entry *now = difference->to;
  if (difference->from == NULL || now == NULL || difference->class == CLASS_EDITORIAL) return false;
  if (now->kind != KIND_CONCEPT || now->is_explanation || strcmp(difference->entity, "field") == 0) return false;
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    if (strcmp(difference->kind, others[i]) == 0) return false;
  }
  return true;
}

/* A heading's own words are the concept's name. */
struct str concept_definition(struct arena *arena, const struct entry *concept) {
  const struct node *node = concept->declaration->node;
  if (node == NULL || node->type != NODE_HEADING)
    return text_fold_space(arena, node_text(arena, node != NULL ? node : concept->document->root));
  struct str words = {"", 0};
  size_t room = 0;
  const struct node *end = node_section_end(node);
  for (const struct node *block = node->next; block != end; block = block->next)
    str_extend(arena, &words, &room, text_fold_space(arena, node_text(arena, block)));
  return words;
}

/* Words that were only carried to another document mean what they meant. */
static bool reads_otherwise(struct arena *arena, const struct difference *difference) {
  return !str_equal(concept_definition(arena, difference->from), concept_definition(arena, difference->to));
}

const struct entry *redefined_since(struct arena *arena, const struct lineage *lineage, const struct entry *concept) {
  const struct edition_group *group = lineage_group(lineage, concept->edition);
  size_t own = 0;
  while (group != NULL && own < group->dated_count && group->dated[own] != concept->edition) own++;
  struct str words = {NULL, 0};
  for (size_t i = own + 1; group != NULL && i < group->dated_count && group->dated[i]->status != STATUS_FUTURE; i++) {
    const struct entry *later = lineage_find(lineage, concept, group->dated[i]);
    if (later == NULL || later->kind != KIND_CONCEPT || later->document == concept->document) continue;
    if (words.at == NULL) words = concept_definition(arena, concept);
    if (!str_equal(words, concept_definition(arena, later))) return later;
  }
  return NULL;
}

/* Uses stand in the order of the documents, so that those of one page follow each other. */
static void find_pages(const struct links *links, struct redefined *redefined) {
  const struct entry *concept = redefined->difference->to;
  const struct entry *page = NULL;
  for (size_t i = 0; i < links->use_counts[concept->index]; i++) {
    const struct use *use = &links->uses[concept->index][i];
    const struct entry *own = entry_document(use->from);
    if (use->from == concept || own->edition != concept->edition || own == page) continue;
    page = own;
    redefined->page_count++;
    if (redefined->use_count < REDEFINED_PAGES_MAX) redefined->uses[redefined->use_count++] = use;
  }
}

size_t redefined_list(struct arena *arena, const struct comparison *comparison, const struct links *links, struct redefined **list) {
  const struct edition *to = comparison->to;
  bool *is_seen = arena_array(arena, to->entry_count, sizeof *is_seen);
  size_t count = 0;
  size_t capacity = 0;
  *list = NULL;
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    if (!can_redefine(difference) || is_seen[difference->to - to->entries]) continue;
    is_seen[difference->to - to->entries] = true;
    if (!reads_otherwise(arena, difference)) continue;
    *list = arena_grow(arena, *list, count, &capacity, sizeof **list);
    struct redefined *redefined = &(*list)[count++];
    *redefined = (struct redefined){.difference = difference};
    find_pages(links, redefined);
  }
  return count;
}
