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
static struct str list_titles(struct arena *arena, struct kin kin, struct str language) {
  struct str listed = NO_TEXT;
  const char *and = str_is(language, "en") ? " and " : " og ";
  for (size_t i = 0; i < kin.count; i++) {
    const char *between = i == 0 ? "" : i + 1 == kin.count ? and : ", ";
    listed = str_format(arena, "%.*s%s%.*s", STR_ARG(listed), between, STR_ARG(kin.at[i]->title));
  }
  return listed;
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
  } of_kin[] = {{"merged", "made of", "samlet af"},
                {"added", "parted from", "udskilt af"},
                {"split", "split into", "delt i"},
                {"removed", "replaced by", "afløst af"}};
  bool is_english = str_is(language, "en");
  if (compare_is_moved(difference)) return tell_move(arena, difference, is_english);
  if (strcmp(difference->kind, "renamed") == 0 && difference->from != NULL)
    return str_format(arena, is_english ? "was %.*s" : "før %.*s", STR_ARG(difference->from->title));
  struct kin kin = difference->predecessors.count > 0 ? difference->predecessors : difference->successors;
  for (size_t i = 0; kin.count > 0 && i < sizeof of_kin / sizeof of_kin[0]; i++) {
    if (strcmp(of_kin[i].kind, difference->kind) != 0) continue;
    struct str titles = list_titles(arena, kin, language);
    return str_format(arena, "%s %.*s", is_english ? of_kin[i].english : of_kin[i].danish, STR_ARG(titles));
  }
  return NO_TEXT;
}

size_t compare_count_kinds(struct arena *arena, const struct comparison *comparison, struct kind_count **counts) {
  static const char *const kinds[] = {"added", "removed", "renamed", "changed", "moved", "moved-changed", "split", "merged"};
  static const enum kind entities[] = {KIND_TRACK, KIND_GOAL, KIND_CONCEPT, KIND_ACTION,
                                       KIND_THEME, KIND_AREA, KIND_PAGE,    KIND_PUBLICATION};
  enum { ENTITIES = sizeof entities / sizeof entities[0], KINDS = sizeof kinds / sizeof kinds[0] };
  struct kind_count *all = arena_array(arena, ENTITIES * KINDS, sizeof *all);
  size_t count = 0;
  for (size_t i = 0; i < ENTITIES * KINDS; i++) all[i] = (struct kind_count){kind_name(entities[i / KINDS]), kinds[i % KINDS], 0};
  for (size_t i = 0; i < comparison->difference_count; i++) {
    const struct difference *difference = &comparison->differences[i];
    for (size_t j = 0; j < ENTITIES * KINDS; j++)
      all[j].count += strcmp(all[j].entity, difference->entity) == 0 && strcmp(all[j].kind, difference->kind) == 0;
  }
  for (size_t i = 0; i < ENTITIES * KINDS; i++) {
    if (all[i].count > 0) all[count++] = all[i];
  }
  *counts = all;
  return count;
}
