#include "model/config.h"

#include "base/arena.h"
#include "base/diag.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define COMMIT_SHORT 7
#define COMMIT_LONG 40
#define MEGABYTE ((int64_t)1 << 20)

static const char *const languages[] = {"da", "en", NULL};

static const struct schema_key contact_keys[] = {
    {.name = "role", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "phone", .type = SCHEMA_TEXT},
    {.name = "email", .type = SCHEMA_TEXT},
};
static const struct schema contact_schema = {DIAG_WORDS("a contact", "en kontakt"), contact_keys, LENGTH(contact_keys)};

static const struct schema_key unit_keys[] = {
    {.name = "title", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "part-of", .type = SCHEMA_ID},
    {.name = "task", .type = SCHEMA_TEXT},
    {.name = "municipality", .type = SCHEMA_TEXT},
    {.name = "address", .type = SCHEMA_TEXTS},
    {.name = "phone", .type = SCHEMA_TEXT},
    {.name = "email", .type = SCHEMA_TEXT},
    {.name = "url", .type = SCHEMA_TEXT},
    {.name = "contacts", .type = SCHEMA_MAPS, .inner = &contact_schema},
};
static const struct schema unit_schema = {DIAG_WORDS("a unit", "en enhed"), unit_keys, LENGTH(unit_keys)};

static const struct schema_key limit_keys[] = {
    {.name = "document-size", .type = SCHEMA_INTEGER, .minimum = 1024, .maximum = 64 * MEGABYTE},
    {.name = "file-size", .type = SCHEMA_INTEGER, .minimum = 1024, .maximum = 4096 * MEGABYTE},
    {.name = "output-size", .type = SCHEMA_INTEGER, .minimum = MEGABYTE, .maximum = 1024 * 1024 * MEGABYTE},
    {.name = "lua-instructions", .type = SCHEMA_INTEGER, .minimum = 10000, .maximum = 100000000000},
    {.name = "lua-memory", .type = SCHEMA_INTEGER, .minimum = MEGABYTE, .maximum = 4096 * MEGABYTE},
    {.name = "lua-milliseconds", .type = SCHEMA_INTEGER, .minimum = 10, .maximum = 600000},
    {.name = "page-size", .type = SCHEMA_INTEGER, .minimum = 10240, .maximum = 1024 * MEGABYTE},
};
static const struct schema limit_schema = {"limits", limit_keys, LENGTH(limit_keys)};

enum { LIX_DEFAULT = 60 }; /* "very hard" begins at 55 */
static const struct schema_key asked_keys[] = {{.name = "lix", .type = SCHEMA_INTEGER, .minimum = 20, .maximum = 1000}};
static const struct schema asked_schema = {"check", asked_keys, LENGTH(asked_keys)};

static const struct schema_key role_keys[] = {
    {.name = "email", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "role", .type = SCHEMA_TEXT, .is_required = true},
};
static const struct schema role_schema = {DIAG_WORDS("a role", "en rolle"), role_keys, LENGTH(role_keys)};

static const struct schema_key privacy_keys[] = {{.name = "roles", .type = SCHEMA_MAPS, .inner = &role_schema}};
static const struct schema privacy_schema = {"privacy", privacy_keys, LENGTH(privacy_keys)};

static const struct schema_key config_keys[] = {
    {.name = "title", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "summary", .type = SCHEMA_TEXT},
    {.name = "notice", .type = SCHEMA_TEXT},
    {.name = "base-url", .type = SCHEMA_TEXT},
    {.name = "language", .type = SCHEMA_CHOICE, .choices = languages},
    {.name = "html", .type = SCHEMA_BOOLEAN},
    {.name = "brand", .type = SCHEMA_MAP, .inner = &brand_schema},
    {.name = "units", .type = SCHEMA_NAMED, .inner = &unit_schema},
    {.name = "publications", .type = SCHEMA_NAMED, .inner = &publication_schema},
    {.name = "redactions", .type = SCHEMA_MAPS, .inner = &redaction_schema},
    {.name = "ignore-revisions", .type = SCHEMA_TEXTS},
    {.name = "privacy", .type = SCHEMA_MAP, .inner = &privacy_schema},
    {.name = "terms", .type = SCHEMA_CHOICE, .choices = term_policy_choices},
    {.name = "foreign-terms", .type = SCHEMA_MAP, .inner = &foreign_schema},
    {.name = "limits", .type = SCHEMA_MAP, .inner = &limit_schema},
    {.name = "check", .type = SCHEMA_MAP, .inner = &asked_schema},
};
static const struct schema config_schema = {"spor.yaml", config_keys, LENGTH(config_keys)};

const struct limits limits_default = {
    .document_size = (size_t)2 << 20,
    .file_size = (size_t)100 << 20,
    .output_size = (size_t)8 << 30,
    .instructions = 20000000,
    .memory = (size_t)128 << 20,
    .page_size = (size_t)16 << 20,
    .milliseconds = 10000,
};

static void read_contacts(struct arena *arena, const struct yaml_value *list, struct unit *unit) {
  if (list == NULL || list->kind != YAML_LIST) return;
  unit->contacts = arena_array(arena, list->count, sizeof *unit->contacts);
  for (size_t i = 0; i < list->count; i++) {
    const struct yaml_value *item = list->items[i];
    struct contact contact = {schema_text(item, "role"), schema_text(item, "phone"), schema_text(item, "email")};
    if (contact.role.len > 0) unit->contacts[unit->contact_count++] = contact;
  }
}

static void read_unit(struct arena *arena, const struct yaml_entry *entry, struct unit *unit) {
  const struct yaml_value *map = entry->value;
  unit->id = entry->key;
  unit->place = entry->key_place;
  unit->title = schema_text(map, "title");
  if (unit->title.len == 0) unit->title = unit->id; /* a missing one is a finding; layouts rely on it all the same */
  unit->task = schema_text(map, "task");
  unit->municipality = schema_text(map, "municipality");
  unit->phone = schema_text(map, "phone");
  unit->email = schema_text(map, "email");
  unit->website = schema_text(map, "url");
  unit->address = schema_names(map, "address", arena);
  unit->part_of = schema_named(map, "part-of");
  read_contacts(arena, yaml_tree_get(map, "contacts"), unit);
}

static struct str nearest_unit(struct arena *arena, const struct config *config, struct str id) {
  struct str *ids = arena_array(arena, config->unit_count, sizeof *ids);
  for (size_t i = 0; i < config->unit_count; i++) ids[i] = config->units[i].id;
  return str_nearest(id, ids, config->unit_count);
}

static bool check_unit(struct arena *arena, const struct config *config, const struct named *unit, struct diags *diags) {
  if (unit->text.len == 0 || config_unit(config, unit->text) != NULL) return true;
  diags_suggest(diags, DIAG_UNIT_UNKNOWN, unit->place, unit->text, (struct str){0}, nearest_unit(arena, config, unit->text));
  return false;
}

/* The way of part-of back to the unit; each unit on a circle is told of at its own place. */
static bool check_circle(struct arena *arena, const struct config *config, const struct unit *unit, struct diags *diags) {
  struct str way = unit->id;
  const struct unit *above = config_unit(config, unit->part_of.text);
  for (size_t i = 0; above != NULL && i < config->unit_count; i++) {
    way = str_format(arena, "%.*s → %.*s", STR_ARG(way), STR_ARG(above->id));
    if (above == unit) {
      diags_add(diags, DIAG_RELATION_CIRCLE, unit->part_of.place, unit->id, way, (struct str){0});
      return false;
    }
    above = config_unit(config, above->part_of.text);
  }
  return true;
}

static bool read_units(struct arena *arena, const struct yaml_value *units, struct config *config, struct diags *diags) {
  if (units == NULL || units->kind != YAML_MAP) return true;
  config->units = arena_array(arena, units->count, sizeof *config->units);
  for (size_t i = 0; i < units->count; i++) read_unit(arena, &units->entries[i], &config->units[config->unit_count++]);
  bool fits = true;
  for (size_t i = 0; i < config->unit_count; i++) {
    fits = check_unit(arena, config, &config->units[i].part_of, diags) && fits;
    fits = check_circle(arena, config, &config->units[i], diags) && fits;
  }
  return fits;
}

/* A limit outside its range has been reported; it counts as not given, lest it cause findings of its own. */
static int64_t read_limit(const struct yaml_value *map, const char *name, int64_t otherwise) {
  int64_t value = schema_integer(map, name, otherwise);
  for (size_t i = 0; i < LENGTH(limit_keys); i++) {
    if (strcmp(limit_keys[i].name, name) != 0) continue;
    return value < limit_keys[i].minimum || value > limit_keys[i].maximum ? otherwise : value;
  }
  return otherwise;
}

static void read_limits(const struct yaml_value *map, struct limits *limits) {
  *limits = limits_default;
  if (map == NULL) return;
  limits->document_size = (size_t)read_limit(map, "document-size", (int64_t)limits->document_size);
  limits->file_size = (size_t)read_limit(map, "file-size", (int64_t)limits->file_size);
  limits->output_size = (size_t)read_limit(map, "output-size", (int64_t)limits->output_size);
  limits->instructions = (uint64_t)read_limit(map, "lua-instructions", (int64_t)limits->instructions);
  limits->memory = (size_t)read_limit(map, "lua-memory", (int64_t)limits->memory);
  limits->page_size = (size_t)read_limit(map, "page-size", (int64_t)limits->page_size);
  limits->milliseconds = (unsigned)read_limit(map, "lua-milliseconds", limits->milliseconds);
}

static void read_roles(struct arena *arena, const struct yaml_value *list, struct config *config) {
  if (list == NULL || list->kind != YAML_LIST) return;
  config->roles = arena_array(arena, list->count, sizeof *config->roles);
  for (size_t i = 0; i < list->count; i++) {
    config->roles[config->role_count++] = (struct role){schema_text(list->items[i], "email"), schema_text(list->items[i], "role")};
  }
}

static bool read_base_url(const struct yaml_value *map, struct config *config, struct diags *diags) {
  struct named url = schema_named(map, "base-url");
  while (str_ends(url.text, "/")) url.text.len--;
  config->base_url = url.text;
  if (url.text.len == 0 || str_starts(url.text, "https://") || str_starts(url.text, "http://")) return true;
  diags_add(diags, DIAG_VALUE_TYPE, url.place, STR("base-url"),
            STR(DIAG_WORDS("an address that begins with https://", "en adresse, der begynder med https://")), (struct str){0});
  config->base_url = (struct str){0};
  return false;
}

static bool is_commit(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (!((text.at[i] >= '0' && text.at[i] <= '9') || (text.at[i] >= 'a' && text.at[i] <= 'f'))) return false;
  }
  return text.len >= COMMIT_SHORT && text.len <= COMMIT_LONG;
}

/* A name that is no commit's would pass over nothing, in silence. */
static bool check_revisions(const struct names *revisions, struct diags *diags) {
  bool fits = true;
  for (size_t i = 0; i < revisions->count; i++) {
    if (is_commit(revisions->at[i].text)) continue;
    fits = false;
    diags_add(diags, DIAG_VALUE_TYPE, revisions->at[i].place, STR("ignore-revisions"),
              STR(DIAG_WORDS("ids of commits, of 7 to 40 digits", "commits id'er på 7 til 40 cifre")), (struct str){0});
  }
  return fits;
}

bool config_read(struct arena *arena, const struct lines *file, struct config *config, struct diags *diags) {
  *config = (struct config){.file = file, .title = STR("spor"), .language = STR("da"), .limits = limits_default};
  brand_read(arena, NULL, &config->brand, diags);
  const struct yaml_value *map = yaml_tree_parse(arena, file, 0, file->bytes.len, diags);
  config->is_broken = map == NULL || map->kind != YAML_MAP;
  if (map == NULL) return false;
  if (map->kind != YAML_MAP) {
    diags_add(diags, DIAG_VALUE_TYPE, map->place, STR("spor.yaml"), STR(DIAG_WORDS("lines of `key: value`", "linjer med `nøgle: værdi`")),
              (struct str){0});
    return false;
  }
  bool fits = schema_check(&config_schema, map, 0, diags);
  if (schema_text(map, "title").len > 0) config->title = schema_text(map, "title");
  config->summary = schema_text(map, "summary");
  config->notice = schema_text(map, "notice");
  config->raw_html = schema_boolean(map, "html", false);
  if (str_is(schema_text(map, "language"), "en")) config->language = STR("en");
  config->terms = term_policy_by_name(schema_text(map, "terms"));
  config->foreign = foreign_read(arena, yaml_tree_get(map, "foreign-terms"));
  read_limits(yaml_tree_get(map, "limits"), &config->limits);
  config->lix = (unsigned)schema_integer(yaml_tree_get(map, "check"), "lix", LIX_DEFAULT);
  fits = read_base_url(map, config, diags) && fits;
  fits = publications_read(arena, yaml_tree_get(map, "publications"), &config->publications, &config->publication_count, diags) && fits;
  redactions_read(arena, yaml_tree_get(map, "redactions"), &config->redactions, &config->redaction_count);
  config->ignored_revisions = schema_names(map, "ignore-revisions", arena);
  fits = check_revisions(&config->ignored_revisions, diags) && fits;
  read_roles(arena, yaml_tree_get(yaml_tree_get(map, "privacy"), "roles"), config);
  fits = brand_read(arena, yaml_tree_get(map, "brand"), &config->brand, diags) && fits;
  fits = read_units(arena, yaml_tree_get(map, "units"), config, diags) && fits;
  return check_unit(arena, config, &config->brand.contact, diags) && fits;
}

const struct unit *config_unit(const struct config *config, struct str id) {
  for (size_t i = 0; i < config->unit_count; i++) {
    if (str_equal(config->units[i].id, id)) return &config->units[i];
  }
  return NULL;
}

const struct publication *config_publication(const struct config *config, struct str id) {
  for (size_t i = 0; i < config->publication_count; i++) {
    if (str_equal(config->publications[i].id, id)) return &config->publications[i];
  }
  return NULL;
}
