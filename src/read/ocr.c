#include "read/ocr.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fnv.h"
#include "base/map.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/lexicon.h"

enum {
  BYTES_MAX = 60,
  COST_MAX = 8,    /* four usual confusions */
  COST_BEYOND = 1, /* readings that cost so much more than the cheapest are looked for too */
  READINGS_MAX = 8,
  ASKED_MAX = 300,      /* questions to the dictionary about one word */
  STEPS_MAX = 20000,    /* letters written while trying */
  COMPOUND_LETTERS = 5, /* shorter words are no compounds worth believing in */
};

struct confusion {
  const char *seen;
  const char *meant;
  unsigned cost;
};

/* What readers without Danish make of its letters (tesseract's English and German models), and of l and i. */
static const struct confusion confusions[] = {
    {"g", "ø", 2},  {"@", "ø", 2},  {"¢", "ø", 2},  {"0", "ø", 2},  {"ö", "ø", 2},  {"o", "ø", 3},  {"oe", "ø", 3}, {"6", "ø", 3},
    {"ó", "ø", 2},  {"ò", "ø", 2},  {"õ", "ø", 2},  {"ô", "ø", 2},  {"Q", "Ø", 2},  {"@", "Ø", 2},  {"0", "Ø", 2},  {"G", "Ø", 3},
    {"O", "Ø", 3},  {"Ö", "Ø", 2},  {"OE", "Ø", 3}, {"ae", "æ", 2}, {"ee", "æ", 2}, {"ze", "æ", 2}, {"z", "æ", 2},  {"2e", "æ", 2},
    {"ä", "æ", 2},  {"aa", "æ", 3}, {"e", "æ", 3},  {"a", "æ", 3},  {"x", "æ", 3},  {"zx", "æ", 3}, {"AE", "Æ", 2}, {"Ae", "Æ", 2},
    {"EE", "Æ", 2}, {"Ä", "Æ", 2},  {"Z", "Æ", 3},  {"a", "å", 2},  {"8", "å", 2},  {"&", "å", 2},  {"é", "å", 2},  {"ä", "å", 2},
    {"â", "å", 2},  {"à", "å", 2},  {"á", "å", 2},  {"ã", "å", 2},  {"d", "å", 2},  {"4", "å", 2},  {"aa", "å", 3}, {"3", "å", 3},
    {"A", "Å", 2},  {"Ä", "Å", 2},  {"Aa", "Å", 3}, {"AA", "Å", 3}, {"I", "l", 2},  {"1", "l", 2},  {"|", "l", 2},  {"1", "i", 3},
    {"a", "ø", 4},  {"e", "ø", 4},  {"g@", "ø", 2}, {"ez", "æ", 3}, {"éa", "å", 3}, {"E", "Æ", 2},  {"A", "Æ", 3},  {"0", "o", 2},
    {"i", "l", 3},  {"|", "i", 3},  {"l", "i", 3},  {"ﬁ", "fi", 2}, {"ﬂ", "fl", 2}, {"ﬀ", "ff", 2}, {"m", "rn", 3}, {"rn", "m", 3},
};
enum { CONFUSION_COUNT = sizeof confusions / sizeof *confusions };

struct readings {
  struct ocr_reading at[READINGS_MAX];
  size_t count;
  struct str good;
};

struct ocr {
  struct arena *arena;
  struct lexicon *lexicon;
  struct map learnt;  /* lower case → itself */
  struct map answers; /* → struct readings */
  uint64_t known;     /* of what the answers depend on besides the dictionary */
};

struct ocr *ocr_new(struct arena *arena, struct lexicon *lexicon) {
  struct ocr *ocr = arena_alloc(arena, sizeof *ocr);
  *ocr = (struct ocr){.arena = arena, .lexicon = lexicon};
  map_init(&ocr->learnt, arena);
  map_init(&ocr->answers, arena);
  ocr->known = FNV_START;
  for (size_t i = 0; i < CONFUSION_COUNT; i++) {
    ocr->known = fnv(fnv(ocr->known, str_from(confusions[i].seen)), str_from(confusions[i].meant));
    ocr->known = fnv_byte(ocr->known, (unsigned char)confusions[i].cost);
  }
  return ocr;
}

void ocr_learn(struct ocr *ocr, struct str word) {
  if (map_get(&ocr->learnt, word) == NULL) ocr->known += fnv(FNV_START, word); /* in any order */
  map_put(&ocr->learnt, str_copy(ocr->arena, word), ocr);
}

/* ---- trying ---- */

struct trial {
  struct ocr *ocr;
  struct str word;
  unsigned cost; /* that all confusions taken back are to have together */
  char text[2 * BYTES_MAX];
  unsigned asked;
  unsigned steps;
  struct readings found;
};

static void enter(struct trial *trial, struct ocr_reading reading) {
  struct readings *found = &trial->found;
  for (size_t i = 0; i < found->count; i++) {
    if (str_equal(found->at[i].word, reading.word)) return;
  }
  if (found->count == READINGS_MAX) return;
  reading.word = str_copy(trial->ocr->arena, reading.word);
  found->at[found->count++] = reading;
}

/* Lower case of Latin letters, which is all that is confused. */
static struct str lower(struct str text, char *out) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char byte = (unsigned char)text.at[i];
    bool is_wide = i > 0 && text.at[i - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97; /* À to Þ, without × */
    out[i] = (char)(is_wide || (byte >= 'A' && byte <= 'Z') ? byte + 0x20 : byte);
  }
  return (struct str){out, text.len};
}

static void ask(struct trial *trial, struct str text) {
  struct ocr *ocr = trial->ocr;
  if (trial->asked == ASKED_MAX) return;
  trial->asked++;
  struct ocr_reading reading = {text, trial->cost, false};
  char lowered[sizeof trial->text];
  if (map_get(&ocr->learnt, lower(text, lowered)) != NULL) {
    enter(trial, reading);
  } else if (lexicon_spells(ocr->lexicon, text)) {
    reading.is_compound = word_is_compound(lexicon_word(ocr->lexicon, text));
    if (!reading.is_compound || text_character_count(text) >= COMPOUND_LETTERS) enter(trial, reading);
  }
}

static bool stands_at(struct str word, size_t at, const char *seen, size_t len) {
  return len <= word.len - at && memcmp(word.at + at, seen, len) == 0;
}

/* Writes the rest of the word in every way that costs just `left` more. As deep as the word is long. */
static void write_rest(struct trial *trial, size_t at, size_t written, unsigned left) {
  if (trial->steps++ >= STEPS_MAX || trial->asked == ASKED_MAX) return;
  if (at == trial->word.len) {
    if (left == 0) ask(trial, (struct str){trial->text, written});
    return;
  }
  for (size_t i = 0; i < CONFUSION_COUNT && left > 0; i++) {
    const struct confusion *confusion = &confusions[i];
    size_t seen = strlen(confusion->seen);
    if (confusion->cost > left || !stands_at(trial->word, at, confusion->seen, seen)) continue;
    size_t meant = strlen(confusion->meant);
    memcpy(trial->text + written, confusion->meant, meant);
    write_rest(trial, at + seen, written + meant, left - confusion->cost);
  }
  size_t next = at;
  utf8_next(trial->word, &next);
  memcpy(trial->text + written, trial->word.at + at, next - at);
  write_rest(trial, next, written + (next - at), left);
}

static bool is_before(const struct ocr_reading *a, const struct ocr_reading *b) {
  if (a->is_compound != b->is_compound && (a->cost > b->cost ? a->cost - b->cost : b->cost - a->cost) <= COST_BEYOND) return b->is_compound;
  return a->cost < b->cost;
}

static void put_in_order(struct readings *found) {
  for (size_t i = 1; i < found->count; i++) {
    for (size_t j = i; j > 0 && is_before(&found->at[j], &found->at[j - 1]); j--) {
      struct ocr_reading swapped = found->at[j];
      found->at[j] = found->at[j - 1];
      found->at[j - 1] = swapped;
    }
  }
}

/* A listed word is better than a compound at the same price; of two of a kind neither is good. */
static void judge(struct readings *found) {
  if (found->count == 0) return;
  const struct ocr_reading *first = &found->at[0];
  for (size_t i = 1; i < found->count; i++) {
    const struct ocr_reading *other = &found->at[i];
    if (other->cost <= first->cost && other->is_compound == first->is_compound) return;
  }
  found->good = first->word;
}

/* ---- answers, kept ---- */

/* First what they depend on, then a line for each reading: "6 c børnenes", c for a compound. */
static void note(struct ocr *ocr, struct str word, const struct readings *found) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_format(&text, "%016" PRIx64 "\n", ocr->known);
  for (size_t i = 0; i < found->count; i++) {
    const struct ocr_reading *reading = &found->at[i];
    buf_format(&text, "%u %c %.*s\n", reading->cost, reading->is_compound ? 'c' : 'l', STR_ARG(reading->word));
  }
  lexicon_note(ocr->lexicon, word, buf_str(&text));
  buf_release(&text);
}

static bool recall(struct ocr *ocr, struct str word, struct readings *found) {
  struct str text, line;
  char known[17];
  if (!lexicon_recall(ocr->lexicon, word, &text) || !str_split(&text, '\n', &line)) return false;
  snprintf(known, sizeof known, "%016" PRIx64, ocr->known);
  if (!str_is(line, known)) return false;
  while (str_split(&text, '\n', &line)) {
    if (line.len < 5 || found->count == READINGS_MAX) continue;
    struct ocr_reading reading = {str_slice(line, 4, line.len), (unsigned)(line.at[0] - '0'), line.at[2] == 'c'};
    found->at[found->count++] = reading;
  }
  judge(found);
  return true;
}

static void look_into(struct ocr *ocr, struct str word, struct readings *found) {
  struct trial trial = {.ocr = ocr, .word = word};
  unsigned last = word.len <= BYTES_MAX ? COST_MAX : 0;
  for (trial.cost = 2; trial.cost <= last; trial.cost++) {
    size_t before = trial.found.count;
    write_rest(&trial, 0, 0, trial.cost);
    if (before == 0 && trial.found.count > 0 && trial.cost + COST_BEYOND < last) last = trial.cost + COST_BEYOND;
  }
  put_in_order(&trial.found);
  judge(&trial.found);
  *found = trial.found;
}

static const struct readings *answer(struct ocr *ocr, struct str word) {
  const struct readings *known = map_get(&ocr->answers, word);
  if (known != NULL) return known;
  struct readings found = {.count = 0};
  if (!recall(ocr, word, &found)) {
    look_into(ocr, word, &found);
    note(ocr, word, &found);
  }
  const struct readings *kept = arena_copy(ocr->arena, &found, sizeof found);
  map_put(&ocr->answers, str_copy(ocr->arena, word), (void *)kept);
  return kept;
}

const struct ocr_reading *ocr_readings(struct ocr *ocr, struct str word, size_t *count) {
  const struct readings *found = answer(ocr, word);
  *count = found->count;
  return found->at;
}

struct str ocr_good_reading(struct ocr *ocr, struct str word) {
  return answer(ocr, word)->good;
}
