#include "model/release.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/url.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct schema_key trailer_keys[] = {{.name = "trailer", .type = SCHEMA_TEXT, .is_required = true}};
static const struct schema trailer_schema = {"ref", trailer_keys, LENGTH(trailer_keys)};

static const struct schema_key adoption_keys[] = {
    {.name = "date", .type = SCHEMA_DATE, .is_required = true},
    {.name = "by", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "source", .type = SCHEMA_TEXT},
};
static const struct schema adoption_schema = {"adopted", adoption_keys, LENGTH(adoption_keys)};

static const struct schema_key release_keys[] = {
    {.name = "name", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "ref", .type = SCHEMA_REVISION, .is_required = true, .inner = &trailer_schema},
    {.name = "path", .type = SCHEMA_TEXT},
    {.name = "valid-from", .type = SCHEMA_DATE, .is_required = true},
    {.name = "valid-to", .type = SCHEMA_DATE},
    {.name = "assumed", .type = SCHEMA_BOOLEAN},
    {.name = "adopted", .type = SCHEMA_MAP, .inner = &adoption_schema},
};
static const struct schema release_schema = {DIAG_WORDS("an edition", "en udgave"), release_keys, LENGTH(release_keys)};

static const struct schema_key publication_keys[] = {{.name = "editions", .type = SCHEMA_MAPS, .inner = &release_schema}};
const struct schema publication_schema = {DIAG_WORDS("a publication", "en publikation"), publication_keys, LENGTH(publication_keys)};

static const struct schema_key redaction_keys[] = {
    {.name = "publication", .type = SCHEMA_ID, .is_required = true},
    {.name = "entity", .type = SCHEMA_ID},
    {.name = "passage", .type = SCHEMA_TEXT},
    {.name = "edition", .type = SCHEMA_TEXT},
    {.name = "reason", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "date", .type = SCHEMA_DATE, .is_required = true},
};
const struct schema redaction_schema = {DIAG_WORDS("a redaction", "et punkt under redactions"), redaction_keys, LENGTH(redaction_keys)};

bool release_is_name(struct str name) {
  if (name.len == 0 || name.len > 60 || str_find(name, STR("--"), 0) != STR_NOT_FOUND) return false;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.at[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!is_letter && (i == 0 || (c != '.' && c != '-'))) return false;
  }
  return true;
}

static void read_revision(const struct yaml_value *map, struct release *release) {
  const struct yaml_value *ref = yaml_tree_get(map, "ref");
  if (ref != NULL && ref->kind == YAML_MAP) {
    release->trailer = schema_named(ref, "trailer");
  } else {
    release->revision = schema_named(map, "ref");
  }
}

static struct release read_release(const struct yaml_value *map) {
  struct named name = schema_named(map, "name");
  const struct yaml_value *adopted = yaml_tree_get(map, "adopted");
  struct release release = {
      .name = name.text,
      .place = name.place.line > 0 ? name.place : map->place,
      .path = schema_named(map, "path"),
      .valid_from = schema_date(map, "valid-from"),
      .valid_to = schema_date(map, "valid-to"),
      .is_assumed = schema_boolean(map, "assumed", false),
      .adopted = {schema_date(adopted, "date"), schema_text(adopted, "by"), schema_text(adopted, "source")},
  };
  read_revision(map, &release);
  return release;
}

static int compare_releases(const void *left, const void *right) {
  const struct release *a = left;
  const struct release *b = right;
  int by_date = date_compare(a->valid_from, b->valid_from);
  return by_date != 0 ? by_date : str_compare(a->name, b->name);
}

static bool check_name(const struct release *release, struct diags *diags) {
  if (!release_is_name(release->name)) {
    diags_add(diags, DIAG_EDITION_NAME, release->place, release->name, NO_TEXT, NO_TEXT);
    return false;
  }
  if (!url_is_reserved(release->name, true) && !str_is(release->name, RELEASE_NAME_OF_DRAFT)) return true;
  diags_add(diags, DIAG_RESERVED_NAME, release->place, release->name, NO_TEXT, NO_TEXT);
  return false;
}

/* `a` begins before `b` does. */
static bool check_pair(const struct release *a, const struct release *b, struct diags *diags) {
  if (str_equal(a->name, b->name)) {
    diags_add(diags, DIAG_EDITION_TWICE, b->place, b->name, NO_TEXT, NO_TEXT);
    return false;
  }
  bool overlaps = date_compare(a->valid_from, b->valid_from) == 0 ||
                  (a->valid_to.year != 0 && date_compare(date_last_day(a->valid_to), b->valid_from) >= 0);
  if (overlaps) diags_add(diags, DIAG_EDITION_OVERLAP, b->place, a->name, b->name, NO_TEXT);
  return !overlaps;
}

static bool has_twin_before(const struct publication *publication, size_t number) {
  for (size_t i = 0; i < number; i++) {
    if (str_equal(publication->releases[i].name, publication->releases[number].name)) return true;
  }
  return false;
}

static bool check_period(const struct release *release, struct diags *diags) {
  bool is_backwards = release->valid_to.year != 0 && date_compare(date_last_day(release->valid_to), release->valid_from) < 0;
  if (is_backwards) diags_add(diags, DIAG_EDITION_BACKWARDS, release->place, release->name, NO_TEXT, NO_TEXT);
  return !is_backwards;
}

/* What cannot have an address of its own is left out, once that is said. */
static bool check_releases(struct publication *publication, struct diags *diags) {
  bool is_fine = true;
  size_t kept = 0;
  for (size_t i = 0; i < publication->release_count; i++) {
    const struct release *release = &publication->releases[i];
    is_fine = check_period(release, diags) && is_fine;
    for (size_t j = i + 1; j < publication->release_count; j++) {
      if (j == i + 1 || str_equal(release->name, publication->releases[j].name)) {
        is_fine = check_pair(release, &publication->releases[j], diags) && is_fine;
      }
    }
  }
  for (size_t i = 0; i < publication->release_count; i++) {
    bool is_named = check_name(&publication->releases[i], diags);
    is_fine = is_fine && is_named;
    if (is_named && !has_twin_before(publication, i)) publication->releases[kept++] = publication->releases[i];
  }
  publication->release_count = kept;
  return is_fine;
}

static struct publication read_publication(struct arena *arena, const struct yaml_entry *entry) {
  struct publication publication = {.id = entry->key, .place = entry->key_place};
  const struct yaml_value *editions = yaml_tree_get(entry->value, "editions");
  if (editions == NULL || editions->kind != YAML_LIST) return publication;
  publication.releases = arena_array(arena, editions->count, sizeof *publication.releases);
  for (size_t i = 0; i < editions->count; i++) {
    struct release release = read_release(editions->items[i]);
    bool has_revision = release.revision.text.len + release.trailer.text.len > 0;
    if (release.name.len > 0 && has_revision && release.valid_from.year != 0) publication.releases[publication.release_count++] = release;
  }
  if (publication.release_count > 1) {
    qsort(publication.releases, publication.release_count, sizeof *publication.releases, compare_releases);
  }
  return publication;
}

bool publications_read(struct arena *arena, const struct yaml_value *map, struct publication **publications, size_t *count,
                       struct diags *diags) {
  bool is_fine = true;
  *count = 0;
  if (map == NULL || map->kind != YAML_MAP) return true;
  *publications = arena_array(arena, map->count, sizeof **publications);
  for (size_t i = 0; i < map->count; i++) {
    struct publication *publication = &(*publications)[(*count)++];
    *publication = read_publication(arena, &map->entries[i]);
    is_fine = check_releases(publication, diags) && is_fine;
  }
  return is_fine;
}

void redactions_read(struct arena *arena, const struct yaml_value *list, struct redaction **redactions, size_t *count) {
  *count = 0;
  if (list == NULL || list->kind != YAML_LIST) return;
  *redactions = arena_array(arena, list->count, sizeof **redactions);
  for (size_t i = 0; i < list->count; i++) {
    const struct yaml_value *item = list->items[i];
    (*redactions)[(*count)++] = (struct redaction){
        .publication = schema_named(item, "publication"),
        .entity = schema_named(item, "entity"),
        .passage = schema_text(item, "passage"),
        .edition = schema_text(item, "edition"),
        .reason = schema_text(item, "reason"),
        .date = schema_date(item, "date"),
        .is_used = arena_alloc(arena, sizeof(bool)),
    };
  }
}

bool release_holds(const struct release *release, struct date date) {
  bool has_begun = date_compare(release->valid_from, date) <= 0;
  bool has_ended = release->valid_to.year != 0 && date_compare(date_last_day(release->valid_to), date) < 0;
  return has_begun && !has_ended;
}

const struct release *publication_in_force(const struct publication *publication, struct date date) {
  const struct release *latest = NULL;
  for (size_t i = 0; i < publication->release_count; i++) {
    const struct release *release = &publication->releases[i];
    if (date_compare(release->valid_from, date) <= 0) latest = release; /* sorted: a later one takes over from an open-ended one */
  }
  return latest;
}
