/* Holds one build of a site with editions against the next: growth OLD NEW BASE-URL
 *
 * 1. Whatever was released stays: every file of an edition, and every page at the undated address of a publication that has editions.
 * 2. A publication that got no edition, and has the same one in force, stays as it is, byte for byte; but where its things are used from
 *    other publications, and its picture of the editions, which reaches to the build's year.
 * 3. A publication that got one, or another in force: in its earlier editions the pages say what they said. Only what tells of other
 *    editions differs: title, status, selector, relations, canonical and history; in twins status and canonical. What stands there for
 *    things that an edition has not (redirects, tombstones) tells of other editions alone, and may come and change, not go.
 * Publications without editions show the site's revision, and may change freely. Prints what is wrong, and counts files. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "page.h"

#define FILE_MAX ((size_t)1 << 26)

struct side {
  const char *folder;
  struct pages pages;
};

struct growth {
  struct arena *arena;
  struct side old;
  struct side new;
  size_t passed;
  size_t failed;
};

static void count(struct growth *growth, bool is_good, struct str path, const char *what) {
  *(is_good ? &growth->passed : &growth->failed) += 1;
  if (!is_good) printf("%.*s: %s\n", STR_ARG(path), what);
}

static struct str read(struct growth *growth, const struct side *side, struct str path) {
  struct str bytes = {0};
  const char *name = str_zero(growth->arena, str_format(growth->arena, "%s/%.*s", side->folder, STR_ARG(path)));
  if (!file_read(growth->arena, name, FILE_MAX, &bytes)) printf("%s: cannot be read\n", name);
  return bytes;
}

/* ---- whose a file is ---- */

static struct str first_part(struct str path) {
  return str_slice(path, 0, str_find_char(path, '/', 0));
}

static const struct page *front_of(const struct side *side, struct str publication) {
  const struct page *front = pages_at(&side->pages, publication);
  return front != NULL && str_is(front->kind, "publication") ? front : NULL;
}

static bool has_editions(const struct side *side, struct str publication) {
  const struct page *front = front_of(side, publication);
  return front != NULL && front->edition.len > 0;
}

/* The name of the edition whose address a file lies at; empty for the undated ones. */
static struct str edition_at(struct growth *growth, const struct side *side, struct str path) {
  struct str publication = first_part(path);
  struct str folder = first_part(str_slice(path, publication.len + 1, path.len));
  const struct page *front = pages_at(&side->pages, path_join(growth->arena, publication, folder));
  return front != NULL && str_equal(front->edition, folder) ? folder : (struct str){0};
}

/* The TimeMap lists the editions; the front page tells which is in force. */
static bool is_unchanged(struct growth *growth, struct str publication) {
  struct str timemap = path_join(growth->arena, publication, STR("udgaver/timemap.link"));
  const struct page *before = front_of(&growth->old, publication);
  const struct page *after = front_of(&growth->new, publication);
  if (before == NULL || after == NULL || !str_equal(before->edition, after->edition)) return false;
  bool is_versioned = map_get(&growth->old.pages.files, timemap) != NULL && map_get(&growth->new.pages.files, timemap) != NULL;
  return is_versioned && str_equal(before->status, after->status) &&
         str_equal(read(growth, &growth->old, timemap), read(growth, &growth->new, timemap));
}

/* ---- what a page says by itself ---- */

/* Takes out what lies between the two marks, the first included. */
static struct str without(struct growth *growth, struct str text, const char *from, const char *to) {
  size_t start = str_find(text, str_from(from), 0);
  size_t end = start == STR_NOT_FOUND ? start : str_find(text, str_from(to), start);
  if (end == STR_NOT_FOUND) return text;
  return str_join(growth->arena, str_slice(text, 0, start), str_slice(text, end, text.len));
}

/* Without what other publications say of the page's thing. */
static struct str without_uses(struct growth *growth, struct str path, struct str text) {
  if (str_ends(path, ".json")) return without(growth, text, "\"used_by\":", "}\n");
  text = without(growth, text, "<section class=\"part part-brugt\"", "<nav aria-label=\"Forrige");
  return without(growth, text, "<li><a href=\"#spor-brugt\"", "\n");
}

/* The lines that lead from headings to their history; they come with the second edition. */
static struct str without_history_links(struct growth *growth, struct str text) {
  static const char begin[] = "<p class=\"to-history\">";
  size_t at;
  while ((at = str_find(text, STR(begin), 0)) != STR_NOT_FOUND) {
    size_t end = str_find_char(text, '\n', at);
    text = str_join(growth->arena, str_slice(text, 0, at), str_slice(text, end == STR_NOT_FOUND ? text.len : end + 1, text.len));
  }
  return text;
}

/* Without the line that holds the mark. */
static struct str without_line(struct growth *growth, struct str text, const char *mark) {
  size_t at = str_find(text, str_from(mark), 0);
  if (at == STR_NOT_FOUND) return text;
  size_t start = at, end = str_find_char(text, '\n', at);
  while (start > 0 && text.at[start - 1] != '\n') start--;
  return str_join(growth->arena, str_slice(text, 0, start), str_slice(text, end == STR_NOT_FOUND ? text.len : end, text.len));
}

/* Without what is told of a concept that a later edition defines otherwise. */
static struct str without_redefinition(struct growth *growth, struct str path, struct str text) {
  if (!str_ends(path, ".json")) {
    text = without(growth, text, "<p class=\"remark redefinition\">", "<div class=\"text\"");
    return without(growth, text, " data-redefined=", ">");
  }
  static const char end[] = "},";
  size_t at = str_find(text, STR("\"redefined\":"), 0), stop = at == STR_NOT_FOUND ? at : str_find(text, STR(end), at);
  if (stop == STR_NOT_FOUND) return text;
  return str_join(growth->arena, str_slice(text, 0, at), str_slice(text, stop + strlen(end), text.len));
}

static struct str own_words(struct growth *growth, struct str path, struct str text) {
  text = without_redefinition(growth, path, text);
  if (str_ends(path, ".json")) {
    text = without(growth, text, "\"canonical\":", ",\"publication\":");
    return without(growth, text, "\"status\":", ",\"valid_from\":");
  }
  text = without(growth, text, "<title>", "<meta content=\"width");
  text = without(growth, text, "<link ", "<link href=\"index.json\""); /* canonical, relations, feed */
  text = without_line(growth, text, "property=\"og:url\"");
  text = without(growth, text, "\"url\":", ",\"name\":"); /* in the line of JSON-LD: the canonical address, and until when it applied */
  text = without(growth, text, "\"expires\":", "\"dateModified\":");
  text = without(growth, text, "<div class=\"status", "<header ");
  text = without(growth, text, "<footer class=\"metadata\"", "</footer>");
  return without_history_links(growth, text);
}

static bool is_answer(const struct page *page) {
  return page != NULL && (str_is(page->status, "tombstone") || str_is(page->status, "redirect"));
}

/* The same bytes, but for what `strip` takes out of both. */
static bool is_same(struct growth *growth, struct str path, struct str (*strip)(struct growth *, struct str, struct str)) {
  struct str before = read(growth, &growth->old, path);
  struct str after = read(growth, &growth->new, path);
  if (str_equal(before, after)) return true;
  bool is_page = str_is(path_name(path), "index.html") || str_is(path_name(path), "index.json");
  return is_page && str_equal(strip(growth, path, before), strip(growth, path, after));
}

static bool answers_in_both(struct growth *growth, struct str path) {
  return is_answer(pages_at(&growth->old.pages, path_folder(path))) && is_answer(pages_at(&growth->new.pages, path_folder(path)));
}

/* ---- all files ---- */

static void check_file(struct growth *growth, struct str path) {
  struct str publication = first_part(path);
  bool is_versioned = publication.len < path.len && has_editions(&growth->old, publication);
  if (!is_versioned) return;
  if (map_get(&growth->new.pages.files, path) == NULL) {
    count(growth, false, path, "is gone");
  } else if (str_is(path_name(path), "tidslinje.svg") || answers_in_both(growth, path)) {
    count(growth, true, path, "");
  } else if (is_unchanged(growth, publication)) {
    count(growth, is_same(growth, path, without_uses), path, "changed, and nothing was released");
  } else {
    bool is_dated = edition_at(growth, &growth->old, path).len > 0;
    count(growth, !is_dated || is_same(growth, path, own_words), path, "an edition's own words changed");
  }
}

/* In editions that were there, nothing new but answers. */
static void check_new_file(struct growth *growth, struct str path) {
  struct str edition = edition_at(growth, &growth->new, path);
  bool is_known = map_get(&growth->old.pages.files, path) != NULL;
  if (is_known || edition.len == 0 || edition_at(growth, &growth->old, path).len == 0) return;
  count(growth, is_answer(pages_at(&growth->new.pages, path_folder(path))), path, "is new in an edition that was there");
}

int main(int argument_count, char **arguments) {
  if (argument_count != 4) return 2;
  struct arena *arena = arena_new();
  struct growth growth = {.arena = arena, .old.folder = arguments[1], .new.folder = arguments[2]};
  struct str base = str_from(arguments[3]);
  if (!pages_read(arena, arguments[1], base, &growth.old.pages) || !pages_read(arena, arguments[2], base, &growth.new.pages)) return 2;
  const struct map *old = &growth.old.pages.files;
  const struct map *new = &growth.new.pages.files;
  for (size_t i = 0; i < old->count; i++) check_file(&growth, old->items[i].key);
  for (size_t i = 0; i < new->count; i++) check_new_file(&growth, new->items[i].key);
  printf("%zu passed, %zu failed\n", growth.passed, growth.failed);
  arena_free(arena);
  return growth.failed == 0 ? 0 : 1;
}
