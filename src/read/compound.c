#include "read/compound.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "read/lexicon.h"

enum { PART_LETTERS_MIN = 3, LISTED_LETTERS_MIN = 8 };

static void enter(struct compound *compound, struct str part) {
  for (size_t i = 0; i < compound->part_count; i++) {
    if (str_equal(compound->parts[i], part)) return;
  }
  if (compound->part_count < COMPOUND_PARTS_MAX) compound->parts[compound->part_count++] = part;
}

/* The lemma of what stands before a compound's last part: it may carry the s that joins them. */
static struct str joint_lemma(struct lexicon *lexicon, struct str prefix) {
  const struct word *word = lexicon_word(lexicon, prefix);
  struct str found = {NULL, 0};
  for (size_t i = 0; i < word->reading_count; i++) {
    if (word->readings[i].form & FORM_BASE) return prefix;
    if (found.len == 0 && word->readings[i].form & FORM_GENITIVE) found = word->readings[i].lemma;
  }
  if (found.len > 0) return found;
  if (!str_ends(prefix, "s")) return prefix;
  struct str stem = str_slice(prefix, 0, prefix.len - 1);
  const struct word *bare = lexicon_word(lexicon, stem);
  if (!bare->is_known) return prefix;
  for (size_t i = 0; i < bare->reading_count; i++) {
    if (!(bare->readings[i].form & FORM_VERB)) return stem;
  }
  return bare->reading_count > 0 ? bare->readings[0].lemma : stem; /* arbejdsmiljø: arbejd is the imperative of arbejde */
}

static bool take_made(struct lexicon *lexicon, struct str word, struct compound *compound);

/* A part that is made of others itself is entered as its parts; one that is shorter than the whole, so that this ends. */
static void enter_parts(struct lexicon *lexicon, struct str whole, struct str part, struct compound *compound) {
  if (part.len >= whole.len || !take_made(lexicon, part, compound)) enter(compound, part);
}

/* By every way to make the word out of others. A last part that can only be a verb's form is most often chance: the imperative of
 * something long. False when there is none. */
static bool take_made(struct lexicon *lexicon, struct str word, struct compound *compound) {
  const struct word *answer = lexicon_word(lexicon, word);
  bool is_any = false;
  for (size_t i = 0; i < answer->reading_count; i++) {
    const struct reading *reading = &answer->readings[i];
    if (reading->prefix == 0 || reading->form & FORM_VERB) continue;
    is_any = true;
    enter_parts(lexicon, word, joint_lemma(lexicon, str_slice(reading->lemma, 0, reading->prefix)), compound);
    enter_parts(lexicon, word, str_slice(reading->lemma, reading->prefix, reading->lemma.len), compound);
  }
  return is_any;
}

/* ---- words that the dictionary lists whole ---- */

/* A noun that is nothing else, by itself listed and short: what it may be joined to says whether a word may be joined at all. */
#define PROBE "kaffe"

static bool is_compound(struct lexicon *lexicon, struct str word, size_t prefix) {
  const struct word *answer = lexicon_word(lexicon, word);
  for (size_t i = 0; i < answer->reading_count; i++) {
    if (answer->readings[i].prefix == prefix && !(answer->readings[i].form & FORM_VERB)) return true;
  }
  return false;
}

static bool is_listed(struct lexicon *lexicon, struct str word) {
  const struct word *answer = lexicon_word(lexicon, word);
  for (size_t i = 0; i < answer->reading_count; i++) {
    if (answer->readings[i].prefix == 0) return true;
  }
  return false;
}

static bool is_listed_lemma(struct lexicon *lexicon, struct str word) {
  const struct word *answer = lexicon_word(lexicon, word);
  for (size_t i = 0; i < answer->reading_count; i++) {
    const struct reading *reading = &answer->readings[i];
    if (reading->form & FORM_BASE && reading->prefix == 0 && !(reading->form & (FORM_VERB | FORM_COMPARED))) return true;
  }
  return false;
}

/* The dictionary tells no parts of what it lists; asked about each part joined to another word, it tells whether its rules allow that.
 * Short words are seldom compounds, and often look like one (mel-lem, beg-reb); nor does one begin with a part
 * that is not listed itself (ungdomsud-dannelse). */
static void split_listed(struct lexicon *lexicon, struct arena *arena, struct str lemma, struct compound *compound) {
  if (utf8_offset(lemma, LISTED_LETTERS_MIN - 1) >= lemma.len) return;
  for (size_t at = utf8_offset(lemma, PART_LETTERS_MIN); at < lemma.len; at++) {
    struct str last = str_slice(lemma, at, lemma.len);
    if (!utf8_begins(lemma.at[at])) continue;
    if (utf8_offset(last, PART_LETTERS_MIN - 1) >= last.len) return;
    if (!is_listed_lemma(lexicon, last) || !is_compound(lexicon, str_join(arena, STR(PROBE), last), sizeof PROBE - 1)) continue;
    struct str first = str_slice(lemma, 0, at);
    struct str joined = joint_lemma(lexicon, first);
    if (!is_listed(lexicon, joined) || !is_compound(lexicon, str_join(arena, first, STR(PROBE)), at)) continue;
    enter(compound, joined);
    enter(compound, last);
  }
}

void compound_take_apart(struct lexicon *lexicon, struct arena *arena, struct str word, struct compound *compound) {
  const struct word *answer = lexicon_word(lexicon, word);
  compound->part_count = 0;
  if (take_made(lexicon, word, compound)) return;
  for (size_t i = 0; i < answer->reading_count; i++) {
    if (!(answer->readings[i].form & FORM_VERB)) split_listed(lexicon, arena, answer->readings[i].lemma, compound);
  }
}
