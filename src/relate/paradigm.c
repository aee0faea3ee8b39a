#include "relate/paradigm.h"

#include "base/arena.h"
#include "read/lexicon.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

struct maker {
  struct arena *arena;
  struct lexicon *lexicon;
  struct str lemma;
  bool is_listed;    /* the dictionary knows the lemma */
  struct str prefix; /* of a compound, whose last part `lemma` then is: it alone is bent, and short words are found sooner */
  struct paradigm made;
};

static void add(struct maker *maker, struct str part, unsigned traits) {
  struct str word = maker->prefix.len > 0 ? str_join(maker->arena, maker->prefix, part) : part;
  for (size_t i = 0; i < maker->made.count; i++) {
    if (!str_equal(maker->made.forms[i].word, word)) continue;
    maker->made.forms[i].traits |= traits;
    return;
  }
  if (maker->made.count < PARADIGM_MAX) maker->made.forms[maker->made.count++] = (struct inflected){word, traits};
}

static struct maker begin(struct arena *arena, struct lexicon *lexicon, struct str word) {
  struct maker maker = {.arena = arena, .lexicon = lexicon, .lemma = word};
  maker.made.forms = arena_array(arena, PARADIGM_MAX, sizeof *maker.made.forms);
  return maker;
}

/* The word that a title's word is a form of; nouns and adjectives before verbs, and the word itself before others. */
static void find_lemma(struct maker *maker) {
  const struct word *word = lexicon_word(maker->lexicon, maker->lemma);
  struct str found = {NULL, 0};
  size_t prefix = 0;
  for (size_t i = 0; i < word->reading_count; i++) {
    const struct reading *reading = &word->readings[i];
    if (reading->form & (FORM_VERB | FORM_COMPARED)) continue;
    maker->is_listed = true;
    bool is_base = reading->form & FORM_BASE;
    if (found.len == 0 || is_base) {
      found = reading->lemma;
      prefix = reading->prefix;
    }
    if (is_base) break;
  }
  if (found.len == 0) return;
  maker->prefix = str_slice(found, 0, prefix);
  maker->lemma = str_slice(found, prefix, found.len);
}

enum verdict { OTHER_WORD, UNLISTED, OWN_FORM };

/* What a form made by rule is: the word bent, another word, or none that the dictionary lists. A form that is a word by itself (arbejder,
 * of arbejde) is another word. */
static enum verdict judge(struct maker *maker, struct str form) {
  const struct word *word = lexicon_word(maker->lexicon, form);
  if (!word->is_known) return UNLISTED;
  for (size_t i = 0; i < word->reading_count; i++) {
    const struct reading *reading = &word->readings[i];
    if (reading->form & FORM_BASE && reading->prefix == 0 && !str_equal(reading->lemma, maker->lemma)) return OTHER_WORD;
  }
  return word_has_lemma(word, maker->lemma) ? OWN_FORM : OTHER_WORD;
}

static void add_with_genitive(struct maker *maker, struct str form, unsigned traits) {
  add(maker, form, traits);
  if (str_ends(form, "s")) {
    add(maker, str_join(maker->arena, form, STR("'")), traits | INFLECTION_GENITIVE);
  } else {
    add(maker, str_join(maker->arena, form, STR("s")), traits | INFLECTION_GENITIVE);
  }
}

/* Adds stem and ending when that is no other word; `must_be_listed` asks for more: for stems that are changed. */
static bool try_ending(struct maker *maker, struct str stem, const char *ending, unsigned traits, bool must_be_listed) {
  struct str form = str_join(maker->arena, stem, str_from(ending));
  enum verdict verdict = judge(maker, form);
  if (verdict == OTHER_WORD || (verdict == UNLISTED && must_be_listed)) return false;
  add_with_genitive(maker, form, traits);
  return verdict == OWN_FORM;
}

static bool ends_in_vowel(struct str word) {
  static const char *const vowels[] = {"a", "e", "i", "o", "u", "y", "æ", "ø", "å", "é"};
  for (size_t i = 0; i < LENGTH(vowels); i++) {
    if (str_ends(word, vowels[i])) return true;
  }
  return false;
}

#define DEFINITE_COMMON (INFLECTION_DEFINITE | INFLECTION_COMMON)
#define DEFINITE_NEUTER (INFLECTION_DEFINITE | INFLECTION_NEUTER)
#define DEFINITE_PLURAL (INFLECTION_DEFINITE | INFLECTION_PLURAL)

/* The regular endings, on a stem that may have changed. A listed noun takes the article that the dictionary says it has. */
static bool add_endings(struct maker *maker, struct str stem, bool must_be_listed) {
  bool is_short = str_ends(stem, "e"); /* ledelse-n, område-t */
  bool is_common = try_ending(maker, stem, is_short ? "n" : "en", DEFINITE_COMMON, true);
  bool is_neuter = try_ending(maker, stem, is_short ? "t" : "et", DEFINITE_NEUTER, true);
  bool is_open = !must_be_listed && !is_common && !is_neuter;
  if (is_open) {
    try_ending(maker, stem, is_short ? "n" : "en", DEFINITE_COMMON, false);
    try_ending(maker, stem, is_short ? "t" : "et", DEFINITE_NEUTER, false);
  }
  bool is_strict = must_be_listed && !is_common && !is_neuter; /* a stem whose article is listed is a stem */
  try_ending(maker, stem, is_short ? "r" : "er", INFLECTION_PLURAL, is_strict);
  try_ending(maker, stem, is_short ? "rne" : "erne", DEFINITE_PLURAL, is_strict);
  if (!is_short) {
    try_ending(maker, stem, "e", INFLECTION_PLURAL, is_strict);
    try_ending(maker, stem, "ene", DEFINITE_PLURAL, is_strict);
  }
  if (str_ends(stem, "er") || ends_in_vowel(stem)) try_ending(maker, stem, "ne", DEFINITE_PLURAL, is_strict);
  unsigned gender = (is_common || is_open ? INFLECTION_COMMON : 0U) | (is_neuter || is_open ? INFLECTION_NEUTER : 0U);
  maker->made.forms[0].traits |= gender;
  return is_common || is_neuter;
}

/* fokus → fokuss(et), mindset → mindsett(et) */
static struct str doubled(struct arena *arena, struct str lemma) {
  return str_join(arena, lemma, str_slice(lemma, lemma.len - 1, lemma.len));
}

/* trivsel → trivsl(en): an unstressed e between consonants. The empty text when there is none. */
static struct str elided(struct arena *arena, struct str lemma) {
  bool has_ending = str_ends(lemma, "el") || str_ends(lemma, "en") || str_ends(lemma, "er");
  if (!has_ending || lemma.len < 4) return (struct str){NULL, 0};
  return str_join(arena, str_slice(lemma, 0, lemma.len - 2), str_slice(lemma, lemma.len - 1, lemma.len));
}

struct paradigm paradigm_of_noun(struct arena *arena, struct lexicon *lexicon, struct str word) {
  struct maker maker = begin(arena, lexicon, word);
  if (word.len == 0) return maker.made;
  if (lexicon == NULL) {
    add_with_genitive(&maker, word, INFLECTION_SINGULAR | INFLECTION_COMMON | INFLECTION_NEUTER);
    return maker.made;
  }
  find_lemma(&maker);
  add(&maker, maker.lemma, INFLECTION_SINGULAR);
  struct str genitive = str_join(arena, maker.lemma, str_ends(maker.lemma, "s") ? STR("'") : STR("s"));
  if (judge(&maker, genitive) != OTHER_WORD) add(&maker, genitive, INFLECTION_SINGULAR | INFLECTION_GENITIVE);
  bool has_article = add_endings(&maker, maker.lemma, false);
  if (!ends_in_vowel(maker.lemma) && !has_article) add_endings(&maker, doubled(arena, maker.lemma), maker.is_listed);
  if (elided(arena, maker.lemma).len > 0) add_endings(&maker, elided(arena, maker.lemma), true);
  maker.prefix = (struct str){NULL, 0};
  add(&maker, word, maker.made.count > 1 ? 0 : INFLECTION_SINGULAR);
  return maker.made;
}

struct paradigm paradigm_of_adjective(struct arena *arena, struct lexicon *lexicon, struct str word) {
  struct maker maker = begin(arena, lexicon, word);
  const unsigned any = INFLECTION_SINGULAR | INFLECTION_DEFINITE | INFLECTION_PLURAL | INFLECTION_COMMON;
  if (lexicon != NULL) find_lemma(&maker);
  if (!maker.is_listed || maker.lemma.len < 3) {
    maker.prefix = (struct str){NULL, 0};
    add(&maker, word, any | INFLECTION_NEUTER);
    return maker.made;
  }
  const struct str stems[] = {maker.lemma, doubled(arena, maker.lemma), elided(arena, maker.lemma)};
  struct str bent = {NULL, 0};
  for (size_t i = 0; i < LENGTH(stems) && bent.len == 0; i++) {
    struct str form = str_join(arena, stems[i], STR("e"));
    if (stems[i].len > 0 && judge(&maker, form) == OWN_FORM) bent = form;
  }
  struct str neuter = str_join(arena, maker.lemma, STR("t"));
  bool has_neuter = judge(&maker, neuter) == OWN_FORM;
  if (bent.len == 0) {
    maker.prefix = (struct str){NULL, 0};
    add(&maker, word, any | INFLECTION_NEUTER);
    return maker.made;
  }
  add(&maker, maker.lemma, INFLECTION_SINGULAR | INFLECTION_COMMON | (has_neuter ? 0U : INFLECTION_NEUTER));
  if (has_neuter) add(&maker, neuter, INFLECTION_SINGULAR | INFLECTION_NEUTER);
  add(&maker, bent, any | INFLECTION_NEUTER);
  return maker.made;
}

struct paradigm paradigm_of_abbreviation(struct arena *arena, struct str word) {
  static const char *const endings[] = {"", "s", "'s", "'en", "'ens", "'et", "'ets", "'er", "'ers", "'erne", "'ernes", "'ene", "'enes"};
  struct maker maker = begin(arena, NULL, word);
  for (size_t i = 0; i < LENGTH(endings); i++) add(&maker, str_join(arena, word, str_from(endings[i])), INFLECTION_SINGULAR);
  return maker.made;
}
