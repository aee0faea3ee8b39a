#include "review/standing.h"

#include "base/arena.h"
#include "base/diag.h"
#include "relate/compare.h"
#include "relate/links.h"

#define NO_TEXT ((struct str){0})

/* Where a key of the front matter stands. */
static struct place place_of_key(const struct document *document, struct str key) {
  size_t at = str_find(document->file->bytes, key, 0);
  return at != STR_NOT_FOUND ? lines_place(document->file, at, key.len) : document->fields.place;
}

static void check_review(struct arena *arena, const struct site *site, const struct edition *edition, struct diags *diags) {
  if (edition->front == NULL) return;
  const struct document *document = edition->front->document;
  struct date due = document->fields.next_review;
  if (due.year == 0 || date_compare(date_last_day(due), site->date) >= 0) return;
  diags_add(diags, DIAG_REVIEW_OVERDUE, place_of_key(document, STR("next-review")), date_iso(arena, due), NO_TEXT, NO_TEXT);
}

/* ---- goals ---- */

static bool has_track(const struct links *links, const struct entry *goal) {
  for (size_t i = 0; i < links->edge_out_counts[goal->index]; i++) {
    if (links->edges_out[goal->index][i].to->kind == KIND_TRACK) return true;
  }
  for (size_t i = 0; i < links->edge_in_counts[goal->index]; i++) {
    if (links->edges_in[goal->index][i].from->kind == KIND_TRACK) return true;
  }
  return false;
}

/* The goal it is part of may have the track. */
static const struct entry *whole_of(const struct links *links, const struct entry *goal) {
  for (size_t i = 0; i < links->edge_out_counts[goal->index]; i++) {
    const struct edge *edge = &links->edges_out[goal->index][i];
    if (edge->relation == RELATION_PART_OF && edge->to->kind == KIND_GOAL) return edge->to;
  }
  return NULL;
}

static bool is_served(const struct links *links, const struct entry *goal) {
  enum { STEPS_MAX = 16 };
  for (int i = 0; goal != NULL && i < STEPS_MAX; i++, goal = whole_of(links, goal)) {
    if (has_track(links, goal) || has_track(links, entry_document(goal))) return true; /* a page's tracks are those of its goals */
  }
  return false;
}

/* What stands on the publication's front page is wanted by the publication as a whole, and all its tracks serve it. */
static void check_goals(const struct site *site, const struct edition *edition, struct diags *diags) {
  bool has_tracks = false;
  for (size_t i = 0; i < edition->entry_count; i++) has_tracks |= edition->entries[i].kind == KIND_TRACK;
  for (size_t i = 0; has_tracks && i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    bool is_of_the_whole = edition->front != NULL && entry->document == edition->front->document;
    if (entry->kind != KIND_GOAL || entry->is_explanation || is_of_the_whole || is_served(site->links, entry)) continue;
    if (entry_may_be_any(entry_document(entry))) continue; /* a track, too */
    diags_add(diags, DIAG_GOAL_WITHOUT_TRACK, entry->declaration->place, entry->title, NO_TEXT, NO_TEXT);
  }
}

/* ---- changes of the core ---- */

static bool has_broken_document(const struct edition *edition) {
  for (size_t i = 0; i < edition->document_count; i++) {
    if (edition->documents[i]->is_broken) return true;
  }
  return false;
}

static void check_difference(const struct comparison *comparison, const struct difference *difference, struct map *told,
                             struct diags *diags) {
  if (difference->class != CLASS_CORE || difference->reason.len > 0) return;
  const struct entry *entry = difference->to != NULL ? difference->to : comparison->to->front;
  if (entry == NULL || entry->declaration == NULL) return;
  const char *key = (const char *)entry;
  struct str address = {(const char *)&key, sizeof key};
  if (difference->to != NULL && map_get(told, address) != NULL) return;
  map_put(told, str_copy(told->arena, address), told);
  const struct entry *changed = difference->to != NULL ? difference->to : difference->from;
  struct str title = difference->title.len > 0 || changed == NULL ? difference->title : changed->title;
  diags_add(diags, DIAG_CORE_WITHOUT_REASON, entry->declaration->place, title, edition_name(comparison->from), NO_TEXT);
}

/* Between the edition in force and the draft of the next. */
static void check_reasons(struct arena *arena, const struct site *site, const struct edition *draft, struct diags *diags) {
  struct map told;
  map_init(&told, arena);
  if (has_broken_document(draft)) return; /* what seems to have changed may only be unread */
  for (size_t i = 0; i < site->comparison_count; i++) {
    const struct comparison *comparison = site->comparisons[i];
    if (comparison->to != draft || comparison->from->status != STATUS_CURRENT) continue;
    for (size_t j = 0; j < comparison->difference_count; j++) check_difference(comparison, &comparison->differences[j], &told, diags);
  }
}

void standing_check(struct arena *arena, const struct review_input *input, struct diags *diags) {
  for (size_t i = 0; i < input->edition_count; i++) {
    const struct edition *edition = input->editions[i].edition;
    diags_soften(diags, edition->release != NULL);
    check_review(arena, input->site, edition, diags);
    check_goals(input->site, edition, diags);
    if (edition->status == STATUS_DRAFT) check_reasons(arena, input->site, edition, diags);
    diags_soften(diags, false);
  }
}
