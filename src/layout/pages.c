#include "layout/pages.h"

#include "base/arena.h"
#include "layout/alphabet.h"
#include "layout/answers.h"
#include "layout/chart.h"
#include "layout/naming.h"
#include "layout/whole.h"
#include "model/url.h"
#include "relate/compare.h"
#include "relate/decisions.h"
#include "relate/history.h"
#include "relate/lineage.h"

struct planner {
  struct arena *arena;
  const struct site *site;
  struct pages *pages;
  size_t capacity;
};

static void add(struct planner *planner, struct page page) {
  struct pages *pages = planner->pages;
  pages->at = arena_grow(planner->arena, pages->at, pages->count, &planner->capacity, sizeof *pages->at);
  if (page.output.len == 0) page.output = url_output(planner->arena, page.url);
  pages->at[pages->count++] = page;
  map_put(&pages->by_url, page.url, pages);
}

static const char *layout_of(const struct entry *entry) {
  return kind_name(entry->kind); /* documents of kind page and publication included */
}

static void add_entry(struct planner *planner, const struct entry *entry) {
  struct place place = entry->declaration != NULL ? entry->declaration->place : entry->unit->place;
  bool is_about = str_is(entry->url, "om/") && entry->edition->publication.len == 0;
  add(planner,
      (struct page){
          .layout = is_about ? "about" : layout_of(entry), .url = entry->url, .edition = entry->edition, .entry = entry, .place = place});
}

static const enum kind indexed[] = {KIND_GOAL, KIND_ACTION, KIND_TRACK, KIND_CONCEPT, KIND_THEME, KIND_AREA};

static void add_indexes(struct planner *planner, const struct edition *edition, const struct listing *listing) {
  for (size_t i = 0; i < sizeof indexed / sizeof indexed[0]; i++) {
    if (listing->kinds[indexed[i]].count == 0) continue;
    struct str url = url_index(planner->arena, edition->prefix, indexed[i]);
    add(planner, (struct page){.layout = "index", .url = url, .edition = edition, .index = indexed[i]});
  }
}

/* The front page is made from the content folder's index.md when there is one. */
static void add_site(struct planner *planner, const struct listing *listing) {
  const struct edition *own = &planner->site->editions[0];
  struct page home = {.layout = "home", .url = {"", 0}, .edition = own, .entry = own->front};
  if (own->front != NULL) home.place = own->front->declaration->place;
  add(planner, home);
  add(planner, (struct page){.layout = "notfound", .url = {"", 0}, .output = STR("404.html"), .edition = own});
  if (map_get(&own->by_path, STR("om.md")) == NULL) add(planner, (struct page){.layout = "about", .url = STR("om/"), .edition = own});
  if (planner->site->config->brand.was_url.len > 0) add(planner, (struct page){.layout = "was", .url = STR("was/"), .edition = own});
  add(planner, (struct page){.layout = "search", .url = url_search(planner->arena), .edition = own});
  if (listing->kinds[KIND_UNIT].count > 0) {
    add(planner,
        (struct page){.layout = "units", .url = url_index(planner->arena, (struct str){0}, KIND_UNIT), .edition = own, .index = KIND_UNIT});
  }
}

static void add_answer(void *planner, struct page page) {
  add(planner, page);
}

/* Pages of a publication that git knows something about have a history; the dated ones share that of the undated. What has ended keeps
 * its history; that of what has moved leads to where it is. */
static void add_histories(struct planner *planner) {
  size_t count = planner->pages->count;
  for (size_t i = 0; i < count; i++) {
    const struct page *page = &planner->pages->at[i];
    const struct entry *subject = page->entry != NULL ? page->entry : page->gone;
    bool has_history = subject != NULL && subject->document != NULL && page->edition->publication.len > 0 && !page->edition->is_dated;
    if (!has_history || history_of(planner->site->history, subject).count == 0) continue;
    struct page history = {.edition = page->edition, .place = page->place};
    history.url = url_history(planner->arena, page->url);
    history.layout = page->target != NULL ? page->layout : "history";
    history.entry = page->target != NULL ? NULL : subject;
    history.gone = page->target != NULL ? subject : NULL;
    history.target = page->target;
    add(planner, history);
  }
}

/* Each edition of a publication on one page, as long as it is no larger than a page may be. */
static void add_wholes(struct planner *planner) {
  for (size_t i = 0; i < planner->site->edition_count; i++) {
    const struct edition *edition = &planner->site->editions[i];
    if (!whole_is_made(planner->site, edition)) continue;
    struct place place = edition->front->declaration->place;
    add(planner, (struct page){.layout = "whole", .url = url_whole(planner->arena, edition->prefix), .edition = edition, .place = place});
  }
}

/* The overview of a publication's editions. */
static void add_editions(struct planner *planner) {
  for (size_t i = 0; i < planner->site->group_count; i++) {
    const struct edition_group *group = &planner->site->groups[i];
    if (group->dated_count == 0) continue;
    struct str url = url_editions(planner->arena, group->current->prefix);
    add(planner, (struct page){.layout = "editions", .url = url, .edition = group->current});
  }
}

/* Each edition was compared with the one in force once; when another came into force, that address goes on to answer: step by step. */
static void add_steps(struct planner *planner, const struct edition_group *group) {
  for (size_t i = 0; i < group->dated_count; i++) {
    for (size_t j = i + 2; j < group->dated_count; j++) {
      struct str url =
          url_comparison(planner->arena, group->current->prefix, group->dated[i]->release->name, group->dated[j]->release->name);
      bool was_in_force = group->dated[j]->status == STATUS_HISTORIC;
      if (!was_in_force || map_get(&planner->pages->by_url, url) != NULL) continue;
      add(planner,
          (struct page){
              .layout = "steps", .url = url, .edition = group->current, .steps_from = group->dated[i], .steps_to = group->dated[j]});
    }
  }
}

static void add_comparisons(struct planner *planner) {
  for (size_t i = 0; i < planner->site->comparison_count; i++) {
    const struct comparison *comparison = planner->site->comparisons[i];
    const struct edition_group *group = lineage_group(planner->site->lineage, comparison->to);
    struct str url = url_comparison(planner->arena, group->current->prefix, edition_name(comparison->from), edition_name(comparison->to));
    add(planner, (struct page){.layout = "compare",
                               .url = url,
                               .edition = group->current,
                               .comparison = comparison,
                               .decided = decisions_of(planner->site, comparison)});
  }
  for (size_t i = 0; i < planner->site->group_count; i++) add_steps(planner, &planner->site->groups[i]);
}

typedef bool overview_has(const struct site *site, const struct listings *listings, const struct edition *edition);

/* Whether any edition of the group has what an overview would show: then each of them has the page, so that it can be followed through
 * the editions and answers for good. */
static bool any_edition(const struct planner *planner, const struct edition_group *group, overview_has *has) {
  bool found = has(planner->site, planner->pages->listings, group->current);
  for (size_t i = 0; i < group->dated_count && !found; i++) found = has(planner->site, planner->pages->listings, group->dated[i]);
  return found;
}

static bool has_indicators(const struct site *site, const struct listings *listings, const struct edition *edition) {
  (void)site;
  (void)listings;
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct declaration *declaration = edition->entries[i].declaration;
    if (declaration != NULL && declaration->indicator != NULL) return true;
  }
  return false;
}

static void add_overview(struct planner *planner, const struct edition *edition, const char *layout, struct str url) {
  add(planner, (struct page){.layout = layout, .url = url, .edition = edition});
}

static void add_overviews_of(struct planner *planner, const struct edition *edition, const bool *wanted) {
  if (wanted[0]) add_overview(planner, edition, "register", url_register(planner->arena, edition->prefix));
  if (wanted[1]) add_overview(planner, edition, "map", url_map(planner->arena, edition->prefix));
  if (wanted[2]) add_overview(planner, edition, "indicators", url_indicators(planner->arena, edition->prefix));
}

static void add_overviews(struct planner *planner) {
  const struct site *site = planner->site;
  const bool of_site[3] = {alphabet_has_rows(site, planner->pages->listings, &site->editions[0])};
  add_overviews_of(planner, &site->editions[0], of_site);
  for (size_t i = 0; i < site->group_count; i++) {
    const struct edition_group *group = &site->groups[i];
    const bool wanted[3] = {any_edition(planner, group, alphabet_has_rows), any_edition(planner, group, chart_has_relations),
                            any_edition(planner, group, has_indicators)};
    add_overviews_of(planner, group->current, wanted);
    for (size_t j = 0; j < group->dated_count; j++) add_overviews_of(planner, group->dated[j], wanted);
  }
}

const struct pages *pages_plan(struct arena *arena, const struct site *site) {
  struct planner planner = {.arena = arena, .site = site, .pages = arena_alloc(arena, sizeof *planner.pages)};
  planner.pages->listings = listings_make(arena, site);
  planner.pages->naming = naming_make(arena, site);
  map_init(&planner.pages->by_url, arena);
  add_site(&planner, &planner.pages->listings->at[0]);
  for (size_t i = 0; i < site->edition_count; i++) {
    const struct edition *edition = &site->editions[i];
    for (size_t j = 0; j < edition->entry_count; j++) {
      const struct entry *entry = &edition->entries[j];
      bool is_home = i == 0 && entry == edition->front;
      if (entry_has_page(entry) && !is_home) add_entry(&planner, entry);
    }
    add_indexes(&planner, edition, &planner.pages->listings->at[i]);
  }
  add_overviews(&planner);
  add_wholes(&planner);
  add_editions(&planner);
  add_comparisons(&planner);
  answers_plan(arena, site, &planner.pages->by_url, add_answer, &planner);
  add_histories(&planner);
  return planner.pages;
}

bool page_is_index(const struct page *page) {
  return strcmp(page->layout, "index") == 0 || strcmp(page->layout, "units") == 0;
}

struct str page_step_title(struct arena *arena, const struct edition *from, const struct edition *to) {
  return str_format(arena, "%.*s → %.*s", STR_ARG(edition_name(from)), STR_ARG(edition_name(to)));
}

static struct str title_of_own(const struct site *site, const struct page *page) {
  bool is_danish = str_is(site->config->language, "da");
  if (strcmp(page->layout, "was") == 0) return is_danish ? STR("Tilgængelighedserklæring") : STR("Accessibility statement");
  if (strcmp(page->layout, "search") == 0) return is_danish ? STR("Søg") : STR("Search");
  if (strcmp(page->layout, "about") == 0) return is_danish ? STR("Om dette websted") : STR("About this site");
  return site->config->title;
}

struct str page_title(struct arena *arena, const struct site *site, const struct page *page) {
  const struct entry *subject = page->target != NULL ? page->target : page->gone;
  if (page->entry != NULL) return page->entry->title.len > 0 ? page->entry->title : page->entry->id;
  if (subject != NULL) return subject->title;
  if (page_is_index(page) || strcmp(page->layout, "tombstone") == 0) return str_from(kind_title(page->index, site->config->language));
  if (page->comparison != NULL) return page_step_title(arena, page->comparison->from, page->comparison->to);
  if (page->steps_from != NULL) return page_step_title(arena, page->steps_from, page->steps_to);
  return page->edition->front != NULL && page->edition->publication.len > 0 ? page->edition->front->title : title_of_own(site, page);
}
