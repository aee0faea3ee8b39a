#include "relate/compare_sections.h"

#include "base/arena.h"
#include "model/attributes.h"
#include "model/document.h"

/* True when a heading's `replaces` names the id. */
static bool replaces(const struct node *heading, struct str id) {
  const struct attribute *replaces = attributes_value(heading->attributes, "replaces");
  struct str rest = replaces != NULL ? replaces->value : (struct str){NULL, 0}, one;
  while (str_split(&rest, ',', &one)) {
    if (str_equal(str_trim(one), id)) return true;
  }
  return false;
}

static bool declares(const struct document *document, const struct node *heading) {
  return heading->declaration != 0 && document->declarations[heading->declaration - 1].node == heading;
}

static void add(struct arena *arena, struct section_kin *kin, const struct heading *heading) {
  size_t capacity = kin->count; /* seldom more than two */
  kin->at = arena_grow(arena, kin->at, kin->count, &capacity, sizeof(struct heading *));
  kin->at[kin->count++] = heading;
}

/* The headings of the old text that became the new one's section: the one that it is, and those that it replaces. */
static struct section_kin list_former(struct arena *arena, const struct document *document, const struct node *old,
                                      const struct node *new) {
  struct section_kin kin = {NULL, 0};
  for (size_t i = 0; i < document->heading_count; i++) {
    const struct heading *heading = &document->headings[i];
    bool is_it = heading->node == old || replaces(new, heading->id);
    if (is_it && !declares(document, heading->node)) add(arena, &kin, heading);
  }
  return kin;
}

/* The headings of the new text that the old one's section became. */
static struct section_kin list_later(struct arena *arena, const struct document *document, const struct node *old, const struct node *new) {
  struct section_kin kin = {NULL, 0};
  for (size_t i = 0; i < document->heading_count; i++) {
    const struct heading *heading = &document->headings[i];
    bool is_it = heading->node == new || replaces(heading->node, old->id);
    if (is_it && !declares(document, heading->node)) add(arena, &kin, heading);
  }
  return kin;
}

static bool names_any(const struct node *heading, struct section_kin kin) {
  for (size_t i = 0; i < kin.count; i++) {
    if (replaces(heading, kin.at[i]->id)) return true;
  }
  return false;
}

void compare_tell_section(struct arena *arena, const struct document_comparison *pair, const struct node *old, const struct node *new,
                          struct difference *difference) {
  if (pair->from == NULL || pair->to == NULL) return;
  struct section_kin former = {NULL, 0}, later = {NULL, 0};
  if (new != NULL) former = list_former(arena, pair->from->document, old, new);
  if (old != NULL) later = list_later(arena, pair->to->document, old, new);
  bool is_told = new != NULL &&names_any(new, former);
  if (is_told && former.count > 1) {
    difference->kind = "merged";
    difference->former_sections = former;
  } else if (later.count > 1) {
    if (new != NULL) difference->kind = "split";
    difference->later_sections = later;
  } else if (old == NULL && is_told) {
    difference->former_sections = former;
  } else if (new == NULL) {
    difference->later_sections = later;
  } else if (is_told && strcmp(difference->kind, "changed") == 0) {
    difference->kind = "renamed";
    difference->former_sections = former;
  }
}
