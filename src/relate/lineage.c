#include "relate/lineage.h"

#include "base/arena.h"
#include "base/diag.h"
#include "relate/kinship.h"

#define WALK_MAX 1000

/* A publication's editions in the order of time. */
struct line {
  const struct edition_group *group;
  const struct edition **editions;
  size_t count;
};

struct lineage {
  struct arena *arena;
  struct line *lines; /* per group */
  size_t line_count;
  struct line **line_of;        /* per edition index; NULL for the site's own */
  size_t *position_of;          /* per edition index: in its line; an undated copy has its dated twin's */
  const struct kin *successors; /* per entry index, of editions in lines */
  const struct kin *predecessors;
};

static void make_line(struct arena *arena, struct lineage *lineage, const struct edition_group *group, struct line *line) {
  line->group = group;
  line->editions = arena_array(arena, group->dated_count + 1, sizeof *line->editions);
  for (size_t i = 0; i < group->dated_count; i++) {
    lineage->line_of[group->dated[i]->index] = line;
    lineage->position_of[group->dated[i]->index] = i;
    line->editions[line->count++] = group->dated[i];
  }
  lineage->line_of[group->current->index] = line;
  for (size_t i = 0; i < group->dated_count; i++) {
    if (group->dated[i]->release == group->current->release) lineage->position_of[group->current->index] = i;
  }
  if (group->current->release != NULL) return;
  lineage->position_of[group->current->index] = line->count;
  line->editions[line->count++] = group->current;
}

/* The entry of the edition in the line that an undated copy's entry is a copy of. Both were made from the same documents in the same
 * order, so that their entries correspond one by one. */
static const struct entry *in_line(const struct lineage *lineage, const struct entry *entry) {
  const struct edition *edition = entry->edition;
  const struct edition *twin = lineage->line_of[edition->index]->editions[lineage->position_of[edition->index]];
  return twin->entries + (entry - edition->entries);
}

static const struct entry *seen_in(const struct entry *entry, const struct edition *edition) {
  return edition->entries + (entry - entry->edition->entries);
}

const struct lineage *lineage_trace(struct arena *arena, const struct lineage_input *input, struct diags *diags) {
  struct lineage *lineage = arena_alloc(arena, sizeof *lineage);
  size_t entry_count = 0;
  for (size_t i = 0; i < input->edition_count; i++) entry_count += input->editions[i].entry_count;
  lineage->arena = arena;
  lineage->lines = arena_array(arena, input->group_count, sizeof *lineage->lines);
  lineage->line_count = input->group_count;
  lineage->line_of = arena_array(arena, input->edition_count, sizeof(struct line *));
  lineage->position_of = arena_array(arena, input->edition_count, sizeof *lineage->position_of);
  struct kinship kinship;
  kinship_begin(&kinship, arena, entry_count, diags);
  for (size_t i = 0; i < input->group_count; i++) {
    struct line *line = &lineage->lines[i];
    make_line(arena, lineage, &input->groups[i], line);
    for (size_t j = 0; j < line->count; j++) kinship_check(&kinship, line->editions[j]);
    for (size_t j = 1; j < line->count; j++) {
      const struct renames *renames = input->renames != NULL ? &input->renames[line->editions[j]->index] : NULL;
      kinship_pair(&kinship, line->editions, j, renames);
    }
  }
  kinship_end(&kinship, &lineage->successors, &lineage->predecessors);
  return lineage;
}

static const struct entry *same_id(const struct entry *entry, const struct edition *edition) {
  if (entry == entry->edition->front) return edition->front;
  const struct entry *same = map_get(&edition->by_id, entry->id);
  return same != NULL && same != edition->front ? same : NULL;
}

/* A walk through kin towards one edition. */
struct walk {
  const struct lineage *lineage;
  const struct edition *edition; /* of a line */
  bool is_forward;
  size_t steps_left; /* where everything is merged and split in every edition there are more ways than anyone can go */
};

static bool is_beyond(const struct walk *walk, const struct entry *entry) {
  size_t at = walk->lineage->position_of[entry->edition->index];
  size_t end = walk->lineage->position_of[walk->edition->index];
  return walk->is_forward ? at > end : at < end;
}

/* Follows successors (or predecessors) from edition to edition until one stands in the edition that is looked for. */
static const struct entry *follow(struct walk *walk, const struct entry *entry) {
  const struct kin *kin = walk->is_forward ? &walk->lineage->successors[entry->index] : &walk->lineage->predecessors[entry->index];
  for (size_t i = 0; i < kin->count && walk->steps_left > 0; i++) {
    if (is_beyond(walk, kin->at[i])) continue;
    walk->steps_left--;
    const struct entry *same = same_id(kin->at[i], walk->edition);
    const struct entry *found = same != NULL ? same : follow(walk, kin->at[i]);
    if (found != NULL) return found;
  }
  return NULL;
}

const struct entry *lineage_find(const struct lineage *lineage, const struct entry *entry, const struct edition *edition) {
  const struct line *line = lineage->line_of[entry->edition->index];
  if (line == NULL || lineage->line_of[edition->index] != line) return NULL;
  size_t from = lineage->position_of[entry->edition->index];
  size_t to = lineage->position_of[edition->index];
  const struct entry *start = in_line(lineage, entry);
  if (from == to) return seen_in(start, edition);
  const struct entry *same = same_id(start, line->editions[to]);
  struct walk walk = {lineage, line->editions[to], to > from, WALK_MAX};
  const struct entry *found = same != NULL ? same : follow(&walk, start);
  return found != NULL ? seen_in(found, edition) : NULL;
}

/* What was met on the way, each once. */
struct found {
  struct arena *arena;
  const struct entry **at;
  size_t count;
  size_t capacity;
};

static void note(struct found *found, const struct entry *entry) {
  for (size_t i = 0; i < found->count; i++) {
    if (found->at[i] == entry) return;
  }
  found->at = arena_grow(found->arena, found->at, found->count, &found->capacity, sizeof(struct entry *));
  found->at[found->count++] = entry;
}

/* As follow(), but goes every way to its end. */
static void gather(struct walk *walk, const struct entry *entry, struct found *found) {
  const struct kin *kin = walk->is_forward ? &walk->lineage->successors[entry->index] : &walk->lineage->predecessors[entry->index];
  for (size_t i = 0; i < kin->count && walk->steps_left > 0; i++) {
    if (is_beyond(walk, kin->at[i])) continue;
    walk->steps_left--;
    if (kin->at[i]->edition == walk->edition) {
      note(found, kin->at[i]);
    } else {
      gather(walk, kin->at[i], found);
    }
  }
}

struct kin lineage_find_all(struct arena *arena, const struct lineage *lineage, const struct entry *entry, const struct edition *edition) {
  const struct entry *heir = lineage_find(lineage, entry, edition);
  if (heir == NULL) return (struct kin){0};
  struct found found = {.arena = arena};
  const struct line *line = lineage->line_of[entry->edition->index];
  size_t to = lineage->position_of[edition->index];
  struct walk walk = {lineage, line->editions[to], to > lineage->position_of[entry->edition->index], WALK_MAX};
  note(&found, in_line(lineage, heir));
  if (to != lineage->position_of[entry->edition->index]) gather(&walk, in_line(lineage, entry), &found);
  for (size_t i = 0; i < found.count; i++) found.at[i] = seen_in(found.at[i], edition);
  return (struct kin){found.at, found.count};
}

struct kin lineage_successors(const struct lineage *lineage, const struct entry *entry) {
  if (lineage->line_of[entry->edition->index] == NULL) return (struct kin){0};
  return lineage->successors[in_line(lineage, entry)->index];
}

struct kin lineage_predecessors(const struct lineage *lineage, const struct entry *entry) {
  if (lineage->line_of[entry->edition->index] == NULL) return (struct kin){0};
  return lineage->predecessors[in_line(lineage, entry)->index];
}

const struct edition_group *lineage_group(const struct lineage *lineage, const struct edition *edition) {
  const struct line *line = lineage->line_of[edition->index];
  return line != NULL ? line->group : NULL;
}
