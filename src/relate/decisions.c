#include "relate/decisions.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "model/site.h"
#include "relate/privacy.h"

#define NO_TEXT ((struct str){0})

/* Changes with one base, by their ordinals. */
struct family {
  size_t *members;
  size_t count;
  size_t capacity;
};

struct matcher {
  struct arena *arena;
  const struct site *site;
  struct decided *decided;
  struct map families; /* base → struct family */
  struct diags *diags;
};

/* ---- which change is meant ---- */

static void add_to_family(struct matcher *matcher, size_t index) {
  struct str base = matcher->decided->keys[index].base;
  struct family *family = map_get(&matcher->families, base);
  if (family == NULL) {
    family = arena_alloc(matcher->arena, sizeof *family);
    map_put(&matcher->families, base, family);
  }
  family->members = arena_grow(matcher->arena, family->members, family->count, &family->capacity, sizeof *family->members);
  family->members[family->count++] = index;
}

/* "index#moeder/changed/2" → base and 2; without a number 0. */
static struct str split_key(struct str key, unsigned *ordinal) {
  size_t at = key.len;
  unsigned number = 0;
  unsigned place = 1;
  while (at > 0 && key.at[at - 1] >= '0' && key.at[at - 1] <= '9' && place <= 100000) {
    number += place * (unsigned)(key.at[--at] - '0');
    place *= 10;
  }
  bool has_number = place > 1 && at > 0 && key.at[at - 1] == '/';
  *ordinal = has_number ? number : 0;
  return has_number ? str_slice(key, 0, at - 1) : key;
}

/* A text that is the very one decided upon is the change, whatever number it has by now. Otherwise the number tells, unless there are
 * several and what was rejected may be the one that has gone. */
static size_t find_change(const struct matcher *matcher, const struct decision *decision) {
  unsigned ordinal;
  const struct family *family = map_get(&matcher->families, split_key(decision->change.text, &ordinal));
  size_t found = STR_NOT_FOUND;
  if (family == NULL) return STR_NOT_FOUND;
  for (size_t i = 0; i < family->count; i++) {
    size_t index = family->members[i];
    bool is_same_text = str_equal(matcher->decided->keys[index].text, decision->text);
    bool is_nearer = found == STR_NOT_FOUND || matcher->decided->keys[index].ordinal == (ordinal == 0 ? 1 : ordinal);
    bool is_free = matcher->decided->at[index] == NULL;
    if (is_same_text && (is_free || family->count == 1) && is_nearer) found = index;
  }
  bool may_be_gone = decision->ruling == RULING_REJECTED && (family->count > 1 || ordinal > 1);
  if (found != STR_NOT_FOUND || may_be_gone) return found;
  size_t number = ordinal == 0 ? 1 : ordinal;
  return number <= family->count ? family->members[number - 1] : STR_NOT_FOUND;
}

static struct str nearest_key(const struct matcher *matcher, struct str key) {
  size_t count = matcher->decided->comparison->difference_count;
  struct str *keys = arena_array(matcher->arena, count, sizeof *keys);
  for (size_t i = 0; i < count; i++) keys[i] = matcher->decided->keys[i].key;
  return str_nearest(key, keys, count);
}

/* ---- what is to be said of it ---- */

static void check_words(const struct matcher *matcher, const struct decision *decision) {
  const struct config *config = matcher->site->config;
  const char *found = privacy_find(decision->reason.text);
  if (found != NULL) diags_add(matcher->diags, DIAG_DECISION_PERSONAL, decision->reason.place, str_from(found), NO_TEXT, NO_TEXT);
  found = privacy_find(decision->by.text);
  if (found != NULL) diags_add(matcher->diags, DIAG_DECISION_PERSONAL, decision->by.place, str_from(found), NO_TEXT, NO_TEXT);
  if (!schema_is_id(decision->by.text) || config_unit(config, decision->by.text) != NULL) return;
  struct str *ids = arena_array(matcher->arena, config->unit_count, sizeof *ids);
  for (size_t i = 0; i < config->unit_count; i++) ids[i] = config->units[i].id;
  diags_suggest(matcher->diags, DIAG_DECISION_UNIT, decision->by.place, decision->by.text, NO_TEXT,
                str_nearest(decision->by.text, ids, config->unit_count));
}

/* Approved: as it lay there. Changed: there, but not as it lay there. Rejected: not there, which is no business of this function. */
static bool is_carried_out(const struct matcher *matcher, const struct decision *decision, size_t index) {
  struct str now = matcher->decided->keys[index].text;
  bool is_same_text = str_equal(now, decision->text);
  bool is_other_text = !is_same_text && decision->text.len > 0;
  if (decision->ruling == RULING_UNDECIDED) return false;
  if (decision->ruling == RULING_APPROVED ? is_same_text : decision->ruling == RULING_CHANGED && is_other_text) return true;
  enum diag_code code = is_same_text ? DIAG_DECISION_NOT_CARRIED_OUT : DIAG_DECISION_STALE;
  struct str second = is_same_text ? str_from(ruling_name(decision->ruling)) : now;
  diags_add(matcher->diags, code, decision->change.place, decision->change.text, second, NO_TEXT);
  return false;
}

static void match(struct matcher *matcher, const struct decision *decision) {
  struct decided *decided = matcher->decided;
  size_t index = find_change(matcher, decision);
  check_words(matcher, decision);
  if (index == STR_NOT_FOUND) {
    if (decision->ruling == RULING_REJECTED) return; /* as was decided: it is not there */
    diags_suggest(matcher->diags, DIAG_DECISION_UNKNOWN, decision->change.place, decision->change.text, NO_TEXT,
                  nearest_key(matcher, decision->change.text));
  } else if (decided->at[index] != NULL) {
    diags_add(matcher->diags, DIAG_DECISION_TWICE, decision->change.place, decision->change.text, NO_TEXT, NO_TEXT);
  } else {
    decided->at[index] = decision;
    decided->is_settled[index] = is_carried_out(matcher, decision, index);
  }
}

static void count_core(const struct matcher *matcher, const struct decision_file *file) {
  struct decided *decided = matcher->decided;
  struct str first = NO_TEXT;
  size_t missing = 0;
  for (size_t i = 0; i < decided->comparison->difference_count; i++) {
    if (decided->comparison->differences[i].class != CLASS_CORE) continue;
    bool is_missing = decided->at[i] == NULL || decided->at[i]->ruling == RULING_UNDECIDED;
    if (is_missing && missing++ == 0) first = decided->keys[i].key;
    decided->core_count++;
    decided->core_settled += decided->is_settled[i];
  }
  if (missing == 0 || file == NULL || file->is_broken) return;
  diags_add(matcher->diags, DIAG_DECISION_MISSING, file->place, str_format(matcher->arena, "%zu", missing), first, NO_TEXT);
}

const struct decided *decisions_match(struct arena *arena, const struct site *site, const struct comparison *comparison,
                                      const struct decision_file *file, struct diags *diags) {
  struct decided *decided = arena_alloc(arena, sizeof *decided);
  struct matcher matcher = {.arena = arena, .site = site, .decided = decided, .diags = diags};
  decided->comparison = comparison;
  decided->file = file;
  decided->keys = change_keys_make(arena, comparison);
  decided->at = arena_array(arena, comparison->difference_count, sizeof *decided->at);
  decided->is_settled = arena_array(arena, comparison->difference_count, sizeof *decided->is_settled);
  map_init(&matcher.families, arena);
  for (size_t i = 0; i < comparison->difference_count; i++) add_to_family(&matcher, i);
  for (size_t i = 0; file != NULL && i < file->count; i++) match(&matcher, &file->at[i]);
  count_core(&matcher, file);
  return decided;
}

/* ---- finding them ---- */

static bool is_released(const struct site *site, struct str publication, struct str name) {
  const struct publication *of = config_publication(site->config, publication);
  for (size_t i = 0; of != NULL && i < of->release_count; i++) {
    if (str_equal(of->releases[i].name, name)) return true;
  }
  return false;
}

const struct decision_file *decisions_about(const struct site *site, const struct comparison *comparison) {
  struct str publication = comparison->to->publication;
  bool is_draft = comparison->to->status == STATUS_DRAFT;
  for (size_t i = 0; i < site->decision_file_count; i++) {
    const struct decision_file *file = &site->decision_files[i];
    if (!str_equal(file->publication, publication) || !str_equal(file->from, edition_name(comparison->from))) continue;
    if (is_draft ? !is_released(site, publication, file->to) : str_equal(file->to, edition_name(comparison->to))) return file;
  }
  return NULL;
}

const struct decided *decisions_of(const struct site *site, const struct comparison *comparison) {
  for (size_t i = 0; i < site->decided_count; i++) {
    if (site->decided[i]->comparison == comparison) return site->decided[i];
  }
  return NULL;
}

size_t decisions_open(struct arena *arena, const struct decided *decided, const struct difference ***open) {
  const struct comparison *comparison = decided->comparison;
  size_t count = 0;
  *open = arena_array(arena, decided->core_count, sizeof **open);
  for (size_t i = 0; i < comparison->difference_count; i++) {
    bool is_open = comparison->differences[i].class == CLASS_CORE && !decided->is_settled[i];
    if (is_open) (*open)[count++] = &comparison->differences[i];
  }
  return count;
}

struct str decision_by(const struct site *site, const struct decision *decision) {
  const struct unit *unit = config_unit(site->config, decision->by.text);
  return unit != NULL ? unit->title : decision->by.text;
}
