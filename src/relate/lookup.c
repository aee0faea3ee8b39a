#include "relate/lookup.h"

#include "base/arena.h"
#include "base/path.h"
#include "read/source.h"

#define NEAREST_MAX 20000
#define COMPARISONS_MAX 10000000

void lookup_init(struct lookup *lookup, struct arena *arena, const struct links_input *input) {
  *lookup = (struct lookup){.arena = arena, .input = input};
  map_init(&lookup->publications, arena);
  map_init(&lookup->units, arena);
  lookup->suggester = arena_alloc(arena, sizeof *lookup->suggester);
  *lookup->suggester = (struct suggester){arena_array(arena, NEAREST_MAX, sizeof(struct str)), COMPARISONS_MAX};
  for (size_t i = 0; i < input->group_count; i++) map_put(&lookup->publications, input->groups[i].publication, (void *)&input->groups[i]);
  const struct edition *own = &input->editions[0];
  for (size_t i = 0; i < own->entry_count && own->entries[i].unit != NULL; i++)
    map_put(&lookup->units, own->entries[i].id, &own->entries[i]);
}

/* The edition of a publication that `from` means by it, or NULL. */
static const struct edition *find_publication(const struct lookup *lookup, const struct edition *from, struct str id) {
  const struct edition_group *group = map_get(&lookup->publications, id);
  return group != NULL ? edition_group_seen_from(group, from) : NULL;
}

static enum lookup_answer answer(const struct entry *entry, const struct entry *found[2]) {
  found[0] = entry;
  return entry != NULL ? LOOKUP_FOUND : LOOKUP_NOTHING;
}

/* From the site's own pages, a name may lead into any publication as long as only one has it. */
static enum lookup_answer lookup_everywhere(const struct lookup *lookup, struct str name, const struct entry *found[2]) {
  size_t count = 0;
  for (size_t i = 0; i < lookup->input->group_count && count < 2; i++) {
    const struct entry *entry = map_get(&lookup->input->groups[i].current->by_id, name);
    if (entry != NULL) found[count++] = entry;
  }
  return count == 0 ? LOOKUP_NOTHING : count == 1 ? LOOKUP_FOUND : LOOKUP_AMBIGUOUS;
}

enum lookup_answer lookup_name(const struct lookup *lookup, const struct edition *from, struct str name, const struct entry *found[2]) {
  size_t slash = str_find_char(name, '/', 0);
  if (slash != STR_NOT_FOUND) {
    const struct edition *edition = find_publication(lookup, from, str_slice(name, 0, slash));
    return answer(edition != NULL ? map_get(&edition->by_id, str_slice(name, slash + 1, name.len)) : NULL, found);
  }
  const struct entry *entry = map_get(&from->by_id, name);
  if (entry == NULL) entry = map_get(&lookup->input->editions[0].by_id, name);
  if (entry != NULL) return answer(entry, found);
  const struct edition *publication = find_publication(lookup, from, name);
  if (publication != NULL) return answer(publication->front, found);
  return from->publication.len == 0 ? lookup_everywhere(lookup, name, found) : LOOKUP_NOTHING;
}

const struct entry *lookup_unit(const struct lookup *lookup, struct str id) {
  return map_get(&lookup->units, id);
}

const struct entry *lookup_path(const struct lookup *lookup, const struct edition *from, struct str path) {
  const struct entry *entry = map_get(&from->by_path, path);
  if (entry == NULL) entry = map_get(&lookup->input->editions[0].by_path, path);
  for (size_t i = 0; entry == NULL && i < lookup->input->group_count; i++) {
    entry = map_get(&edition_group_seen_from(&lookup->input->groups[i], from)->by_path, path);
  }
  return entry;
}

bool lookup_is_left_out(const struct lookup *lookup, struct str name) {
  const struct map *left_out = lookup->input->left_out;
  if (map_get(left_out, name) != NULL) return true;
  size_t slash = str_find_char(name, '/', 0);
  if (slash == STR_NOT_FOUND || map_get(&lookup->publications, str_slice(name, 0, slash)) != NULL) return false;
  return map_get(left_out, str_slice(name, 0, slash)) != NULL;
}

/* ---- suggestions ---- */

static bool has_room(const struct suggester *suggester, size_t count) {
  return count < NEAREST_MAX && count < suggester->comparisons_left;
}

static size_t add_keys(struct suggester *suggester, size_t count, const struct map *map) {
  for (size_t i = 0; i < map->count && has_room(suggester, count); i++) suggester->names[count++] = map->items[i].key;
  return count;
}

static struct str choose(struct suggester *suggester, size_t count, struct str name) {
  suggester->comparisons_left -= count;
  return str_nearest(name, suggester->names, count);
}

/* As choose(), but a file of the same name elsewhere is nearer than any other. */
static struct str choose_path(struct suggester *suggester, size_t count, struct str path) {
  struct str name = path_name(path);
  for (size_t i = 0; i < count; i++) {
    if (str_equal(path_name(suggester->names[i]), name)) return suggester->names[i];
  }
  return choose(suggester, count, path);
}

/* A name that exists under exactly this id in another publication. */
static struct str name_elsewhere(const struct lookup *lookup, struct str name) {
  for (size_t i = 0; i < lookup->input->group_count; i++) {
    const struct edition_group *group = &lookup->input->groups[i];
    if (map_get(&group->current->by_id, name) == NULL) continue;
    return str_format(lookup->arena, "%.*s/%.*s", STR_ARG(group->publication), STR_ARG(name));
  }
  return (struct str){0};
}

/* For `publication/id`: another id there, or another publication. */
static struct str nearest_across(const struct lookup *lookup, const struct edition *from, struct str publication, struct str id) {
  const struct edition *edition = find_publication(lookup, from, publication);
  const struct map *known = edition != NULL ? &edition->by_id : &lookup->publications;
  size_t count = add_keys(lookup->suggester, 0, known);
  struct str nearest = choose(lookup->suggester, count, edition != NULL ? id : publication);
  if (nearest.len == 0) return nearest;
  return str_format(lookup->arena, "%.*s/%.*s", STR_ARG(edition != NULL ? publication : nearest), STR_ARG(edition != NULL ? nearest : id));
}

struct str lookup_nearest(const struct lookup *lookup, const struct edition *from, struct str name) {
  size_t slash = str_find_char(name, '/', 0);
  if (slash != STR_NOT_FOUND) return nearest_across(lookup, from, str_slice(name, 0, slash), str_slice(name, slash + 1, name.len));
  struct str elsewhere = name_elsewhere(lookup, name);
  if (elsewhere.len > 0) return elsewhere;
  const struct edition *own = &lookup->input->editions[0];
  size_t count = add_keys(lookup->suggester, 0, &from->by_id);
  if (from != own) count = add_keys(lookup->suggester, count, &own->by_id);
  return choose(lookup->suggester, count, name);
}

struct str lookup_nearest_publication(const struct lookup *lookup, struct str id) {
  return choose(lookup->suggester, add_keys(lookup->suggester, 0, &lookup->publications), id);
}

struct str lookup_nearest_unit(const struct lookup *lookup, struct str id) {
  return choose(lookup->suggester, add_keys(lookup->suggester, 0, &lookup->units), id);
}

struct str lookup_nearest_path(const struct lookup *lookup, const struct edition *from, struct str path) {
  struct suggester *suggester = lookup->suggester;
  size_t count = add_keys(suggester, 0, &from->by_path);
  count = add_keys(suggester, count, &lookup->input->editions[0].by_path);
  for (size_t i = 0; i < lookup->input->group_count; i++) count = add_keys(suggester, count, &lookup->input->groups[i].current->by_path);
  return choose_path(suggester, count, path);
}

struct str lookup_nearest_file(const struct lookup *lookup, const struct edition *from, struct str path) {
  struct suggester *suggester = lookup->suggester;
  size_t count = 0;
  for (size_t i = 0; from->content != NULL && i < source_count(from->content) && has_room(suggester, count); i++) {
    suggester->names[count++] = source_at(from->content, i)->path;
  }
  return choose_path(suggester, count, path);
}

struct str lookup_nearest_anchor(const struct lookup *lookup, const struct document *document, struct str anchor) {
  return choose(lookup->suggester, add_keys(lookup->suggester, 0, &document->anchors), anchor);
}

struct str lookup_scope(const struct edition *from) {
  return from->publication.len > 0 ? from->publication : STR("the site\x1Fwebstedet");
}
