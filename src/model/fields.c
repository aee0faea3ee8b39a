#include "model/fields.h"

#include "base/arena.h"
#include "base/diag.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define BIT(kind) (1u << (kind))

static const char *const kind_choices[] = {"publication", "track", "goal", "concept", "theme", "area", "page", NULL};
static const char *const form_choices[] = {"strategy", "programme", "guidelines", "course", "policy", "plan", NULL};

static const struct schema_key target_keys[] = {
    {.name = "value", .type = SCHEMA_NUMBER, .is_required = true},
    {.name = "by", .type = SCHEMA_DATE},
};
static const struct schema target_schema = {DIAG_WORDS("target", "måltallet (target)"), target_keys, LENGTH(target_keys)};

static const struct schema_key measured_keys[] = {
    {.name = "date", .type = SCHEMA_DATE, .is_required = true},
    {.name = "value", .type = SCHEMA_NUMBER, .is_required = true},
    {.name = "source", .type = SCHEMA_TEXT},
};
static const struct schema measured_schema = {DIAG_WORDS("a measurement", "en måling"), measured_keys, LENGTH(measured_keys)};

static const struct schema_key indicator_keys[] = {
    {.name = "unit", .type = SCHEMA_TEXT},
    {.name = "target", .type = SCHEMA_MAP, .inner = &target_schema, .is_required = true},
    {.name = "measured", .type = SCHEMA_MAPS, .inner = &measured_schema},
};
static const struct schema indicator_schema = {DIAG_WORDS("an indicator", "en indikator"), indicator_keys, LENGTH(indicator_keys)};

static const struct schema_key attachment_keys[] = {
    {.name = "file", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "title", .type = SCHEMA_TEXT, .is_required = true},
};
static const struct schema attachment_schema = {DIAG_WORDS("an attachment", "et bilag"), attachment_keys, LENGTH(attachment_keys)};

static const struct schema_key field_keys[] = {
    {.name = "id", .type = SCHEMA_ID},
    {.name = "kind", .type = SCHEMA_CHOICE, .choices = kind_choices},
    {.name = "title", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "summary", .type = SCHEMA_TEXT},
    {.name = "order", .type = SCHEMA_INTEGER, .minimum = -1000000, .maximum = 1000000},
    {.name = "number", .type = SCHEMA_TEXT},
    {.name = "areas", .type = SCHEMA_IDS},
    {.name = "goals", .type = SCHEMA_IDS},
    {.name = "tracks", .type = SCHEMA_IDS},
    {.name = "concepts", .type = SCHEMA_IDS},
    {.name = "part-of", .type = SCHEMA_ID},
    {.name = "replaces", .type = SCHEMA_IDS},
    {.name = "aliases", .type = SCHEMA_TEXTS},
    {.name = "draft", .type = SCHEMA_BOOLEAN},
    {.name = "publish-at", .type = SCHEMA_MOMENT},
    {.name = "terms", .type = SCHEMA_CHOICE, .choices = term_policy_choices},
    {.name = "attachments", .type = SCHEMA_MAPS, .inner = &attachment_schema},
    {.name = "indicators", .type = SCHEMA_NAMED, .inner = &indicator_schema},
    {.name = "owner", .type = SCHEMA_ID, .kinds = BIT(KIND_PUBLICATION)},
    {.name = "next-review", .type = SCHEMA_DATE, .kinds = BIT(KIND_PUBLICATION)},
    {.name = "concepts-from", .type = SCHEMA_IDS, .kinds = BIT(KIND_PUBLICATION)},
    {.name = "form", .type = SCHEMA_CHOICE, .choices = form_choices, .kinds = BIT(KIND_PUBLICATION)},
    {.name = "municipality", .type = SCHEMA_TEXT, .kinds = BIT(KIND_PUBLICATION)},
    {.name = "forms", .type = SCHEMA_TEXTS, .kinds = BIT(KIND_CONCEPT)},
    {.name = "not-forms", .type = SCHEMA_TEXTS, .kinds = BIT(KIND_CONCEPT)},
    {.name = "source", .type = SCHEMA_TEXT, .kinds = BIT(KIND_CONCEPT)},
    {.name = "indicator", .type = SCHEMA_MAP, .inner = &indicator_schema, .kinds = BIT(KIND_GOAL)},
};
static const struct schema field_schema = {"front matter", field_keys, LENGTH(field_keys)};

/* The offset of the line after the one that begins at `at`. */
static size_t next_line(struct str text, size_t at) {
  while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r') at++;
  if (at + 1 < text.len && text.at[at] == '\r' && text.at[at + 1] == '\n') at++;
  return at < text.len ? at + 1 : at;
}

static bool is_fence(struct str text, size_t at) {
  struct str line = str_slice(text, at, next_line(text, at));
  return str_is(str_trim(line), "---") && str_starts(line, "---");
}

static size_t skip_byte_order_mark(struct str text) {
  return str_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
}

static struct str trimmed_line(struct str text, size_t at) {
  return str_trim(str_slice(text, at, next_line(text, at)));
}

static bool is_key_line(struct str text, size_t at) {
  size_t end = at;
  while (end < text.len && ((text.at[end] >= 'a' && text.at[end] <= 'z') || text.at[end] == '-')) end++;
  return end > at && end < text.len && text.at[end] == ':';
}

/* Of front matter that lacks one of its fences: ends at an empty line, a heading, or hyphens that were meant for a fence, which `*body`
 * is behind. */
static size_t guess_end(struct str text, size_t from, size_t *body) {
  for (size_t at = from; at < text.len; at = next_line(text, at)) {
    struct str line = trimmed_line(text, at);
    bool is_rule = str_starts(line, "--");
    *body = is_rule ? next_line(text, at) : at;
    if (line.len == 0 || line.at[0] == '#' || is_rule) return at;
  }
  return *body = text.len;
}

/* The bytes between the two fences. False when one of them is missing, which is told; then [*from, *to) is what was most likely meant, lest
 * all that the document declares be missed elsewhere. */
static bool find_block(const struct lines *file, size_t *from, size_t *to, size_t *body, struct diags *diags) {
  struct str text = file->bytes;
  size_t start = skip_byte_order_mark(text);
  *from = *to = *body = start;
  if (!is_fence(text, start)) {
    diags_add(diags, DIAG_FRONT_MATTER_MISSING, lines_place(file, start, 1), (struct str){0}, (struct str){0}, (struct str){0});
    while (start < text.len && trimmed_line(text, start).len == 0) start = next_line(text, start);
    *from = str_starts(trimmed_line(text, start), "--") ? next_line(text, start) : start;
    if (*from > start || is_key_line(text, start)) *to = guess_end(text, *from, body);
    return false;
  }
  *from = next_line(text, start);
  for (size_t at = *from; at < text.len; at = next_line(text, at)) {
    if (!is_fence(text, at)) continue;
    *to = at;
    *body = next_line(text, at);
    return true;
  }
  *to = guess_end(text, *from, body);
  diags_add(diags, DIAG_FRONT_MATTER_OPEN, lines_place(file, start, 3), (struct str){0}, (struct str){0}, (struct str){0});
  return false;
}

/* Of what is incomplete, which has been reported, nothing is shown: layouts rely on what the schema requires. */
static void read_indicator(struct arena *arena, struct named owner, const struct yaml_value *map, struct indicator *indicator) {
  const struct yaml_value *target = yaml_tree_get(map, "target");
  *indicator = (struct indicator){
      .owner = owner, .unit = schema_text(map, "unit"), .target = schema_text(target, "value"), .by = schema_date(target, "by")};
  const struct yaml_value *measured = yaml_tree_get(map, "measured");
  if (measured == NULL || measured->kind != YAML_LIST) return;
  indicator->measured = arena_array(arena, measured->count, sizeof *indicator->measured);
  for (size_t i = 0; i < measured->count; i++) {
    const struct yaml_value *item = measured->items[i];
    struct measurement measurement = {schema_date(item, "date"), schema_text(item, "value"), schema_text(item, "source")};
    if (measurement.date.year != 0 && measurement.value.len > 0) indicator->measured[indicator->measured_count++] = measurement;
  }
}

static void read_indicators(struct arena *arena, const struct yaml_value *map, struct fields *fields) {
  const struct yaml_value *own = yaml_tree_get(map, "indicator");
  const struct yaml_value *others = yaml_tree_get(map, "indicators");
  size_t count = (own != NULL) + (others != NULL && others->kind == YAML_MAP ? others->count : 0);
  if (count == 0) return;
  fields->indicators = arena_array(arena, count, sizeof *fields->indicators);
  if (own != NULL) read_indicator(arena, (struct named){0}, own, &fields->indicators[fields->indicator_count++]);
  for (size_t i = 0; fields->indicator_count < count; i++) {
    struct named owner = {others->entries[i].key, others->entries[i].key_place};
    read_indicator(arena, owner, others->entries[i].value, &fields->indicators[fields->indicator_count++]);
  }
}

static void read_attachments(struct arena *arena, const struct yaml_value *list, struct fields *fields) {
  if (list == NULL || list->kind != YAML_LIST) return;
  fields->attachments = arena_array(arena, list->count, sizeof *fields->attachments);
  for (size_t i = 0; i < list->count; i++) {
    struct attachment attachment = {schema_named(list->items[i], "file"), schema_text(list->items[i], "title")};
    if (attachment.title.len == 0) attachment.title = attachment.file.text;
    if (attachment.file.text.len > 0) fields->attachments[fields->attachment_count++] = attachment;
  }
}

static void read_relations(struct arena *arena, const struct yaml_value *map, struct fields *fields) {
  for (unsigned i = 0; i < RELATION_COUNT; i++) {
    struct names names = schema_names(map, relation_name((enum relation)i), arena);
    fields->relations[i].at = names.at;
    for (size_t j = 0; j < names.count; j++) { /* what is no id has been reported */
      if (schema_is_reference(names.at[j].text)) names.at[fields->relations[i].count++] = names.at[j];
    }
  }
}

static void read_moment(const struct yaml_value *map, struct fields *fields) {
  fields->publish_at_text = schema_text(map, "publish-at");
  fields->has_publish_at = date_moment_in_copenhagen(fields->publish_at_text, &fields->publish_at);
}

static bool is_choice(struct str text, const char *const *choices) {
  for (size_t i = 0; choices[i] != NULL; i++) {
    if (str_is(text, choices[i])) return true;
  }
  return false;
}

static void read_values(struct arena *arena, const struct yaml_value *map, struct fields *fields) {
  fields->id = schema_named(map, "id");
  fields->title = schema_named(map, "title");
  fields->summary = schema_text(map, "summary");
  fields->number = schema_text(map, "number");
  fields->has_order = yaml_tree_get(map, "order") != NULL;
  fields->order = schema_integer(map, "order", 0);
  fields->is_draft = schema_boolean(map, "draft", false);
  read_moment(map, fields);
  read_relations(arena, map, fields);
  fields->aliases = schema_names(map, "aliases", arena);
  fields->terms = term_policy_by_name(schema_text(map, "terms"));
  fields->owner = schema_named(map, "owner");
  fields->next_review = schema_date(map, "next-review");
  if (is_choice(schema_text(map, "form"), form_choices)) fields->form = schema_text(map, "form");
  fields->municipality = schema_text(map, "municipality");
  fields->concepts_from = schema_names(map, "concepts-from", arena);
  fields->forms = schema_names(map, "forms", arena);
  fields->not_forms = schema_names(map, "not-forms", arena);
  fields->source = schema_text(map, "source");
  read_indicators(arena, map, fields);
  read_attachments(arena, yaml_tree_get(map, "attachments"), fields);
}

/* What is no kind of document has been reported; the document then counts as a page. */
static enum kind read_kind(struct str name) {
  enum kind kind = KIND_PAGE;
  if (is_choice(name, kind_choices)) kind_by_name(name, &kind);
  return kind;
}

/* What it says of its kind is nothing or a kind: else no key can be told to be out of place. */
static bool kind_is_known(const struct yaml_value *kind) {
  return kind == NULL || (kind->kind == YAML_SCALAR && is_choice(kind->text, kind_choices));
}

/* publication/id is how others call it. What is no id in any way has been reported. */
static bool check_own_id(struct named *id, struct diags *diags) {
  if (id->text.len == 0 || schema_is_id(id->text)) return true;
  size_t slash = str_find_char(id->text, '/', 0);
  if (schema_is_reference(id->text)) {
    diags_suggest(diags, DIAG_ID_INVALID, id->place, id->text, (struct str){0}, str_slice(id->text, slash + 1, id->text.len));
  }
  id->text = (struct str){0};
  return false;
}

static bool read_block(struct arena *arena, const struct lines *file, size_t from, size_t to, struct fields *fields, struct diags *diags) {
  const struct yaml_value *map = yaml_tree_parse(arena, file, from, to, diags);
  if (map == NULL) return false;
  if (map->kind != YAML_MAP) {
    diags_add(diags, DIAG_FRONT_MATTER_NOT_MAP, map->place, (struct str){0}, (struct str){0}, (struct str){0});
    return false;
  }
  const struct yaml_value *kind = yaml_tree_get(map, "kind");
  fields->kind = read_kind(schema_text(map, "kind"));
  bool has_kind = kind_is_known(kind);
  bool fits = schema_check(&field_schema, map, has_kind ? BIT(fields->kind) : ~0u, diags);
  fields->kind_is_unknown = kind == NULL ? !fits : !has_kind;
  read_values(arena, map, fields);
  return check_own_id(&fields->id, diags) && fits;
}

bool fields_read(struct arena *arena, const struct lines *file, struct fields *fields, size_t *body, struct diags *diags) {
  *fields = (struct fields){.kind = KIND_PAGE, .kind_is_unknown = true, .place = lines_place(file, 0, 1)};
  size_t from;
  size_t to;
  if (find_block(file, &from, &to, body, diags)) return read_block(arena, file, from, to, fields, diags);
  struct diags *unheard = diags_new();
  if (to > from) read_block(arena, file, from, to, fields, unheard);
  diags_free(unheard);
  return false;
}
