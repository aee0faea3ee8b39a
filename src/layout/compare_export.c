#include "layout/compare_export.h"

#include "base/arena.h"
#include "base/text.h"
#include "layout/compare_words.h"
#include "layout/decision_words.h"
#include "model/site.h"
#include "relate/redefined.h"

enum { VALUES_SHOWN = 48 }; /* bytes of a fact's two values that stand on its line in a terminal */

/* ---- JSON ---- */

static void member(struct buf *out, const char *name, struct str value) {
  buf_format(out, ",\"%s\":", name);
  if (value.len == 0) {
    buf_add_zero(out, "null");
  } else {
    buf_add_json(out, value);
  }
}

static const struct entry *latest(const struct difference *difference) {
  return difference->to != NULL ? difference->to : difference->from;
}

static void write_decision(const struct compare_export *export, const struct decision *decision, struct buf *out) {
  struct arena *arena = arena_new();
  buf_format(out, ",\"decision\":{\"decision\":\"%s\"", ruling_name(decision->ruling));
  member(out, "by", decision_by(export->site, decision));
  member(out, "date", date_iso(arena, decision->date));
  member(out, "reason", decision->reason.text);
  arena_free(arena);
}

static void write_kin(struct arena *arena, const struct difference *difference, bool is_later, struct buf *out) {
  struct compare_kin *kin;
  size_t count = compare_list_kin(arena, difference, is_later, &kin);
  if (count == 0) return;
  buf_add_zero(out, is_later ? ",\"successors\":[" : ",\"predecessors\":[");
  for (size_t i = 0; i < count; i++) {
    buf_add_zero(out, i > 0 ? ",{\"id\":" : "{\"id\":");
    buf_add_json(out, kin[i].id);
    member(out, "title", kin[i].title);
    buf_add_char(out, '}');
  }
  buf_add_char(out, ']');
}

/* What became of a thing, beyond its kind: only what there is to say. */
static void write_lineage(const struct difference *difference, struct buf *out) {
  struct arena *arena = arena_new();
  write_kin(arena, difference, false, out);
  write_kin(arena, difference, true, out);
  if (compare_is_moved(difference)) {
    member(out, "moved_from", compare_place(arena, difference, true));
    member(out, "moved_to", compare_place(arena, difference, false));
  }
  arena_free(arena);
}

static void write_change(const struct compare_export *export, size_t index, struct buf *out) {
  const struct difference *difference = &export->decided->comparison->differences[index];
  const struct entry *entry = latest(difference);
  buf_format(out, "{\"n\":%u,\"kind\":\"%s\",\"entity\":\"%s\"", difference->number, difference->kind, difference->entity);
  member(out, "id", entry->id);
  member(out, "title", difference->title);
  member(out, "path", entry->document->path);
  member(out, "class", str_from(difference_class_name(difference->class)));
  member(out, "reason", difference->reason);
  member(out, "old", difference_text(export->site->config, difference, difference->old_text));
  member(out, "new", difference_text(export->site->config, difference, difference->new_text));
  buf_format(out, ",\"words_removed\":%zu,\"words_added\":%zu", difference->words_removed, difference->words_added);
  member(out, "key", export->decided->keys[index].key);
  write_lineage(difference, out);
  const struct decision *decision = export->decided->at[index];
  if (decision != NULL && decision->ruling != RULING_UNDECIDED) {
    write_decision(export, decision, out);
    buf_format(out, ",\"is_settled\":%s}", export->decided->is_settled[index] ? "true" : "false");
  }
  buf_add_char(out, '}');
}

/* A page is a title and an address from the site's root; of many the first few, and how many there are. */
static void write_redefined(const struct redefined *redefined, struct buf *out) {
  const struct difference *difference = redefined->difference;
  buf_format(out, "{\"n\":%u", difference->number);
  member(out, "id", difference->to->id);
  member(out, "title", difference->to->title);
  buf_format(out, ",\"page_count\":%zu,\"pages\":[", redefined->page_count);
  for (size_t i = 0; i < redefined->use_count; i++) {
    const struct use *use = redefined->uses[i];
    buf_add_zero(out, i > 0 ? ",{\"title\":" : "{\"title\":");
    buf_add_json(out, entry_document(use->from)->title);
    member(out, "url", use->page_url);
    buf_add_char(out, '}');
  }
  buf_add_zero(out, "]}");
}

static void write_kinds(const struct comparison *comparison, struct buf *out) {
  struct arena *arena = arena_new();
  struct kind_count *counts;
  size_t count = compare_count_kinds(arena, comparison, &counts);
  buf_add_zero(out, ",\"kinds\":[");
  for (size_t i = 0; i < count; i++)
    buf_format(out, "%s{\"entity\":\"%s\",\"kind\":\"%s\",\"count\":%zu}", i > 0 ? "," : "", counts[i].entity, counts[i].kind,
               counts[i].count);
  buf_add_char(out, ']');
  arena_free(arena);
}

static void write_all_redefined(const struct compare_export *export, struct buf *out) {
  struct arena *arena = arena_new();
  struct redefined *list;
  size_t count = redefined_list(arena, export->decided->comparison, export->site->links, &list);
  buf_add_zero(out, ",\"redefined\":[");
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buf_add_char(out, ',');
    write_redefined(&list[i], out);
  }
  buf_add_char(out, ']');
  arena_free(arena);
}

void compare_write_json(const struct compare_export *export, struct buf *out) {
  const struct comparison *comparison = export->decided->comparison;
  buf_add_zero(out, "\"from\":");
  buf_add_json(out, edition_name(comparison->from));
  buf_add_zero(out, ",\"to\":");
  buf_add_json(out, edition_name(comparison->to));
  buf_format(out, ",\"summary\":{\"changes\":%zu,\"core\":%zu,\"yearly\":%zu,\"editorial\":%zu,\"core_decided\":%zu",
             comparison->difference_count, comparison->class_counts[CLASS_CORE], comparison->class_counts[CLASS_YEARLY],
             comparison->class_counts[CLASS_EDITORIAL], export->decided->core_settled);
  write_kinds(comparison, out);
  write_all_redefined(export, out);
  buf_add_zero(out, "},\"changes\":[");
  for (size_t i = 0; i < comparison->difference_count; i++) {
    if (i > 0) buf_add_char(out, ',');
    write_change(export, i, out);
  }
  buf_add_char(out, ']');
}

static struct str reason_of(const struct difference *difference, struct str language) {
  return difference->reason.len > 0 ? difference->reason : compare_word(language, "none");
}

/* ---- CSV ---- */

/* In quotes; a cell that begins as a formula does gets an apostrophe in front. */
static void cell(struct buf *out, struct str text, bool is_last) {
  bool is_formula = text.len > 0 && memchr("=+-@\t\r", text.at[0], 6) != NULL;
  buf_add_zero(out, is_formula ? "\"'" : "\"");
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"') buf_add_char(out, '"');
    buf_add_char(out, text.at[i]);
  }
  buf_add_zero(out, is_last ? "\"\r\n" : "\";");
}

void compare_write_csv(const struct compare_export *export, struct buf *out) {
  const struct comparison *comparison = export->decided->comparison;
  struct str language = export->language;
  static const char *const heads[] = {"n", "what", "title", "kind", "detail", "class", "reason", "before", "after", "decision"};
  size_t count = sizeof heads / sizeof heads[0];
  struct arena *arena = arena_new();
  buf_add_zero(out, "\xEF\xBB\xBF");
  for (size_t i = 0; i < count; i++) cell(out, compare_word(language, heads[i]), i + 1 == count);
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    char number[16];
    snprintf(number, sizeof number, "%u", difference->number);
    cell(out, str_from(number), false);
    cell(out, compare_word(language, difference->entity), false);
    cell(out, compare_title(difference, language), false);
    cell(out, compare_word(language, difference->kind), false);
    cell(out, compare_detail(arena, difference, language), false);
    cell(out, compare_word(language, difference_class_name(difference->class)), false);
    cell(out, reason_of(difference, language), false);
    cell(out, difference_text(export->site->config, difference, difference->old_text), false);
    cell(out, difference_text(export->site->config, difference, difference->new_text), false);
    cell(out, decision_phrase(arena, export->site, export->decided, i, language), true);
  }
  arena_free(arena);
}

/* ---- sums ---- */

/* "indsatsspor: 1 udgået, 1 nyt navn; begreber: 15 tilføjet"; `between` stands for the semicolon. */
static void write_kind_sums(const struct comparison *comparison, struct str language, const char *between, struct buf *out) {
  struct arena *arena = arena_new();
  struct kind_count *counts;
  size_t count = compare_count_kinds(arena, comparison, &counts);
  for (size_t i = 0; i < count; i++) {
    bool is_first = i == 0 || strcmp(counts[i - 1].entity, counts[i].entity) != 0;
    struct str noun = compare_word(language, str_zero(arena, str_format(arena, "%ss", counts[i].entity)));
    if (is_first) buf_format(out, "%s%.*s:", i > 0 ? between : "", STR_ARG(noun));
    buf_format(out, "%s%zu %.*s", is_first ? " " : ", ", counts[i].count, STR_ARG(compare_word(language, counts[i].kind)));
  }
  if (count > 0) buf_add_char(out, '\n');
  arena_free(arena);
}

static void write_sums(const struct comparison *comparison, struct str language, const char *between, struct buf *out) {
  if (comparison->difference_count == 0) {
    buf_add_zero(out, str_is(language, "en") ? "no changes\n" : "ingen ændringer\n");
    return;
  }
  for (unsigned class = CLASS_CORE; class <= CLASS_EDITORIAL; class ++) {
    struct str name = compare_word(language, difference_class_name((enum difference_class) class));
    buf_format(out, "%s%.*s: %zu", class > 0 ? ", " : "", STR_ARG(name), comparison->class_counts[class]);
  }
  buf_add_char(out, '\n');
  write_kind_sums(comparison, language, between, out);
}

/* ---- Markdown ---- */

/* Characters that Markdown would read as its own are escaped. */
static void plain(struct buf *out, struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (memchr("\\`*_{}[]<>#|~", text.at[i], 13) != NULL) buf_add_char(out, '\\');
    buf_add_char(out, text.at[i]);
  }
}

void compare_write_markdown(const struct compare_export *export, struct buf *out) {
  const struct comparison *comparison = export->decided->comparison;
  struct str language = export->language;
  struct arena *arena = arena_new();
  write_sums(comparison, language, "; ", out);
  buf_add_char(out, '\n');
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    buf_format(out, "%u. **", difference->number);
    plain(out, compare_title(difference, language));
    struct str what = compare_word(language, difference->entity);
    struct str class = compare_word(language, difference_class_name(difference->class));
    buf_format(out, "** (%.*s, ", STR_ARG(what));
    plain(out, compare_said(arena, difference, language));
    buf_format(out, ", %.*s): ", STR_ARG(class));
    plain(out, reason_of(difference, language));
    struct str decision = decision_phrase(arena, export->site, export->decided, i, language);
    if (decision.len > 0) {
      buf_add_zero(out, " – ");
      plain(out, decision);
    }
    buf_add_char(out, '\n');
  }
  arena_free(arena);
}

/* ---- terminal ---- */

static struct str or_nothing(struct str value) {
  return value.len > 0 ? value : STR("–");
}

/* "  46  indsatsspor, nyt navn, før Styrket ledelse: Ledelse af læring  (-3 +4)" */
static void write_line(struct arena *arena, const struct difference *difference, struct str language, struct buf *out) {
  struct str what = compare_word(language, difference->entity);
  struct str said = compare_said(arena, difference, language);
  bool is_part = strcmp(difference->entity, "block") == 0 && difference->section.len > 0;
  struct str title = is_part ? difference->section : compare_title(difference, language);
  bool is_value = strcmp(difference->entity, "field") == 0 && difference->old_text.len + difference->new_text.len <= VALUES_SHOWN;
  buf_format(out, "%4u  %.*s, %.*s: %.*s", difference->number, STR_ARG(what), STR_ARG(said), STR_ARG(title));
  if (is_value) buf_format(out, ", %.*s → %.*s", STR_ARG(or_nothing(difference->old_text)), STR_ARG(or_nothing(difference->new_text)));
  if (difference->words_removed + difference->words_added > 0)
    buf_format(out, "  (-%zu +%zu)", difference->words_removed, difference->words_added);
  buf_add_char(out, '\n');
}

static void write_document(const struct compare_export *export, const struct document_comparison *document, struct arena *arena,
                           struct buf *out) {
  const struct entry *shown = document->to != NULL ? document->to : document->from;
  struct str kind = compare_word(export->language, kind_name(shown->kind));
  buf_format(out, "\n%.*s (%.*s)\n", STR_ARG(text_visible(arena, shown->title)), STR_ARG(kind));
  for (size_t i = document->first_difference; i < document->first_difference + document->difference_count; i++) {
    write_line(arena, &export->decided->comparison->differences[i], export->language, out);
    struct str decision = decision_phrase(arena, export->site, export->decided, i, export->language);
    if (decision.len > 0) buf_format(out, "      %.*s\n", STR_ARG(decision));
  }
}

void compare_write_text(const struct compare_export *export, struct buf *out) {
  const struct comparison *comparison = export->decided->comparison;
  struct arena *arena = arena_new();
  write_sums(comparison, export->language, "\n", out);
  for (size_t i = 0; i < comparison->document_count; i++) {
    if (comparison->documents[i].difference_count > 0) write_document(export, &comparison->documents[i], arena, out);
  }
  arena_free(arena);
}
