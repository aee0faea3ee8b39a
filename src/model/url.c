#include "model/url.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/text.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

struct str url_publication(struct arena *arena, struct str publication) {
  return str_format(arena, "%.*s/", STR_ARG(publication));
}

struct str url_edition(struct arena *arena, struct str publication, struct str edition) {
  return str_format(arena, "%.*s/%.*s/", STR_ARG(publication), STR_ARG(edition));
}

struct str url_entity(struct arena *arena, struct str prefix, enum kind kind, struct str id) {
  return str_format(arena, "%.*s%s/%.*s/", STR_ARG(prefix), kind_segment(kind), STR_ARG(id));
}

struct str url_index(struct arena *arena, struct str prefix, enum kind kind) {
  return str_format(arena, "%.*s%s/", STR_ARG(prefix), kind_segment(kind));
}

/* A part as an address; a name without letters keeps what can be kept. */
static struct str slug_part(struct arena *arena, struct str part) {
  struct str slug = text_slug(arena, part);
  return slug.len > 0 ? slug : STR("side");
}

/* prefix + the folders of `path`, each as an address. */
static struct str slug_folders(struct arena *arena, struct str prefix, struct str path) {
  struct str url = prefix;
  struct str rest = path_folder(path);
  struct str part;
  if (rest.len == 0) return url;
  while (str_split(&rest, '/', &part)) url = str_format(arena, "%.*s%.*s/", STR_ARG(url), STR_ARG(slug_part(arena, part)));
  return url;
}

struct str url_document(struct arena *arena, struct str prefix, struct str path) {
  struct str folders = slug_folders(arena, prefix, path);
  struct str stem = path_stem(path);
  if (str_is(stem, "index")) return folders;
  return str_format(arena, "%.*s%.*s/", STR_ARG(folders), STR_ARG(slug_part(arena, stem)));
}

struct str url_file(struct arena *arena, struct str prefix, struct str path) {
  struct str folders = slug_folders(arena, prefix, path);
  struct str stem = slug_part(arena, path_stem(path));
  return str_format(arena, "%.*s%.*s.%.*s", STR_ARG(folders), STR_ARG(stem), STR_ARG(text_lower(arena, path_extension(path))));
}

struct str url_editions(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("udgaver/"));
}

struct str url_whole(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("samlet/"));
}

struct str url_timemap(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("udgaver/timemap.link"));
}

struct str url_timeline(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("udgaver/tidslinje.svg"));
}

struct str url_feed(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("feed.xml"));
}

struct str url_search(struct arena *arena) {
  return str_copy(arena, STR("soeg/"));
}

struct str url_search_index(struct arena *arena, bool of_others) {
  return str_join(arena, url_search(arena), of_others ? STR("andre/") : STR("gaeldende/"));
}

struct str url_graph(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("graf.json"));
}

struct str url_register(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("register/"));
}

struct str url_map(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("kort/"));
}

struct str url_indicators(struct arena *arena, struct str prefix) {
  return str_join(arena, prefix, STR("maaltal/"));
}

struct str url_comparison(struct arena *arena, struct str prefix, struct str from, struct str to) {
  return str_format(arena, "%.*saendringer/%.*s--%.*s/", STR_ARG(prefix), STR_ARG(from), STR_ARG(to));
}

struct str url_history(struct arena *arena, struct str url) {
  return str_join(arena, url, STR("historik/"));
}

struct str url_anchor(struct arena *arena, struct str url, struct str anchor) {
  return anchor.len == 0 ? url : STR_CONCAT(arena, url, STR("#"), anchor);
}

struct str url_without_anchor(struct str url) {
  size_t hash = str_find_char(url, '#', 0);
  return hash == STR_NOT_FOUND ? url : str_slice(url, 0, hash);
}

struct str url_output(struct arena *arena, struct str url) {
  return str_join(arena, url, STR("index.html"));
}

struct str url_twin(struct arena *arena, struct str url) {
  return str_join(arena, url, STR("index.json"));
}

struct str url_root(struct arena *arena, struct str url) {
  size_t depth = 0;
  for (size_t i = 0; i < url.len; i++) depth += url.at[i] == '/';
  if (depth == 0) return STR("./");
  char *root = arena_alloc(arena, depth * 3 + 1);
  for (size_t i = 0; i < depth; i++) memcpy(root + i * 3, "../", 3);
  return (struct str){root, depth * 3};
}

struct str url_relative(struct arena *arena, struct str from, struct str to) {
  if (to.len > from.len && to.at[from.len] == '#' && str_equal(str_slice(to, 0, from.len), from)) {
    return str_slice(to, from.len, to.len);
  }
  return str_join(arena, url_root(arena, from), to);
}

struct str url_absolute(struct arena *arena, struct str base, struct str url) {
  return STR_CONCAT(arena, base, STR("/"), url);
}

static const char *const reserved[] = {"udgaver", "aendringer", "begreber", "maal",     "indsatsspor", "indsatser",
                                       "temaer",  "omraader",   "samlet",   "historik", "register"};
static const char *const reserved_on_site[] = {"enheder", "soeg", "was", "assets"};
static const char *const reserved_in_publication[] = {"kort", "maaltal"};

static bool is_among(struct str name, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (str_is(name, names[i])) return true;
  }
  return false;
}

bool url_is_reserved(struct str name, bool in_publication) {
  if (is_among(name, reserved, LENGTH(reserved))) return true;
  return in_publication ? is_among(name, reserved_in_publication, LENGTH(reserved_in_publication))
                        : is_among(name, reserved_on_site, LENGTH(reserved_on_site));
}

struct str url_first_part(struct str url, struct str prefix) {
  struct str rest = str_slice(url, prefix.len, url.len);
  size_t slash = str_find_char(rest, '/', 0);
  return slash == STR_NOT_FOUND ? rest : str_slice(rest, 0, slash);
}
