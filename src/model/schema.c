#include "model/schema.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "model/characters.h"
#include "model/kind.h"

#define NO_TEXT ((struct str){0})
#define KEYS_MAX 64
#define ID_MAX 100 /* bytes */

bool schema_is_id(struct str text) {
  if (text.len == 0 || text.len > ID_MAX) return false;
  bool after_hyphen = true;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c == '-') {
      if (after_hyphen) return false;
      after_hyphen = true;
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      after_hyphen = false;
    } else {
      return false;
    }
  }
  return !after_hyphen;
}

struct str schema_suggest_id(struct arena *arena, struct str text) {
  struct str id = text_slug(arena, text);
  while (id.len > ID_MAX || str_ends(id, "-")) id.len--;
  return schema_is_id(id) ? id : NO_TEXT;
}

bool schema_is_reference(struct str text) {
  size_t slash = str_find_char(text, '/', 0);
  if (slash == STR_NOT_FOUND) return schema_is_id(text);
  return schema_is_id(str_slice(text, 0, slash)) && schema_is_id(str_slice(text, slash + 1, text.len));
}

static const struct schema_key *find_key(const struct schema *schema, struct str name) {
  for (size_t i = 0; i < schema->key_count; i++) {
    if (str_is(name, schema->keys[i].name)) return &schema->keys[i];
  }
  return NULL;
}

static struct str nearest_key(const struct schema *schema, struct str name) {
  struct str candidates[KEYS_MAX];
  size_t count = 0;
  for (size_t i = 0; i < schema->key_count && count < KEYS_MAX; i++) candidates[count++] = str_from(schema->keys[i].name);
  return str_nearest(name, candidates, count);
}

static struct str nearest_choice(const char *const *choices, struct str value) {
  struct str candidates[KEYS_MAX];
  size_t count = 0;
  for (; choices[count] != NULL && count < KEYS_MAX; count++) candidates[count] = str_from(choices[count]);
  return str_nearest(value, candidates, count);
}

/* A whole number of at most 18 digits. */
static bool parse_integer(struct str text, int64_t *number) {
  size_t at = text.len > 0 && text.at[0] == '-' ? 1 : 0;
  if (text.len == at || text.len - at > 18) return false;
  int64_t value = 0;
  for (size_t i = at; i < text.len; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') return false;
    value = value * 10 + (text.at[i] - '0');
  }
  *number = at == 1 ? -value : value;
  return true;
}

static bool is_number(struct str text) {
  size_t digits = 0;
  size_t marks = 0;
  for (size_t i = text.len > 0 && text.at[0] == '-' ? 1 : 0; i < text.len; i++) {
    if (text.at[i] >= '0' && text.at[i] <= '9') {
      digits++;
    } else if ((text.at[i] == '.' || text.at[i] == ',') && digits > 0 && i + 1 < text.len) {
      marks++;
    } else {
      return false;
    }
  }
  return digits > 0 && marks <= 1;
}

static const char *describe_type(enum schema_type type) {
  switch (type) {
  case SCHEMA_TEXT: return DIAG_WORDS("a text", "en tekst");
  case SCHEMA_BOOLEAN: return DIAG_WORDS("true or false", "true eller false");
  case SCHEMA_INTEGER: return DIAG_WORDS("a whole number", "et helt tal");
  case SCHEMA_NUMBER: return DIAG_WORDS("a number", "et tal");
  case SCHEMA_DATE: return DIAG_WORDS("a date", "en dato");
  case SCHEMA_MOMENT:
    return DIAG_WORDS("a date, or a date and time as 2018-01-31 06:00", "en dato, eller dato og klokkeslæt som 2018-01-31 06:00");
  case SCHEMA_ID: return DIAG_WORDS("one id", "ét id");
  case SCHEMA_IDS: return DIAG_WORDS("a list of ids", "en liste af id'er");
  case SCHEMA_TEXTS: return DIAG_WORDS("a list of texts", "en liste af tekster");
  case SCHEMA_CHOICE: return DIAG_WORDS("one word", "ét ord");
  case SCHEMA_MAP: return DIAG_WORDS("lines of `key: value`", "linjer med `nøgle: værdi`");
  case SCHEMA_MAPS: return DIAG_WORDS("a list, each item with lines of `key: value`", "en liste, hvert punkt med linjer af `nøgle: værdi`");
  case SCHEMA_REVISION: return DIAG_WORDS("a git revision, or {trailer: …}", "en git-revision eller {trailer: …}");
  case SCHEMA_NAMED:
    return DIAG_WORDS("ids, each with its own lines of `key: value`", "id'er, hver med sine egne linjer af `nøgle: værdi`");
  }
  return "";
}

static bool report_type(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  diags_add(diags, DIAG_VALUE_TYPE, value->place, str_from(key->name), str_from(describe_type(key->type)), NO_TEXT);
  return false;
}

static bool check_integer(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  int64_t number;
  if (!parse_integer(value->text, &number)) return report_type(key, value, diags);
  if (key->maximum == 0 && key->minimum == 0) return true;
  if (number >= key->minimum && number <= key->maximum) return true;
  char range[160];
  long long from = key->minimum;
  long long to = key->maximum;
  int len = snprintf(range, sizeof range, DIAG_WORDS("between %lld and %lld", "mellem %lld og %lld"), from, to, from, to);
  diags_add(diags, DIAG_VALUE_RANGE, value->place, str_from(key->name), (struct str){range, (size_t)len}, NO_TEXT);
  return false;
}

static bool check_choice(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  for (size_t i = 0; key->choices[i] != NULL; i++) {
    if (str_is(value->text, key->choices[i])) return true;
  }
  diags_suggest(diags, DIAG_VALUE_UNKNOWN, value->place, value->text, str_from(key->name), nearest_choice(key->choices, value->text));
  return false;
}

static bool report_id(struct str written, struct place place, struct diags *diags) {
  struct arena *arena = arena_new();
  diags_suggest(diags, DIAG_ID_INVALID, place, written, NO_TEXT, schema_suggest_id(arena, written));
  arena_free(arena);
  return false;
}

static bool report_date(enum diag_code code, struct str a, struct str b, const struct yaml_value *value, struct diags *diags) {
  struct arena *arena = arena_new();
  struct str meant = date_guess(arena, value->text);
  int64_t moment;
  if (code == DIAG_VALUE_TYPE && !date_moment_in_copenhagen(meant, &moment)) meant = NO_TEXT; /* a moment needs its day */
  diags_suggest(diags, code, value->place, a, b, meant);
  arena_free(arena);
  return false;
}

/* Words that mean yes or no to YAML's older readers, and to people. */
static bool report_boolean(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  static const char *const words[] = {"yes", "ja", "on", "True", "TRUE", "sand", "no", "nej", "off", "False", "FALSE", "falsk"};
  struct str meant = NO_TEXT;
  for (size_t i = 0; i < 12; i++) {
    if (str_is(value->text, words[i])) meant = i < 6 ? STR("true") : STR("false");
  }
  diags_suggest(diags, DIAG_VALUE_TYPE, value->place, str_from(key->name), str_from(describe_type(key->type)), meant);
  return false;
}

/* A single value of the scalar types, and of the lists' items. */
static bool check_scalar(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  if (value->kind != YAML_SCALAR) return report_type(key, value, diags);
  if (!characters_check(value->text, value->place, diags)) return false;
  if (value->text.len == 0 || yaml_tree_is_null(value)) {
    diags_add(diags, DIAG_VALUE_EMPTY, value->place, str_from(key->name), NO_TEXT, NO_TEXT);
    return false;
  }
  struct date date;
  int64_t moment;
  switch (key->type) {
  case SCHEMA_BOOLEAN:
    return (!value->is_quoted && (str_is(value->text, "true") || str_is(value->text, "false"))) || report_boolean(key, value, diags);
  case SCHEMA_INTEGER: return check_integer(key, value, diags);
  case SCHEMA_NUMBER: return is_number(value->text) || report_type(key, value, diags);
  case SCHEMA_DATE:
    if (date_parse(value->text, &date)) return true;
    return report_date(DIAG_DATE_INVALID, value->text, NO_TEXT, value, diags);
  case SCHEMA_MOMENT:
    if (date_moment_in_copenhagen(value->text, &moment)) return true;
    return report_date(DIAG_VALUE_TYPE, str_from(key->name), str_from(describe_type(key->type)), value, diags);
  case SCHEMA_ID:
  case SCHEMA_IDS: return schema_is_reference(value->text) || report_id(value->text, value->place, diags);
  case SCHEMA_CHOICE: return check_choice(key, value, diags);
  case SCHEMA_TEXT:
  case SCHEMA_TEXTS:
  case SCHEMA_MAP:
  case SCHEMA_MAPS:
  case SCHEMA_REVISION:
  case SCHEMA_NAMED: break;
  }
  return true;
}

static bool check_scalars(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  if (value->kind != YAML_LIST) return check_scalar(key, value, diags);
  bool fits = true;
  for (size_t i = 0; i < value->count; i++) fits = check_scalar(key, value->items[i], diags) && fits;
  return fits;
}

static bool check_maps(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  if (value->kind != YAML_LIST) return report_type(key, value, diags);
  bool fits = true;
  for (size_t i = 0; i < value->count; i++) {
    bool item_fits =
        value->items[i]->kind == YAML_MAP ? schema_check(key->inner, value->items[i], 0, diags) : report_type(key, value->items[i], diags);
    fits = item_fits && fits;
  }
  return fits;
}

static bool check_named(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  if (value->kind != YAML_MAP) return report_type(key, value, diags);
  bool fits = true;
  for (size_t i = 0; i < value->count; i++) {
    const struct yaml_entry *entry = &value->entries[i];
    bool key_fits = schema_is_id(entry->key) || report_id(entry->key, entry->key_place, diags);
    bool value_fits =
        entry->value->kind == YAML_MAP ? schema_check(key->inner, entry->value, 0, diags) : report_type(key, entry->value, diags);
    fits = key_fits && value_fits && fits;
  }
  return fits;
}

static bool check_value(const struct schema_key *key, const struct yaml_value *value, struct diags *diags) {
  switch (key->type) {
  case SCHEMA_IDS:
  case SCHEMA_TEXTS: return check_scalars(key, value, diags);
  case SCHEMA_MAP: return value->kind == YAML_MAP ? schema_check(key->inner, value, 0, diags) : report_type(key, value, diags);
  case SCHEMA_MAPS: return check_maps(key, value, diags);
  case SCHEMA_REVISION: return value->kind == YAML_MAP ? schema_check(key->inner, value, 0, diags) : check_scalar(key, value, diags);
  case SCHEMA_NAMED: return check_named(key, value, diags);
  case SCHEMA_TEXT:
  case SCHEMA_BOOLEAN:
  case SCHEMA_INTEGER:
  case SCHEMA_NUMBER:
  case SCHEMA_DATE:
  case SCHEMA_MOMENT:
  case SCHEMA_ID:
  case SCHEMA_CHOICE: break;
  }
  return check_scalar(key, value, diags);
}

static struct str phrase_of_bit(unsigned kind_bit) {
  unsigned kind = 0;
  while (kind + 1 < KIND_COUNT && kind_bit != 1u << kind) kind++;
  return str_from(kind_phrase((enum kind)kind));
}

static bool check_entry(const struct schema *schema, const struct yaml_entry *entry, unsigned kind_bit, struct diags *diags) {
  const struct schema_key *key = find_key(schema, entry->key);
  if (key == NULL) {
    diags_suggest(diags, DIAG_KEY_UNKNOWN, entry->key_place, entry->key, str_from(schema->name), nearest_key(schema, entry->key));
    return false;
  }
  if (kind_bit != 0 && key->kinds != 0 && (key->kinds & kind_bit) == 0) {
    diags_add(diags, DIAG_KEY_WRONG_KIND, entry->key_place, entry->key, phrase_of_bit(kind_bit), NO_TEXT);
    return false;
  }
  return check_value(key, entry->value, diags);
}

bool schema_check(const struct schema *schema, const struct yaml_value *map, unsigned kind_bit, struct diags *diags) {
  bool fits = true;
  for (size_t i = 0; i < map->count; i++) fits = check_entry(schema, &map->entries[i], kind_bit, diags) && fits;
  for (size_t i = 0; i < schema->key_count; i++) {
    if (!schema->keys[i].is_required || yaml_tree_get(map, schema->keys[i].name) != NULL) continue;
    diags_add(diags, DIAG_KEY_MISSING, map->place, str_from(schema->keys[i].name), str_from(schema->name), NO_TEXT);
    fits = false;
  }
  return fits;
}

static const struct yaml_value *scalar(const struct yaml_value *map, const char *key) {
  const struct yaml_value *value = yaml_tree_get(map, key);
  return value != NULL && value->kind == YAML_SCALAR ? value : NULL;
}

struct str schema_text(const struct yaml_value *map, const char *key) {
  const struct yaml_value *value = scalar(map, key);
  return value != NULL && !yaml_tree_is_null(value) ? str_trim(value->text) : NO_TEXT;
}

bool schema_boolean(const struct yaml_value *map, const char *key, bool otherwise) {
  const struct yaml_value *value = scalar(map, key);
  return value != NULL ? str_is(value->text, "true") : otherwise;
}

int64_t schema_integer(const struct yaml_value *map, const char *key, int64_t otherwise) {
  const struct yaml_value *value = scalar(map, key);
  int64_t number;
  return value != NULL && parse_integer(value->text, &number) ? number : otherwise;
}

struct date schema_date(const struct yaml_value *map, const char *key) {
  struct date date = {0};
  const struct yaml_value *value = scalar(map, key);
  if (value != NULL && !date_parse(value->text, &date)) return (struct date){0};
  return date;
}

struct named schema_named(const struct yaml_value *map, const char *key) {
  const struct yaml_value *value = scalar(map, key);
  if (value == NULL || yaml_tree_is_null(value)) return (struct named){0};
  return (struct named){str_trim(value->text), value->place};
}

struct names schema_names(const struct yaml_value *map, const char *key, struct arena *arena) {
  const struct yaml_value *value = yaml_tree_get(map, key);
  struct names names = {0};
  if (value == NULL || value->kind == YAML_MAP || yaml_tree_is_null(value)) return names;
  size_t count = value->kind == YAML_LIST ? value->count : 1;
  names.at = arena_array(arena, count, sizeof *names.at);
  for (size_t i = 0; i < count; i++) {
    const struct yaml_value *item = value->kind == YAML_LIST ? value->items[i] : value;
    if (item->kind == YAML_SCALAR) names.at[names.count++] = (struct named){str_trim(item->text), item->place};
  }
  return names;
}
