#include "page.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"

#define FILE_MAX ((size_t)1 << 26)

/* ---- HTML ---- */

struct scanner {
  struct pages *pages;
  struct page *page;
  struct str html;
  size_t at;
  bool is_in_selector;
  bool is_in_sections;
  struct str row;
  size_t column; /* cells of the row so far */
};

struct tag {
  struct str name; /* "/nav" of an end */
  struct str attributes;
};

static bool next_tag(struct scanner *scanner, struct tag *tag) {
  size_t start = str_find_char(scanner->html, '<', scanner->at);
  size_t end = start == STR_NOT_FOUND ? start : str_find_char(scanner->html, '>', start);
  if (end == STR_NOT_FOUND) return false;
  struct str inside = str_slice(scanner->html, start + 1, end);
  size_t blank = str_find_char(inside, ' ', 0);
  *tag = (struct tag){str_slice(inside, 0, blank), blank == STR_NOT_FOUND ? (struct str){0} : str_slice(inside, blank, inside.len)};
  scanner->at = end + 1;
  return true;
}

/* ` name="value"`; empty when it is not there. */
static struct str attribute(const struct scanner *scanner, const struct tag *tag, const char *name) {
  struct str begin = str_format(scanner->pages->arena, " %s=\"", name);
  size_t at = str_find(tag->attributes, begin, 0);
  if (at == STR_NOT_FOUND) return (struct str){0};
  return str_slice(tag->attributes, at + begin.len, str_find_char(tag->attributes, '"', at + begin.len));
}

static bool has_attribute(const struct scanner *scanner, const struct tag *tag, const char *name) {
  struct str begin = str_format(scanner->pages->arena, " %s=\"", name);
  return str_find(tag->attributes, begin, 0) != STR_NOT_FOUND;
}

static void add_link(struct scanner *scanner, struct str address, struct str relation) {
  struct page *page = scanner->page;
  page->links = arena_grow(scanner->pages->arena, page->links, page->link_count, &page->link_capacity, sizeof *page->links);
  enum link_place place = relation.len > 0          ? LINK_HEAD
                          : scanner->is_in_selector ? LINK_SELECTOR
                          : scanner->column > 0     ? LINK_SECTION
                                                    : LINK_BODY;
  size_t column = scanner->column > 0 ? scanner->column - 1 : 0;
  page->links[page->link_count++] = (struct link){place, address, relation, scanner->row, column};
}

static void follow_state(struct scanner *scanner, const struct tag *tag) {
  struct str class = attribute(scanner, tag, "class");
  if (str_is(tag->name, "nav")) scanner->is_in_selector = str_is(class, "selector");
  if (str_is(tag->name, "/nav")) scanner->is_in_selector = false;
  if (str_is(tag->name, "section")) scanner->is_in_sections = str_is(class, "part part-afsnit");
  if (str_is(tag->name, "/section")) scanner->is_in_sections = false;
  if (!scanner->is_in_sections) return;
  if (str_is(tag->name, "tr") || str_is(tag->name, "/tr")) scanner->column = 0;
  if (str_is(tag->name, "tr")) scanner->row = attribute(scanner, tag, "id");
  if (str_is(tag->name, "tr") && scanner->row.len > 0) scanner->page->row_count++;
  if (str_is(tag->name, "td")) scanner->column++;
  if (scanner->column > scanner->page->column_count) scanner->page->column_count = scanner->column;
}

static bool is_heading(struct str name) {
  return name.len == 2 && name.at[0] == 'h' && name.at[1] >= '2' && name.at[1] <= '6';
}

static void read_tag(struct scanner *scanner, const struct tag *tag) {
  struct str id = attribute(scanner, tag, "id");
  follow_state(scanner, tag);
  if (id.len > 0) map_put(&scanner->page->ids, id, scanner->page);
  if (id.len > 0 && is_heading(tag->name) && !str_starts(id, "spor-")) map_put(&scanner->page->headings, id, scanner->page);
  static const char *const addresses[] = {"href", "src", "poster", "data"};
  struct str relation = str_is(tag->name, "link") ? attribute(scanner, tag, "rel") : (struct str){0};
  for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++) {
    if (has_attribute(scanner, tag, addresses[i])) add_link(scanner, attribute(scanner, tag, addresses[i]), relation);
  }
  struct str content = attribute(scanner, tag, "content");
  if (str_is(attribute(scanner, tag, "http-equiv"), "refresh")) {
    add_link(scanner, str_slice(content, str_find(content, STR("url="), 0) + 4, content.len), STR("refresh"));
  }
}

/* ---- twin ---- */

/* A text among the twin's first fields; its lists come after those. */
static struct str field(struct pages *pages, struct str twin, const char *name) {
  struct str begin = str_format(pages->arena, "\"%s\":\"", name);
  struct str head = str_slice(twin, 0, str_find(twin, STR("\"relations\":"), 0));
  size_t at = str_find(head, begin, 0);
  if (at == STR_NOT_FOUND) return (struct str){0};
  return str_slice(head, at + begin.len, str_find_char(head, '"', at + begin.len));
}

static void read_twin(struct pages *pages, struct page *page, struct str twin) {
  page->id = field(pages, twin, "id");
  page->kind = field(pages, twin, "kind");
  page->publication = field(pages, twin, "publication");
  page->edition = field(pages, twin, "edition");
  page->status = field(pages, twin, "status");
  page->target = field(pages, twin, "target");
}

/* ---- the site ---- */

static bool read_file(struct pages *pages, const char *folder, struct str path, struct str *bytes) {
  const char *name = str_zero(pages->arena, str_format(pages->arena, "%s/%.*s", folder, STR_ARG(path)));
  return file_read(pages->arena, name, FILE_MAX, bytes);
}

static bool read_page(struct pages *pages, const char *folder, struct str path) {
  struct page *page = arena_alloc(pages->arena, sizeof *page);
  struct scanner scanner = {.pages = pages, .page = page};
  struct str twin_path = path_join(pages->arena, path_folder(path), STR("index.json"));
  struct str twin;
  struct tag tag;
  page->path = path;
  page->folder = path_folder(path);
  map_init(&page->ids, pages->arena);
  map_init(&page->headings, pages->arena);
  if (!read_file(pages, folder, path, &scanner.html)) return false;
  while (next_tag(&scanner, &tag)) read_tag(&scanner, &tag);
  bool has_twin = str_is(path_name(path), "index.html") && map_get(&pages->files, twin_path) != NULL;
  if (has_twin && read_file(pages, folder, twin_path, &twin)) read_twin(pages, page, twin);
  map_put(&pages->by_path, path, page);
  pages->at[pages->count++] = page;
  return true;
}

bool pages_read(struct arena *arena, const char *folder, struct str base, struct pages *pages) {
  struct file_list list;
  *pages = (struct pages){.arena = arena, .base = base};
  map_init(&pages->by_path, arena);
  map_init(&pages->files, arena);
  if (!file_walk(arena, folder, NULL, 0, &list)) return false;
  pages->at = arena_array(arena, list.count, sizeof(struct page *));
  for (size_t i = 0; i < list.count; i++) {
    if (list.entries[i].type == FILE_REGULAR) map_put(&pages->files, list.entries[i].path, pages);
  }
  for (size_t i = 0; i < list.count; i++) {
    if (str_ends(list.entries[i].path, ".html") && !read_page(pages, folder, list.entries[i].path)) return false;
  }
  return true;
}

static bool leads_out(struct str address) {
  static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:"};
  for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
    if (str_starts(address, schemes[i])) return true;
  }
  return false;
}

/* An address that begins at the site's root, with or without the server's name, as one below the output folder. */
static bool from_root(const struct pages *pages, struct str address, struct str *rest) {
  size_t host = str_find(pages->base, STR("://"), 0);
  if (pages->base.len == 0 && str_starts(address, "/")) {
    *rest = str_slice(address, 1, address.len);
    return true;
  }
  struct str path = str_slice(pages->base, str_find_char(pages->base, '/', host + 3), pages->base.len);
  struct str start = address.len > 0 && address.at[0] == '/' ? path : pages->base;
  if (host == STR_NOT_FOUND || !str_starts(address, str_zero(pages->arena, start))) return false;
  *rest = str_slice(address, start.len, address.len);
  return true;
}

bool page_follow(const struct pages *pages, const struct page *page, struct str address, struct str *path, struct str *fragment) {
  size_t hash = str_find_char(address, '#', 0);
  struct str rest = str_slice(address, 0, hash);
  struct str clean;
  *fragment = hash != STR_NOT_FOUND ? str_slice(address, hash + 1, address.len) : (struct str){0};
  *path = page->path;
  if (address.len > 0 && rest.len == 0) return true;
  struct str folder = from_root(pages, rest, &rest) ? (struct str){0} : page->folder;
  if (leads_out(rest)) return false;
  bool is_inside = path_resolve(pages->arena, folder, rest, &clean);
  bool is_page = rest.len == 0 || str_ends(rest, "/") || str_is(rest, "..") || str_ends(rest, "/..");
  if (!is_inside) {
    *path = address;
  } else {
    *path = is_page ? path_join(pages->arena, clean, STR("index.html")) : clean;
  }
  return true;
}

const struct page *pages_at(const struct pages *pages, struct str address) {
  struct str folder = str_ends(address, "/") ? str_slice(address, 0, address.len - 1) : address;
  return map_get(&pages->by_path, path_join(pages->arena, folder, STR("index.html")));
}

const struct link *page_relation(const struct page *page, const char *relation) {
  for (size_t i = 0; i < page->link_count; i++) {
    if (page->links[i].place == LINK_HEAD && str_is(page->links[i].relation, relation)) return &page->links[i];
  }
  return NULL;
}
