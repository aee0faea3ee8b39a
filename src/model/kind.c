#include "model/kind.h"

static const struct {
  const char *name;
  const char *plural;
  const char *segment;
  const char *scheme;
  const char *title_en;
  const char *title_da;
  const char *phrase; /* English, unit separator, Danish: diagnostics choose */
  bool has_page;
} kinds[KIND_COUNT] = {
    [KIND_PAGE] = {"page", "pages", NULL, "side", "Pages", "Sider",
                   "a page\x1F"
                   "en side",
                   true},
    [KIND_PUBLICATION] = {"publication", "publications", NULL, "publikation", "Publications", "Publikationer",
                          "a publication\x1F"
                          "en publikation",
                          true},
    [KIND_TRACK] = {"track", "tracks", "indsatsspor", "spor", "Tracks", "Indsatsspor",
                    "a track\x1F"
                    "et indsatsspor",
                    true},
    [KIND_GOAL] = {"goal", "goals", "maal", "maal", "Goals", "Mål",
                   "a goal\x1F"
                   "et mål",
                   true},
    [KIND_ACTION] = {"action", "actions", "indsatser", "indsats", "Actions", "Indsatser",
                     "an action\x1F"
                     "en indsats",
                     false},
    [KIND_CONCEPT] = {"concept", "concepts", "begreber", "begreb", "Concepts", "Begreber",
                      "a concept\x1F"
                      "et begreb",
                      true},
    [KIND_THEME] = {"theme", "themes", "temaer", "tema", "Themes", "Temaer",
                    "a theme\x1F"
                    "et tema",
                    true},
    [KIND_AREA] = {"area", "areas", "omraader", "omraade", "Areas", "Områder",
                   "an area\x1F"
                   "et område",
                   true},
    [KIND_UNIT] = {"unit", "units", "enheder", "enhed", "Units", "Enheder",
                   "a unit\x1F"
                   "en enhed",
                   true},
};

const char *kind_name(enum kind kind) {
  return kinds[kind].name;
}

const char *kind_plural(enum kind kind) {
  return kinds[kind].plural;
}

const char *kind_segment(enum kind kind) {
  return kinds[kind].segment;
}

const char *kind_title(enum kind kind, struct str language) {
  return str_is(language, "en") ? kinds[kind].title_en : kinds[kind].title_da;
}

const char *kind_phrase(enum kind kind) {
  return kinds[kind].phrase;
}

bool kind_has_page(enum kind kind) {
  return kinds[kind].has_page;
}

bool kind_by_name(struct str name, enum kind *kind) {
  for (unsigned i = 0; i < KIND_COUNT; i++) {
    if (str_is(name, kinds[i].name)) {
      *kind = (enum kind)i;
      return true;
    }
  }
  return false;
}

bool kind_by_plural(struct str plural, enum kind *kind) {
  for (unsigned i = 0; i < KIND_COUNT; i++) {
    if (str_is(plural, kinds[i].plural)) {
      *kind = (enum kind)i;
      return true;
    }
  }
  return false;
}

bool kind_by_scheme(struct str scheme, enum kind *kind) {
  for (unsigned i = 0; i < KIND_COUNT; i++) {
    if (str_is(scheme, kinds[i].scheme)) {
      *kind = (enum kind)i;
      return true;
    }
  }
  return false;
}

#define BIT(kind) (1u << (kind))

static const struct {
  const char *name;
  unsigned takes; /* bits of kinds */
  const char *phrase;
} relations[RELATION_COUNT] = {
    [RELATION_AREAS] = {"areas", BIT(KIND_AREA),
                        "ids of areas\x1F"
                        "id'er på områder"},
    [RELATION_GOALS] = {"goals", BIT(KIND_GOAL),
                        "ids of goals\x1F"
                        "id'er på mål"},
    [RELATION_TRACKS] = {"tracks", BIT(KIND_TRACK),
                         "ids of tracks\x1F"
                         "id'er på indsatsspor"},
    [RELATION_CONCEPTS] = {"concepts", BIT(KIND_CONCEPT),
                           "ids of concepts\x1F"
                           "id'er på begreber"},
    [RELATION_PART_OF] = {"part-of", ~0u,
                          "one id\x1F"
                          "ét id"},
    [RELATION_REPLACES] = {"replaces", ~0u,
                           "ids\x1F"
                           "id'er"},
    [RELATION_SAME_AS] = {"same-as", ~0u,
                          "one id\x1F"
                          "ét id"},
};

const char *relation_name(enum relation relation) {
  return relations[relation].name;
}

bool relation_by_name(struct str name, enum relation *relation) {
  for (unsigned i = 0; i < RELATION_COUNT; i++) {
    if (str_is(name, relations[i].name)) {
      *relation = (enum relation)i;
      return true;
    }
  }
  return false;
}

bool relation_takes(enum relation relation, enum kind kind) {
  return (relations[relation].takes & BIT(kind)) != 0;
}

const char *relation_phrase(enum relation relation) {
  return relations[relation].phrase;
}
