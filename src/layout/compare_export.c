#include "layout/compare_export.h"

#include "base/arena.h"
#include "layout/decision_words.h"
#include "model/site.h"
#include "relate/redefined.h"

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
  write_all_redefined(export, out);
  buf_add_zero(out, "},\"changes\":[");
  for (size_t i = 0; i < comparison->difference_count; i++) {
    if (i > 0) buf_add_char(out, ',');
    write_change(export, i, out);
  }
  buf_add_char(out, ']');
}

/* ---- words ---- */

struct str compare_word(struct str language, const char *key) {
  static const struct {
    const char *key;
    const char *danish;
  } words[] = {
      {"added", "tilføjet"},
      {"removed", "udgået"},
      {"changed", "ændret"},
      {"moved", "flyttet"},
      {"renamed", "nyt navn"},
      {"split", "delt"},
      {"merged", "lagt sammen"},
      {"link", "link ændret"},
      {"level", "niveau"},
      {"emphasis", "fremhævning"},
      {"moved-changed", "flyttet og ændret"},
      {"core", "kerne"},
      {"yearly", "årlig justering"},
      {"editorial", "redaktionel"},
      {"goal", "mål"},
      {"action", "indsats"},
      {"track", "indsatsspor"},
      {"concept", "begreb"},
      {"theme", "tema"},
      {"area", "område"},
      {"page", "side"},
      {"publication", "publikation"},
      {"section", "afsnit"},
      {"block", "tekst"},
      {"field", "oplysning"},
      {"none", "uden begrundelse"},
      {"number", "nr."},
      {"what", "hvad"},
      {"title", "titel"},
      {"kind", "ændring"},
      {"class", "kerne eller årlig"},
      {"reason", "begrundelse"},
      {"before", "før"},
      {"after", "nu"},
      {"decision", "beslutning"},
  };
  for (size_t i = 0; i < sizeof words / sizeof words[0] && !str_is(language, "en"); i++) {
    if (strcmp(words[i].key, key) == 0) return str_from(words[i].danish);
  }
  return str_from(key);
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
  static const char *const heads[] = {"number", "what", "title", "kind", "class", "reason", "before", "after", "decision"};
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
    cell(out, difference->title, false);
    cell(out, compare_word(language, difference->kind), false);
    cell(out, compare_word(language, difference_class_name(difference->class)), false);
    cell(out, reason_of(difference, language), false);
    cell(out, difference_text(export->site->config, difference, difference->old_text), false);
    cell(out, difference_text(export->site->config, difference, difference->new_text), false);
    cell(out, decision_phrase(arena, export->site, export->decided, i, language), true);
  }
  arena_free(arena);
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
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    buf_format(out, "%u. **", difference->number);
    plain(out, difference->title);
    struct str what = compare_word(language, difference->entity);
    struct str kind = compare_word(language, difference->kind);
    struct str class = compare_word(language, difference_class_name(difference->class));
    buf_format(out, "** (%.*s, %.*s, %.*s): ", STR_ARG(what), STR_ARG(kind), STR_ARG(class));
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

static void write_sums(const struct comparison *comparison, struct str language, struct buf *out) {
  if (comparison->difference_count == 0) {
    buf_add_zero(out, str_is(language, "en") ? "no changes\n" : "ingen ændringer\n");
    return;
  }
  for (unsigned class = CLASS_CORE; class <= CLASS_EDITORIAL; class ++) {
    struct str name = compare_word(language, difference_class_name((enum difference_class) class));
    buf_format(out, "%s%.*s: %zu", class > 0 ? ", " : "", STR_ARG(name), comparison->class_counts[class]);
  }
  buf_add_char(out, '\n');
}

void compare_write_text(const struct compare_export *export, struct buf *out) {
  const struct comparison *comparison = export->decided->comparison;
  struct str language = export->language;
  write_sums(comparison, language, out);
  struct arena *arena = arena_new();
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    struct str what = compare_word(language, difference->entity);
    struct str kind = compare_word(language, difference->kind);
    buf_format(out, "%4u  %.*s, %.*s: %.*s", difference->number, STR_ARG(what), STR_ARG(kind), STR_ARG(difference->title));
    if (difference->words_removed + difference->words_added > 0) {
      buf_format(out, "  (-%zu +%zu)", difference->words_removed, difference->words_added);
    }
    buf_add_char(out, '\n');
    struct str decision = decision_phrase(arena, export->site, export->decided, i, language);
    if (decision.len > 0) buf_format(out, "      %.*s\n", STR_ARG(decision));
  }
  arena_free(arena);
}
