#include "model/decision.h"

#include "base/arena.h"
#include "base/diag.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const char *const rulings[] = {
    [RULING_UNDECIDED] = "undecided", [RULING_APPROVED] = "approved", [RULING_CHANGED] = "changed", [RULING_REJECTED] = "rejected", NULL};

static const struct schema_key decision_keys[] = {
    {.name = "change", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "number", .type = SCHEMA_INTEGER, .minimum = 1, .maximum = 1000000},
    {.name = "text", .type = SCHEMA_TEXT},
    {.name = "decision", .type = SCHEMA_CHOICE, .choices = rulings, .is_required = true},
    {.name = "by", .type = SCHEMA_TEXT},
    {.name = "date", .type = SCHEMA_DATE},
    {.name = "reason", .type = SCHEMA_TEXT},
};
static const struct schema decision_schema = {DIAG_WORDS("a decision", "en beslutning"), decision_keys, LENGTH(decision_keys)};

static const struct schema_key file_keys[] = {
    {.name = "by", .type = SCHEMA_TEXT},
    {.name = "date", .type = SCHEMA_DATE},
    {.name = "decisions", .type = SCHEMA_MAPS, .inner = &decision_schema, .is_required = true},
};
static const struct schema file_schema = {DIAG_WORDS("a list of decisions", "en liste af beslutninger"), file_keys, LENGTH(file_keys)};

const char *ruling_name(enum ruling ruling) {
  return rulings[ruling];
}

static enum ruling read_ruling(struct str word) {
  for (size_t i = 0; rulings[i] != NULL; i++) {
    if (str_is(word, rulings[i])) return (enum ruling)i;
  }
  return RULING_UNDECIDED;
}

static struct decision read_decision(const struct yaml_value *map, const struct yaml_value *file) {
  struct decision decision = {
      .change = schema_named(map, "change"),
      .ruling = read_ruling(schema_text(map, "decision")),
      .by = schema_named(map, "by"),
      .date = schema_date(map, "date"),
      .reason = schema_named(map, "reason"),
      .text = schema_text(map, "text"),
  };
  if (decision.by.text.len == 0) decision.by = schema_named(file, "by");
  if (decision.date.year == 0) decision.date = schema_date(file, "date");
  return decision;
}

/* Who and when belongs to every decision; why, to those that those who wrote the text will want to understand. */
static bool check_decision(const struct decision *decision, struct diags *diags) {
  const char *missing = NULL;
  if (decision->ruling == RULING_UNDECIDED) return true;
  if (decision->reason.text.len == 0 && decision->ruling != RULING_APPROVED) missing = "reason";
  if (decision->date.year == 0) missing = "date";
  if (decision->by.text.len == 0) missing = "by";
  if (missing == NULL) return true;
  diags_add(diags, DIAG_DECISION_INCOMPLETE, decision->change.place, decision->change.text, str_from(missing), NO_TEXT);
  return false;
}

bool decisions_read(struct arena *arena, const struct lines *file, struct decision_file *decisions, struct diags *diags) {
  const struct yaml_value *map = yaml_tree_parse(arena, file, 0, file->bytes.len, diags);
  decisions->place = (struct place){file, 1, 1, 1};
  if (map == NULL) return false;
  bool is_fine = schema_check(&file_schema, map, 0, diags);
  const struct yaml_value *list = yaml_tree_get(map, "decisions");
  if (list == NULL || list->kind != YAML_LIST) return false;
  decisions->at = arena_array(arena, list->count, sizeof *decisions->at);
  for (size_t i = 0; i < list->count; i++) {
    if (list->items[i]->kind != YAML_MAP) continue;
    struct decision decision = read_decision(list->items[i], map);
    if (decision.change.text.len == 0) continue;
    is_fine = check_decision(&decision, diags) && is_fine;
    decisions->at[decisions->count++] = decision;
  }
  return is_fine;
}
