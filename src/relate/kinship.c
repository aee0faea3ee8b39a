#include "relate/kinship.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "relate/likeness.h"

#define NO_TEXT ((struct str){0})
#define LIKE_ENOUGH 0.5

enum { PAIRS_MOST = 4000000 }; /* comparisons of unstamped items of two editions; beyond, only those that stand about the same place */

void kinship_begin(struct kinship *kinship, struct arena *arena, size_t entry_count, struct diags *diags) {
  *kinship = (struct kinship){.arena = arena, .diags = diags, .entry_count = entry_count};
  kinship->has_successor = arena_array(arena, entry_count, sizeof *kinship->has_successor);
  kinship->has_predecessor = arena_array(arena, entry_count, sizeof *kinship->has_predecessor);
}

static void add(struct kinship *kinship, const struct entry *from, const struct entry *to) {
  kinship->edges = arena_grow(kinship->arena, kinship->edges, kinship->count, &kinship->capacity, sizeof *kinship->edges);
  kinship->edges[kinship->count++] = (struct kinship_edge){from, to};
  kinship->has_successor[from->index] = true;
  kinship->has_predecessor[to->index] = true;
}

static bool is_traced(const struct entry *entry) {
  return entry->document != NULL && !entry->is_explanation;
}

/* The latest edition before `at` that had the id. */
static const struct entry *find_earlier(const struct edition *const *line, size_t at, struct str id) {
  while (at-- > 0) {
    const struct entry *entry = map_get(&line[at]->by_id, id);
    if (entry != NULL) return entry;
  }
  return NULL;
}

/* What came back after some editions is the same again. */
static void pair_by_id(struct kinship *kinship, const struct edition *const *line, size_t at) {
  const struct edition *before = line[at - 1];
  const struct edition *after = line[at];
  if (before->front != NULL && after->front != NULL) add(kinship, before->front, after->front);
  for (size_t i = 0; i < after->by_id.count; i++) {
    const struct entry *to = after->by_id.items[i].value;
    const struct entry *from = find_earlier(line, at, to->id);
    if (from != NULL && to != after->front && from != from->edition->front) add(kinship, from, to);
  }
}

/* ---- replaces ---- */

static void pair_by_replaces(struct kinship *kinship, const struct edition *const *line, size_t at) {
  const struct edition *edition = line[at];
  diags_soften(kinship->diags, edition->release != NULL);
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *to = &edition->entries[i];
    if (!is_traced(to)) continue;
    const struct names *names = &to->declaration->relations[RELATION_REPLACES];
    for (size_t j = 0; j < names->count; j++) {
      const struct entry *from = find_earlier(line, at, names->at[j].text);
      if (from == NULL) {
        diags_add(kinship->diags, DIAG_REPLACES_UNKNOWN, names->at[j].place, names->at[j].text, NO_TEXT, NO_TEXT);
      } else if (!str_equal(from->id, to->id)) {
        add(kinship, from, to);
      }
    }
  }
  diags_soften(kinship->diags, false);
}

/* ---- circles ---- */

/* A search from one entry through what it replaces in its own edition. */
struct search {
  const struct entry **reached; /* in the order they were found; [0] is where it began */
  size_t *came_from;            /* positions in `reached` */
  size_t count;
  bool *is_reached; /* per entry of the edition */
};

static void reach(struct search *search, const struct entry *entry, size_t from) {
  size_t number = (size_t)(entry - entry->edition->entries);
  if (search->is_reached[number]) return;
  search->is_reached[number] = true;
  search->reached[search->count] = entry;
  search->came_from[search->count++] = from;
}

/* "b → c → a", from what the first replaces back to itself. */
static struct str describe_way(struct arena *arena, const struct search *search, size_t last) {
  const struct entry **way = arena_array(arena, search->count, sizeof *way);
  size_t count = 0;
  for (; last != 0; last = search->came_from[last]) way[count++] = search->reached[last];
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (; count > 0; count--) buf_format(&text, "%.*s → ", STR_ARG(way[count - 1]->id));
  buf_add(&text, search->reached[0]->id);
  struct str described = str_copy(arena, buf_str(&text));
  buf_release(&text);
  return described;
}

/* The shortest way from the entry back to itself, through entries that come after it: so each circle is told of once. Empty for none. */
static struct str find_circle(struct kinship *kinship, struct search *search, const struct entry *start) {
  const struct edition *edition = start->edition;
  memset(search->is_reached, 0, edition->entry_count * sizeof *search->is_reached);
  search->count = 0;
  reach(search, start, 0);
  for (size_t i = 0; i < search->count; i++) {
    const struct names *names = &search->reached[i]->declaration->relations[RELATION_REPLACES];
    for (size_t j = 0; j < names->count; j++) {
      const struct entry *entry = map_get(&edition->by_id, names->at[j].text);
      if (entry == start && i > 0) return describe_way(kinship->arena, search, i);
      if (entry != NULL && entry > start) reach(search, entry, i);
    }
  }
  return NO_TEXT;
}

void kinship_check(struct kinship *kinship, const struct edition *edition) {
  struct search search = {
      .reached = arena_array(kinship->arena, edition->entry_count, sizeof(struct entry *)),
      .came_from = arena_array(kinship->arena, edition->entry_count, sizeof *search.came_from),
      .is_reached = arena_array(kinship->arena, edition->entry_count, sizeof *search.is_reached),
  };
  diags_soften(kinship->diags, edition->release != NULL);
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    const struct names *names = is_traced(entry) ? &entry->declaration->relations[RELATION_REPLACES] : NULL;
    if (names == NULL || names->count == 0) continue;
    struct str way = find_circle(kinship, &search, entry);
    if (way.len > 0) diags_add(kinship->diags, DIAG_REPLACES_CIRCLE, names->at[0].place, entry->id, way, NO_TEXT);
  }
  diags_soften(kinship->diags, false);
}

/* ---- renamed documents ---- */

static void pair_by_renames(struct kinship *kinship, const struct edition *before, const struct edition *after,
                            const struct renames *renames) {
  for (size_t i = 0; renames != NULL && i < renames->count; i++) {
    const struct entry *from = map_get(&before->by_path, renames->at[i].from);
    const struct entry *to = map_get(&after->by_path, renames->at[i].to);
    if (from == NULL || to == NULL || kinship->has_successor[from->index] || kinship->has_predecessor[to->index]) continue;
    add(kinship, from, to);
  }
}

/* ---- unstamped items ---- */

struct candidate {
  const struct entry *entry;
  struct word_set words;
};

struct candidates {
  struct candidate *at;
  size_t count;
};

static bool is_item(const struct entry *entry) {
  return is_traced(entry) && entry->declaration->node != NULL && entry->declaration->node->type == NODE_ITEM;
}

static struct candidates gather(struct kinship *kinship, const struct edition *edition, const bool *is_paired) {
  struct candidates candidates = {arena_array(kinship->arena, edition->entry_count, sizeof *candidates.at), 0};
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    if (!is_item(entry) || is_paired[entry->index]) continue;
    struct str words = node_text(kinship->arena, entry->declaration->node);
    candidates.at[candidates.count++] = (struct candidate){entry, word_set_of(kinship->arena, words)};
  }
  return candidates;
}

/* Only items of which at least one has a made id: a written one says by itself that it is another thing. */
static bool may_pair(const struct entry *a, const struct entry *b) {
  return a->kind == b->kind && !(a->declaration->is_stamped && b->declaration->is_stamped);
}

/* How many of `candidates` each of `count` items is held against: all of them, unless that were too many. */
static size_t reach_of(size_t count, const struct candidates *candidates) {
  size_t fair = count > 0 ? PAIRS_MOST / count : 0;
  if (fair == 0) fair = 1;
  return fair < candidates->count ? fair : candidates->count;
}

/* Among those that stand about where item number `at` of `count` stands, `reach` in number. */
static const struct candidate *most_alike(const struct candidate *to, size_t at, size_t count, const struct candidates *candidates,
                                          size_t reach) {
  const struct candidate *best = NULL;
  double most = LIKE_ENOUGH;
  size_t middle = at * candidates->count / count;
  size_t first = middle > reach / 2 ? middle - reach / 2 : 0;
  if (first > candidates->count - reach) first = candidates->count - reach;
  for (size_t i = first; i < first + reach; i++) {
    double one = may_pair(to->entry, candidates->at[i].entry) ? word_sets_likeness(&to->words, &candidates->at[i].words) : 0;
    if (one < most || (one == most && best != NULL)) continue;
    most = one;
    best = &candidates->at[i];
  }
  return best;
}

/* Two items are paired when each is the other's most alike. */
static void pair_by_likeness(struct kinship *kinship, const struct edition *before, const struct edition *after) {
  struct candidates earlier = gather(kinship, before, kinship->has_successor);
  struct candidates later = gather(kinship, after, kinship->has_predecessor);
  size_t back = reach_of(later.count, &earlier), forth = reach_of(earlier.count, &later);
  for (size_t i = 0; i < later.count; i++) {
    const struct candidate *from = most_alike(&later.at[i], i, later.count, &earlier, back);
    if (from == NULL) continue;
    if (most_alike(from, (size_t)(from - earlier.at), earlier.count, &later, forth) != &later.at[i]) continue;
    add(kinship, from->entry, later.at[i].entry);
  }
}

void kinship_pair(struct kinship *kinship, const struct edition *const *line, size_t at, const struct renames *renames) {
  pair_by_id(kinship, line, at);
  pair_by_replaces(kinship, line, at);
  pair_by_renames(kinship, line[at - 1], line[at], renames);
  pair_by_likeness(kinship, line[at - 1], line[at]);
}

/* ---- lists ---- */

static const struct kin *share(const struct kinship *kinship, bool is_forward) {
  struct kin *kin = arena_array(kinship->arena, kinship->entry_count, sizeof *kin);
  const struct entry **all = arena_array(kinship->arena, kinship->count, sizeof *all);
  for (size_t i = 0; i < kinship->count; i++) kin[(is_forward ? kinship->edges[i].from : kinship->edges[i].to)->index].count++;
  for (size_t i = 0, at = 0; i < kinship->entry_count; i++) {
    kin[i].at = all + at;
    at += kin[i].count;
    kin[i].count = 0;
  }
  for (size_t i = 0; i < kinship->count; i++) {
    const struct kinship_edge *edge = &kinship->edges[i];
    struct kin *one = &kin[(is_forward ? edge->from : edge->to)->index];
    one->at[one->count++] = is_forward ? edge->to : edge->from;
  }
  return kin;
}

void kinship_end(struct kinship *kinship, const struct kin **successors, const struct kin **predecessors) {
  *successors = share(kinship, true);
  *predecessors = share(kinship, false);
}
