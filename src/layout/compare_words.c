#include "layout/compare_words.h"

#include "base/arena.h"
#include "model/site.h"

#define NO_TEXT ((struct str){"", 0})

static const struct {
  const char *key;
  const char *danish;
} words[] = {
    {"added", "tilføjet"},
    {"removed", "udgået"},
    {"changed", "ændret"},
    {"moved", "flyttet"},
    {"renamed", "nyt navn"},
    {"renumbered", "nyt nummer"},
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
    {"n", "nr."},
    {"number", "nummer"},
    {"what", "hvad"},
    {"title", "titel"},
    {"kind", "ændring"},
    {"class", "kerne eller årlig"},
    {"reason", "begrundelse"},
    {"summary", "resumé"},
    {"owner", "ansvarlig"},
    {"areas", "områder"},
    {"goals", "mål"},
    {"tracks", "indsatsspor"},
    {"concepts", "begreber"},
    {"part-of", "del af"},
    {"same-as", "samme som"},
    {"indicator", "måltal"},
    {"actions", "indsatser"},
    {"themes", "temaer"},
    {"pages", "sider"},
    {"publications", "publikationer"},
    {"sections", "afsnit"},
    {"detail", "nærmere"},
    {"before", "før"},
    {"after", "nu"},
    {"decision", "beslutning"},
};

static struct str find_word(struct str language, struct str key) {
  for (size_t i = 0; i < sizeof words / sizeof words[0] && !str_is(language, "en"); i++) {
    if (str_is(key, words[i].key)) return str_from(words[i].danish);
  }
  return key;
}

struct str compare_word(struct str language, const char *key) {
  return find_word(language, str_from(key));
}

struct str compare_title(const struct difference *difference, struct str language) {
  bool is_field = strcmp(difference->entity, "field") == 0;
  return is_field ? find_word(language, difference->title) : difference->title;
}

/* "A", "A og B", "A, B og C" */
static struct str list_titles(struct arena *arena, const struct compare_kin *kin, size_t count, struct str language) {
  struct str listed = NO_TEXT;
  const char *and = str_is(language, "en") ? " and " : " og ";
  for (size_t i = 0; i < count; i++) {
    const char *between = i == 0 ? "" : i + 1 == count ? and : ", ";
    listed = str_format(arena, "%.*s%s%.*s", STR_ARG(listed), between, STR_ARG(kin[i].title));
  }
  return listed;
}

size_t compare_list_kin(struct arena *arena, const struct difference *difference, bool is_later, struct compare_kin **list) {
  struct kin kin = is_later ? difference->successors : difference->predecessors;
  struct section_kin sections = is_later ? difference->later_sections : difference->former_sections;
  size_t count = 0;
  *list = arena_array(arena, kin.count + sections.count + 1, sizeof **list);
  for (size_t i = 0; i < kin.count; i++) (*list)[count++] = (struct compare_kin){kin.at[i], kin.at[i]->id, kin.at[i]->title};
  for (size_t i = 0; i < sections.count; i++) (*list)[count++] = (struct compare_kin){NULL, sections.at[i]->id, sections.at[i]->text};
  return count;
}

bool compare_is_moved(const struct difference *difference) {
  return strcmp(difference->kind, "moved") == 0 || strcmp(difference->kind, "moved-changed") == 0;
}

struct str compare_place(struct arena *arena, const struct difference *difference, bool is_old) {
  const struct entry *entry = is_old ? difference->from : difference->to;
  if (entry == NULL) return NO_TEXT;
  const struct entry *from = entry_document(difference->from != NULL ? difference->from : entry);
  const struct entry *to = entry_document(difference->to != NULL ? difference->to : entry);
  struct str section = is_old ? difference->old_section : difference->section;
  struct str page = entry_document(entry)->title;
  if (str_equal(from->id, to->id) || str_equal(from->title, to->title)) return section.len > 0 ? section : page;
  return str_format(arena, "%.*s%s%.*s", STR_ARG(page), section.len > 0 ? ", " : "", STR_ARG(section));
}

static struct str tell_move(struct arena *arena, const struct difference *difference, bool is_english) {
  struct str before = compare_place(arena, difference, true);
  struct str now = compare_place(arena, difference, false);
  if (before.len == 0 || now.len == 0) return NO_TEXT;
  if (str_equal(before, now)) return str_format(arena, is_english ? "within %.*s" : "inden for %.*s", STR_ARG(now));
  return str_format(arena, is_english ? "from %.*s to %.*s" : "fra %.*s til %.*s", STR_ARG(before), STR_ARG(now));
}

struct str compare_detail(struct arena *arena, const struct difference *difference, struct str language) {
  static const struct {
    const char *kind, *english, *danish;
  } of_kin[] = {
      {"merged", "from", "af"}, {"added", "parted from", "udskilt af"}, {"split", "into", "i"}, {"removed", "replaced by", "afløst af"}};
  bool is_english = str_is(language, "en");
  if (compare_is_moved(difference)) return tell_move(arena, difference, is_english);
  struct compare_kin *kin;
  size_t kin_count = compare_list_kin(arena, difference, false, &kin);
  if (strcmp(difference->kind, "renamed") == 0 && difference->from != NULL)
    return str_format(arena, is_english ? "was %.*s" : "før %.*s", STR_ARG(kin_count > 0 ? kin[0].title : difference->from->title));
  if (kin_count == 0) kin_count = compare_list_kin(arena, difference, true, &kin);
  for (size_t i = 0; kin_count > 0 && i < sizeof of_kin / sizeof of_kin[0]; i++) {
    if (strcmp(of_kin[i].kind, difference->kind) != 0) continue;
    struct str titles = list_titles(arena, kin, kin_count, language);
    return str_format(arena, "%s %.*s", is_english ? of_kin[i].english : of_kin[i].danish, STR_ARG(titles));
  }
  return NO_TEXT;
}

struct str compare_said(struct arena *arena, const struct difference *difference, struct str language) {
  struct str kind = compare_word(language, difference->kind), detail = compare_detail(arena, difference, language);
  bool is_sentence = compare_is_moved(difference) || strcmp(difference->kind, "split") == 0 || strcmp(difference->kind, "merged") == 0;
  if (detail.len == 0) return kind;
  return str_format(arena, "%.*s%s%.*s", STR_ARG(kind), is_sentence ? " " : ", ", STR_ARG(detail));
}

/* Whether a document is told of as a whole among its changes: then its number needs no telling. */
static bool is_told_whole(const struct comparison *comparison, const struct document_comparison *document) {
  for (size_t i = 0; i < document->difference_count; i++) {
    const struct difference *difference = &comparison->differences[document->first_difference + i];
    if (difference->to == document->to && strcmp(difference->entity, kind_name(document->to->kind)) == 0) return true;
  }
  return false;
}

/* How many documents of a kind got another number, and nothing else that is counted. */
static size_t count_renumbered(const struct comparison *comparison, const char *entity) {
  size_t count = 0;
  for (size_t i = 0; i < comparison->document_count; i++) {
    const struct document_comparison *document = &comparison->documents[i];
    if (document->from == NULL || document->to == NULL || strcmp(kind_name(document->to->kind), entity) != 0) continue;
    struct str before = document->from->number, now = document->to->number;
    bool is_other = before.len > 0 && now.len > 0 && !str_equal(before, now);
    count += is_other && !is_told_whole(comparison, document);
  }
  return count;
}

/* Of sections only what their authors say of them: that they are others under a new name. */
static bool is_summed_up(const struct difference *difference) {
  bool is_section = strcmp(difference->entity, "section") == 0;
  return !is_section || strcmp(difference->kind, "renamed") == 0 || strcmp(difference->kind, "merged") == 0 ||
         strcmp(difference->kind, "split") == 0;
}

size_t compare_count_kinds(struct arena *arena, const struct comparison *comparison, struct kind_count **counts) {
  static const char *const kinds[] = {"added", "removed", "renamed", "renumbered", "changed", "moved", "moved-changed", "split", "merged"};
  static const char *const entities[] = {"track", "goal", "concept", "action", "theme", "area", "page", "publication", "section"};
  enum { ENTITIES = sizeof entities / sizeof entities[0], KINDS = sizeof kinds / sizeof kinds[0] };
  struct kind_count *all = arena_array(arena, ENTITIES * KINDS, sizeof *all);
  size_t count = 0;
  for (size_t i = 0; i < ENTITIES * KINDS; i++) {
    all[i] = (struct kind_count){entities[i / KINDS], kinds[i % KINDS], 0};
    if (strcmp(all[i].kind, "renumbered") == 0) all[i].count = count_renumbered(comparison, all[i].entity);
  }
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    if (!is_summed_up(difference)) continue;
    for (size_t j = 0; j < ENTITIES * KINDS; j++)
      all[j].count += strcmp(all[j].entity, difference->entity) == 0 && strcmp(all[j].kind, difference->kind) == 0;
  }
  for (size_t i = 0; i < ENTITIES * KINDS; i++) {
    if (all[i].count > 0) all[count++] = all[i];
  }
  *counts = all;
  return count;
}
