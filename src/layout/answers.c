#include "layout/answers.h"

#include "base/arena.h"
#include "base/path.h"
#include "model/url.h"
#include "relate/lineage.h"

struct planner {
  struct arena *arena;
  const struct site *site;
  const struct map *planned; /* url → anything */
  answers_add *add;
  void *context;
};

/* An address below a publication's prefix, and the latest edition's entry that had it. */
struct tail {
  const struct entry *entry; /* NULL for an index */
  const struct edition *edition;
  enum kind index;
};

static void note_tail(struct arena *arena, struct map *tails, struct str url, struct tail tail) {
  struct tail *kept = arena_copy(arena, &tail, sizeof tail);
  map_set(tails, str_slice(url, tail.edition->prefix.len, url.len), kept);
}

static const enum kind indexed[] = {KIND_GOAL, KIND_ACTION, KIND_TRACK, KIND_CONCEPT, KIND_THEME, KIND_AREA};

static bool has_kind(const struct edition *edition, enum kind kind) {
  for (size_t i = 0; i < edition->entry_count; i++) {
    if (edition->entries[i].kind == kind && !edition->entries[i].is_explanation) return true;
  }
  return false;
}

/* All addresses of the group's released editions; later editions overwrite earlier ones. */
static void gather_tails(struct arena *arena, const struct edition_group *group, struct map *tails) {
  map_init(tails, arena);
  for (size_t i = 0; i < group->dated_count; i++) {
    const struct edition *edition = group->dated[i];
    for (size_t j = 0; j < edition->entry_count; j++) {
      const struct entry *entry = &edition->entries[j];
      if (entry_has_page(entry)) note_tail(arena, tails, entry->url, (struct tail){entry, edition, entry->kind});
    }
    for (size_t j = 0; j < sizeof indexed / sizeof indexed[0]; j++) {
      if (!has_kind(edition, indexed[j])) continue;
      note_tail(arena, tails, url_index(arena, edition->prefix, indexed[j]), (struct tail){NULL, edition, indexed[j]});
    }
  }
}

static void answer_tail(const struct planner *planner, const struct edition *edition, struct str url, const struct tail *tail) {
  struct page page = {.url = url, .edition = edition, .index = tail->index, .gone = tail->entry};
  const struct entry *now = tail->entry != NULL ? lineage_find(planner->site->lineage, tail->entry, edition) : NULL;
  page.layout = now != NULL ? "redirect" : "tombstone";
  page.target = now;
  planner->add(planner->context, page);
}

static void answer_in(const struct planner *planner, const struct edition *edition, const struct map *tails) {
  for (size_t i = 0; i < tails->count; i++) {
    struct str url = str_join(planner->arena, edition->prefix, tails->items[i].key);
    if (map_get(planner->planned, url) == NULL) answer_tail(planner, edition, url, tails->items[i].value);
  }
}

/* `/gammel/sti/` or `gammel/sti.html`, from the site's root, as a url and the file behind it. */
static bool read_alias(struct arena *arena, struct str alias, struct str *url, struct str *output) {
  while (alias.len > 0 && alias.at[0] == '/') alias = str_slice(alias, 1, alias.len);
  struct str clean = alias;
  while (str_ends(clean, "/")) clean.len--;
  if (clean.len == 0 || !path_is_clean(clean)) return false;
  bool is_file = str_is(path_extension(clean), "html") || str_is(path_extension(clean), "htm");
  *url = is_file ? clean : str_join(arena, clean, STR("/"));
  *output = is_file ? clean : url_output(arena, *url);
  return true;
}

static void answer_aliases(const struct planner *planner, const struct edition *edition) {
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct entry *own = edition_entry(edition, i, 0);
    const struct names *aliases = &own->document->fields.aliases;
    for (size_t j = 0; j < aliases->count; j++) {
      struct page page = {.layout = "redirect", .edition = edition, .target = own, .place = aliases->at[j].place};
      if (read_alias(planner->arena, aliases->at[j].text, &page.url, &page.output)) planner->add(planner->context, page);
    }
  }
}

void answers_plan(struct arena *arena, const struct site *site, const struct map *planned, answers_add *add, void *context) {
  struct planner planner = {arena, site, planned, add, context};
  for (size_t i = 0; i < site->group_count; i++) {
    const struct edition_group *group = &site->groups[i];
    struct map tails;
    gather_tails(arena, group, &tails);
    answer_in(&planner, group->current, &tails);
    for (size_t j = 0; j < group->dated_count; j++) answer_in(&planner, group->dated[j], &tails);
  }
  for (size_t i = 0; i < site->edition_count; i++) {
    if (!site->editions[i].is_dated) answer_aliases(&planner, &site->editions[i]);
  }
}
