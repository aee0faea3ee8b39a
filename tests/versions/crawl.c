/* Goes through a built site with editions as a reader would, and holds it against what is known of its past:
 *   crawl OUT BASE-URL [TRUTH]
 * Every address must lead to a file, and to a place in it; with TRUTH (see truth.h), every page's selector, relations and canonical
 * address to the right thing in the right edition, every row of a history's sections to where the section stands, every TimeMap to the
 * editions. Prints what is wrong, and counts pages. */
#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "page.h"
#include "truth.h"

struct crawl {
  struct arena *arena;
  const char *folder;
  struct pages pages;
  struct truth truth;
  const struct page *page; /* at hand */
  bool is_good;            /* the page at hand, so far */
  size_t passed;
  size_t failed;
};

static void complain(struct crawl *crawl, const char *what, struct str of) {
  crawl->is_good = false;
  printf("%.*s: %s: %.*s\n", STR_ARG(crawl->page->path), what, STR_ARG(of));
}

/* ---- every link ---- */

static void check_link(struct crawl *crawl, const struct link *link) {
  struct str path;
  struct str fragment;
  if (!page_follow(&crawl->pages, crawl->page, link->address, &path, &fragment)) return;
  if (link->address.len == 0 || map_get(&crawl->pages.files, path) == NULL) {
    complain(crawl, "leads to no file", link->address);
    return;
  }
  const struct page *target = map_get(&crawl->pages.by_path, path);
  if (fragment.len > 0 && target != NULL && map_get(&target->ids, fragment) == NULL)
    complain(crawl, "leads to no such place", link->address);
}

/* ---- what a page is about, and where it is elsewhere ---- */

static const struct page *page_behind(struct crawl *crawl, const struct page *from, const struct link *link) {
  struct str path;
  struct str fragment;
  if (link == NULL || !page_follow(&crawl->pages, from, link->address, &path, &fragment)) return NULL;
  return map_get(&crawl->pages.by_path, path);
}

static bool is_answer(const struct page *page) {
  return str_is(page->status, "tombstone") || str_is(page->status, "redirect");
}

static bool is_undated(const struct crawl *crawl, const struct page *page) {
  struct str prefix = str_format(crawl->arena, "%.*s/%.*s", STR_ARG(page->publication), STR_ARG(page->edition));
  return !path_is_inside(page->folder, prefix);
}

/* The page's folder below its publication's or edition's. */
static struct str tail_of(const struct crawl *crawl, const struct page *page) {
  size_t start = page->publication.len + (is_undated(crawl, page) ? 0 : 1 + page->edition.len);
  return str_slice(page->folder, start < page->folder.len ? start + 1 : start, page->folder.len);
}

static const struct page *page_in(const struct crawl *crawl, const struct chronicle *chronicle, size_t edition, struct str tail) {
  struct str folder = str_format(crawl->arena, "%.*s/%.*s", STR_ARG(chronicle->publication), STR_ARG(chronicle->editions[edition]));
  return pages_at(&crawl->pages, path_join(crawl->arena, folder, tail));
}

static bool is_history(const struct page *page) {
  return str_is(path_name(page->folder), "historik");
}

/* What is asked of the truth: an id in an edition. A page that only answers is about what the latest edition had at its address, and so is
 * the history of what has ended. */
struct subject {
  struct str id; /* empty: an index */
  size_t edition;
};

static struct subject subject_of(const struct crawl *crawl, const struct chronicle *chronicle, const struct page *page) {
  struct subject subject = {page->id, chronicle_edition(chronicle, page->edition)};
  const struct page *home = is_history(page) ? pages_at(&crawl->pages, path_folder(page->folder)) : page;
  if (home == NULL || !is_answer(home)) return subject;
  for (size_t i = chronicle->edition_count; i-- > 0;) {
    const struct page *there = page_in(crawl, chronicle, i, tail_of(crawl, home));
    if (there != NULL && !is_answer(there)) return (struct subject){there->id, i};
  }
  return subject;
}

static bool is_front(const struct crawl *crawl, const struct page *page) {
  return page->publication.len == 0 || (tail_of(crawl, page).len == 0 && !is_answer(page));
}

/* `there` must be what the subject is in `edition`: under its id, as what it became or was, or as a page that tells of its end. */
static void check_counterpart(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject,
                              const struct page *there, size_t edition, const char *what) {
  if (there == NULL) {
    complain(crawl, what, STR("leads to no page"));
    return;
  }
  if (!str_equal(there->edition, chronicle->editions[edition])) {
    complain(crawl, what, there->path);
    return;
  }
  struct answers answers = chronicle_ask(chronicle, subject->edition, subject->id, edition);
  bool is_tombstone = str_is(there->status, "tombstone");
  if (subject->id.len == 0) {
    struct str tail = tail_of(crawl, crawl->page);
    if (!str_equal(tail_of(crawl, there), tail)) complain(crawl, what, there->path);
    return;
  }
  if (!answers.is_known) {
    complain(crawl, "the truth does not know", subject->id);
    return;
  }
  bool is_right = is_tombstone && answers.count == 0;
  for (size_t i = 0; i < answers.count; i++) is_right = is_right || (str_equal(there->id, answers.ids[i]) && !is_answer(there));
  if (answers.has_same_id && !str_equal(there->id, subject->id)) is_right = false;
  if (is_front(crawl, there) && !str_equal(subject->id, chronicle->publication)) is_right = false;
  if (!is_right) complain(crawl, what, there->path);
}

/* ---- selector ---- */

static void check_selector(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject) {
  bool is_seen[EDITIONS_MAX] = {false};
  size_t count = 0;
  for (size_t i = 0; i < crawl->page->link_count; i++) {
    const struct link *link = &crawl->page->links[i];
    const struct page *there = page_behind(crawl, crawl->page, link);
    if (link->place != LINK_SELECTOR || (there != NULL && str_is(there->kind, "editions"))) continue;
    size_t edition = there != NULL ? chronicle_edition(chronicle, there->edition) : STR_NOT_FOUND;
    if (edition == STR_NOT_FOUND || is_seen[edition] || is_undated(crawl, there)) {
      complain(crawl, "selector leads nowhere, or twice to one edition", link->address);
      continue;
    }
    is_seen[edition] = true;
    count++;
    check_counterpart(crawl, chronicle, subject, there, edition, "selector");
  }
  if (count != chronicle->edition_count) complain(crawl, "selector misses editions", crawl->page->path);
}

/* ---- relations of RFC 5829 ---- */

static void check_relation(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject, const char *relation,
                           size_t edition) {
  const struct link *link = page_relation(crawl->page, relation);
  if (edition >= chronicle->edition_count) {
    if (link != NULL) complain(crawl, "there can be no such version", link->address);
    return;
  }
  check_counterpart(crawl, chronicle, subject, page_behind(crawl, crawl->page, link), edition, relation);
}

/* One to one from edition to edition: then each must be the other's neighbour. */
static bool is_straight(const struct chronicle *chronicle, const struct subject *subject, size_t edition) {
  struct answers there = chronicle_ask(chronicle, subject->edition, subject->id, edition);
  if (there.count == 0 || there.count > 1) return false;
  return chronicle_ask(chronicle, edition, there.ids[0], subject->edition).count == 1;
}

static void check_neighbours(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject) {
  size_t own = chronicle_edition(chronicle, crawl->page->edition);
  check_relation(crawl, chronicle, subject, "predecessor-version", own - 1);
  check_relation(crawl, chronicle, subject, "successor-version", own + 1);
  const struct page *next = page_behind(crawl, crawl->page, page_relation(crawl->page, "successor-version"));
  bool is_chain = next != NULL && !is_undated(crawl, crawl->page) && !is_answer(crawl->page) && is_straight(chronicle, subject, own + 1);
  if (is_chain && page_behind(crawl, next, page_relation(next, "predecessor-version")) != crawl->page) {
    complain(crawl, "is not the predecessor of its successor", next->path);
  }
}

static size_t edition_in_force(const struct crawl *crawl, const struct chronicle *chronicle) {
  const struct page *front = pages_at(&crawl->pages, chronicle->publication);
  return front != NULL ? chronicle_edition(chronicle, front->edition) : STR_NOT_FOUND;
}

static void check_latest(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject) {
  const struct page *latest = page_behind(crawl, crawl->page, page_relation(crawl->page, "latest-version"));
  check_counterpart(crawl, chronicle, subject, latest, edition_in_force(crawl, chronicle), "latest-version");
  if (latest != NULL && !is_undated(crawl, latest)) complain(crawl, "its latest version has a date", latest->path);
  const struct page *history = page_behind(crawl, crawl->page, page_relation(crawl->page, "version-history"));
  if (history == NULL || !str_is(history->kind, "editions")) complain(crawl, "has no overview of editions", crawl->page->path);
}

/* ---- canonical addresses ---- */

/* The text in force has one at its undated address; every other page of its own; what has moved, that of where it is. */
static void check_canonical(struct crawl *crawl, const struct chronicle *chronicle) {
  const struct page *page = crawl->page;
  const struct page *canonical = page_behind(crawl, page, page_relation(page, "canonical"));
  const struct page *wanted = page;
  if (str_is(page->status, "redirect")) {
    wanted = pages_at(&crawl->pages, page->target);
  } else if (chronicle_edition(chronicle, page->edition) == edition_in_force(crawl, chronicle) && !is_undated(crawl, page)) {
    wanted = pages_at(&crawl->pages, path_join(crawl->arena, chronicle->publication, tail_of(crawl, page)));
  }
  if (canonical == NULL || canonical != wanted)
    complain(crawl, "has not the canonical address", wanted != NULL ? wanted->path : page->path);
}

/* ---- sections ---- */

static const struct link *cell_of(const struct page *page, struct str row, size_t column) {
  for (size_t i = 0; i < page->link_count; i++) {
    const struct link *link = &page->links[i];
    if (link->place == LINK_SECTION && link->column == column && str_equal(link->row, row)) return link;
  }
  return NULL;
}

/* A cell leads to the section where the page has it in that edition, and else to the page itself, or what tells of its end. */
static void check_cell(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject, struct str row,
                       size_t edition) {
  const struct link *link = cell_of(crawl->page, row, chronicle->edition_count - 1 - edition);
  const struct page *there = page_behind(crawl, crawl->page, link);
  check_counterpart(crawl, chronicle, subject, there, edition, "section");
  if (there == NULL) return;
  bool has_section = map_get(&there->headings, row) != NULL;
  size_t hash = str_find_char(link->address, '#', 0);
  bool leads_to_it = hash != STR_NOT_FOUND && str_equal(str_slice(link->address, hash + 1, link->address.len), row);
  if (has_section != leads_to_it) complain(crawl, "section is elsewhere", link->address);
}

static bool has_row(const struct page *page, struct str id) {
  for (size_t i = 0; i < page->link_count; i++) {
    if (page->links[i].place == LINK_SECTION && str_equal(page->links[i].row, id)) return true;
  }
  return false;
}

/* Each heading that the page had in any edition has a row, and each row a cell for each edition. */
static void check_sections(struct crawl *crawl, const struct chronicle *chronicle, const struct subject *subject) {
  const struct page *page = crawl->page;
  if (page->row_count > 0 && page->column_count != chronicle->edition_count) complain(crawl, "sections miss editions", page->path);
  for (size_t i = 0; i < page->link_count; i++) {
    const struct link *link = &page->links[i];
    if (link->place != LINK_SECTION || (i > 0 && str_equal(page->links[i - 1].row, link->row))) continue;
    for (size_t edition = 0; edition < chronicle->edition_count; edition++) check_cell(crawl, chronicle, subject, link->row, edition);
    const struct page *there = page_behind(crawl, page, link);
    for (size_t j = 0; there != NULL && j < there->headings.count; j++) {
      if (!has_row(page, there->headings.items[j].key)) complain(crawl, "no row for the section", there->headings.items[j].key);
    }
  }
}

/* ---- pages and publications ---- */

static void check_versions(struct crawl *crawl, const struct chronicle *chronicle) {
  struct subject subject = subject_of(crawl, chronicle, crawl->page);
  if (subject.edition == STR_NOT_FOUND) {
    complain(crawl, "is of no edition", crawl->page->edition);
    return;
  }
  check_selector(crawl, chronicle, &subject);
  if (!is_history(crawl->page)) check_latest(crawl, chronicle, &subject);
  if (!is_history(crawl->page)) check_neighbours(crawl, chronicle, &subject);
  if (is_history(crawl->page)) check_sections(crawl, chronicle, &subject);
  if (str_is(crawl->page->status, "redirect")) {
    const struct page *target = page_behind(crawl, crawl->page, page_relation(crawl->page, "refresh"));
    check_counterpart(crawl, chronicle, &subject, target, chronicle_edition(chronicle, crawl->page->edition), "redirect");
  }
}

static void count_page(struct crawl *crawl) {
  *(crawl->is_good ? &crawl->passed : &crawl->failed) += 1;
}

/* These tell of the editions themselves and have no counterparts in them. */
static bool is_about_editions(const struct page *page) {
  return str_is(page->kind, "editions") || str_is(page->kind, "compare") || str_is(page->kind, "steps");
}

static void check_page(struct crawl *crawl, const struct page *page) {
  const struct chronicle *chronicle = page->publication.len > 0 ? truth_of(&crawl->truth, page->publication) : NULL;
  crawl->page = page;
  crawl->is_good = true;
  for (size_t i = 0; i < page->link_count; i++) check_link(crawl, &page->links[i]);
  if (chronicle != NULL) check_canonical(crawl, chronicle);
  if (chronicle != NULL && !is_about_editions(page)) check_versions(crawl, chronicle);
  count_page(crawl);
}

/* The mementos of a TimeMap are the front pages of the editions, in their order. */
static void check_timemap(struct crawl *crawl, const struct chronicle *chronicle) {
  const char *path =
      str_zero(crawl->arena, str_format(crawl->arena, "%s/%.*s/udgaver/timemap.link", crawl->folder, STR_ARG(chronicle->publication)));
  struct str rest;
  struct str line;
  size_t count = 0;
  crawl->page = pages_at(&crawl->pages, chronicle->publication);
  crawl->is_good = crawl->page != NULL && file_read(crawl->arena, path, 1 << 20, &rest);
  while (crawl->is_good && str_split(&rest, '\n', &line)) {
    if (str_find(line, STR("memento\""), 0) == STR_NOT_FOUND) continue;
    struct str address = str_slice(line, 1, str_find_char(line, '>', 0));
    const struct page *there = page_behind(crawl, crawl->page, &(struct link){.address = address});
    bool is_right = count < chronicle->edition_count && there != NULL && there == page_in(crawl, chronicle, count, (struct str){"", 0});
    if (!is_right) complain(crawl, "the TimeMap leads elsewhere", address);
    count++;
  }
  if (count != chronicle->edition_count) complain(crawl, "the TimeMap does not list the editions", chronicle->publication);
  count_page(crawl);
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  struct arena *arena = arena_new();
  struct crawl crawl = {.arena = arena, .folder = arguments[1]};
  if (!pages_read(arena, arguments[1], str_from(arguments[2]), &crawl.pages)) return 2;
  if (count > 3 && !truth_read(arena, arguments[3], &crawl.truth)) return 2;
  for (size_t i = 0; i < crawl.pages.count; i++) check_page(&crawl, crawl.pages.at[i]);
  for (size_t i = 0; i < crawl.truth.count; i++) check_timemap(&crawl, &crawl.truth.chronicles[i]);
  printf("%zu passed, %zu failed\n", crawl.passed, crawl.failed);
  arena_free(arena);
  return crawl.failed == 0 && crawl.passed > 0 ? 0 : 1;
}
