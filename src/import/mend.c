#include "import/mend.h"

#include <math.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "import/common_words.h"
#include "import/confusion.h"
#include "read/lexicon.h"
#include "read/ocr.h"

#define NO_TEXT ((struct str){0})

enum { DEEPER_MAX = 3, CANDIDATES_MAX = 12, FORM_SHAPES_MAX = 3, FORM_BYTES = 60, LETTERS_WANTED = 200, TICK_WORDS = 100 };

/* Bits by which one reading must lead another to be taken for it; and to be taken for a word that is right as it stands. */
#define LEAD 3.0
#define LEAD_OVER_KNOWN 4.0
#define PART_BEHIND "område" /* what many compounds end in */
#define NEAR 1.0             /* a word as it stands that leads by less is told of */

/* Rates in a million words of what is not in the list of common words. */
#define RATE_LISTED 2.0
#define RATE_COMPOUND 0.3
#define RATE_UNKNOWN 0.02
#define PART_RATE 10.0   /* of a compound's last part, that doubles the compound's */
#define RARE_SHARE 0.002 /* of a letter, that is misread so: rarer ones are not thought of */
#define SEEN_HERE 0.5    /* of a word's rate in this document that counts */

struct candidate {
  struct str word;
  bool is_compound;
  double score; /* bits */
};

/* A word as it was read, wherever it stands. */
struct form {
  struct str seen;
  bool is_known;
  size_t count;
  struct str good;
  struct str first_part; /* what it may be as a compound's beginning; empty for nothing */
  struct candidate candidates[CANDIDATES_MAX];
  size_t candidate_count;
};

struct occurrence {
  struct node *node;
  size_t start;
  size_t end;
  bool is_after_comma;
  struct form *form;
};

struct mender {
  struct draft *draft;
  struct arena *arena;
  struct lexicon *lexicon;
  struct ocr *ocr;
  struct map common;
  struct map forms; /* by the word as it was read */
  struct map sure;  /* lower case → size_t: words of this document that are beyond doubt */
  struct confusions confusions;
  struct occurrence *occurrences;
  size_t count;
  size_t capacity;
};

bool mend_is_wanted(const struct str *texts, size_t count) {
  size_t letters = 0;
  size_t danish = 0;
  for (size_t i = 0; i < count; i++) {
    for (size_t at = 0; at < texts[i].len; at++) {
      letters += ascii_is_letter(texts[i].at[at]);
      danish += confusions_letter(texts[i], at) < 3;
    }
  }
  return letters >= LETTERS_WANTED && danish * 60 < letters; /* as a rule it is every 30th */
}

/* ---- words ---- */

static bool is_word_sign(uint32_t point) {
  return text_is_word_part(point) || point == '&' || point == '@' || point == 0xA2 || point == '|';
}

static bool has_letter(struct str word) {
  for (size_t at = 0; at < word.len;) {
    uint32_t point = utf8_next(word, &at);
    if (text_is_word_part(point) && !(point >= '0' && point <= '9')) return true;
  }
  return false;
}

/* `is_first_part`: a hyphen or a stroke follows, as in "leder- og": such a word is known when a compound can begin with it. */
static struct form *find_form(struct mender *mender, struct str seen, bool is_first_part) {
  struct form *form = map_get(&mender->forms, seen);
  if (form == NULL) {
    form = arena_alloc(mender->arena, sizeof *form);
    form->seen = str_copy(mender->arena, seen);
    form->is_known = lexicon_spells(mender->lexicon, seen);
    struct str whole = str_join(mender->arena, seen, STR(PART_BEHIND));
    if (!form->is_known && is_first_part) form->is_known = lexicon_spells(mender->lexicon, whole);
    struct str good = !form->is_known && is_first_part ? ocr_good_reading(mender->ocr, whole) : NO_TEXT;
    if (str_ends(good, PART_BEHIND)) form->first_part = str_slice(good, 0, good.len - strlen(PART_BEHIND));
    map_put(&mender->forms, form->seen, form);
  }
  return form;
}

/* A stroke that stands alone is the word "I". */
static struct str with_capital_i(struct mender *mender, struct str text, size_t at) {
  char *bytes = arena_copy(mender->arena, text.at, text.len);
  bytes[at] = 'I';
  draft_tell(mender->draft, EVENT_MENDED, NULL, STR("|"), STR("I"));
  return (struct str){bytes, text.len};
}

static void collect_of(struct mender *mender, struct node *node) {
  struct str text = node->as.leaf.text;
  for (size_t at = 0; at < text.len;) {
    size_t start = at;
    size_t end = at;
    while (at < text.len && is_word_sign(utf8_next(text, &at))) end = at;
    struct str word = str_slice(text, start, end);
    if (str_is(word, "|") && mender->draft->is_damaged) text = node->as.leaf.text = with_capital_i(mender, text, start);
    word = str_slice(text, start, end);
    if (end == start || !has_letter(word)) continue;
    bool is_first_part = end < text.len && (text.at[end] == '-' || text.at[end] == '/');
    struct form *form = find_form(mender, word, is_first_part);
    form->count++;
    mender->occurrences = arena_grow(mender->arena, mender->occurrences, mender->count, &mender->capacity, sizeof *mender->occurrences);
    bool is_after_comma = str_ends(str_trim(str_slice(text, 0, start)), ",");
    mender->occurrences[mender->count++] = (struct occurrence){node, start, end, is_after_comma, form};
  }
}

static void collect(struct mender *mender) {
  for (struct node *node = mender->draft->root; node != NULL; node = node_next(node, mender->draft->root)) {
    if (node->type == NODE_TEXT) collect_of(mender, node);
  }
}

static bool has_danish(struct str word) {
  for (size_t i = 0; i < word.len; i++) {
    if (confusions_letter(word, i) < 3) return true;
  }
  return false;
}

/* Of what the dictionary makes of parts; not of what it lists. */
static bool is_compound(const struct mender *mender, struct str word) {
  return word_is_compound(lexicon_word(mender->lexicon, word));
}

/* ---- what the document says of itself ---- */

static void count_sure(struct mender *mender, struct str word, size_t times) {
  struct str lower = text_lower(mender->arena, word);
  size_t *count = map_get(&mender->sure, lower);
  if (count == NULL) {
    count = arena_alloc(mender->arena, sizeof *count);
    map_put(&mender->sure, lower, count);
  }
  *count += times;
}

static void learn(struct mender *mender) {
  confusions_init(&mender->confusions);
  for (size_t i = 0; i < mender->forms.count; i++) {
    struct form *form = mender->forms.items[i].value;
    if (form->is_known) {
      confusions_learn_right(&mender->confusions, form->seen, form->count);
      if (has_danish(form->seen)) count_sure(mender, form->seen, form->count);
      continue;
    }
    form->good = form->first_part.len > 0 ? form->first_part : ocr_good_reading(mender->ocr, form->seen);
    if (form->good.len == 0) continue;
    confusions_learn(&mender->confusions, form->seen, form->good, form->count);
    count_sure(mender, form->good, form->count);
  }
}

/* ---- candidates ---- */

/* Never only another case. */
static void add_candidate(struct form *form, struct str word, bool is_compound) {
  if (word.len == form->seen.len && word.len > 0 && ascii_lower(word.at[0]) == ascii_lower(form->seen.at[0]) &&
      memcmp(word.at + 1, form->seen.at + 1, word.len - 1) == 0) {
    return;
  }
  for (size_t i = 0; i < form->candidate_count; i++) {
    if (str_equal(form->candidates[i].word, word)) return;
  }
  if (form->candidate_count < CANDIDATES_MAX) form->candidates[form->candidate_count++] = (struct candidate){word, is_compound, 0};
}

/* A reading in the case of the word as it was read. */
static struct str in_case_of(struct mender *mender, struct str seen, struct str word) {
  bool is_capital = seen.len > 0 && seen.at[0] >= 'A' && seen.at[0] <= 'Z';
  if (!is_capital) return word;
  size_t letter = confusions_letter(word, 0);
  static const char *const capitals[] = {"Æ", "Ø", "Å"};
  if (letter < 3) return str_join(mender->arena, str_from(capitals[letter]), str_slice(word, 2, word.len));
  char first = word.at[0] >= 'a' && word.at[0] <= 'z' ? (char)(word.at[0] - 'a' + 'A') : word.at[0];
  return str_format(mender->arena, "%c%.*s", first, (int)word.len - 1, word.at + 1);
}

struct spoiling {
  struct mender *mender;
  struct str word;
  char text[FORM_BYTES];
};

static void offer(const struct spoiling *spoiling, size_t len) {
  struct mender *mender = spoiling->mender;
  char text[FORM_BYTES];
  memcpy(text, spoiling->text, len);
  for (int is_capital = 0; is_capital < 2; is_capital++) {
    if (is_capital == 1 && text[0] >= 'a' && text[0] <= 'z') text[0] = (char)(text[0] - 'a' + 'A');
    struct form *form = map_get(&mender->forms, (struct str){text, len});
    if (form != NULL && !str_equal(form->seen, spoiling->word)) add_candidate(form, in_case_of(mender, form->seen, spoiling->word), false);
  }
}

/* Every form that the word may have been misread to, by what this document shows; `left` of its letters may still be misread. */
static void spoil(struct spoiling *spoiling, size_t at, size_t len, unsigned left) {
  if (len + 4 > FORM_BYTES) return;
  if (at == spoiling->word.len) {
    offer(spoiling, len);
    return;
  }
  size_t letter = confusions_letter(spoiling->word, at);
  size_t next = at;
  utf8_next(spoiling->word, &next);
  memcpy(spoiling->text + len, spoiling->word.at + at, next - at);
  if (letter == 3 || left == 0) {
    spoil(spoiling, next, len + (next - at), left);
    return;
  }
  const struct confusions *confusions = &spoiling->mender->confusions;
  for (size_t i = 0; i < confusions->of[letter].count; i++) {
    if (confusions_share(confusions, letter, i) < RARE_SHARE) continue;
    size_t shape = strlen(confusions->of[letter].shapes[i].seen);
    memcpy(spoiling->text + len, confusions->of[letter].shapes[i].seen, shape);
    spoil(spoiling, next, len + shape, left - 1);
  }
}

static void spoil_word(struct mender *mender, struct str word) {
  struct spoiling spoiling = {.mender = mender, .word = word};
  size_t letters = 0;
  for (size_t i = 0; i < word.len; i++) letters += confusions_letter(word, i) < 3;
  if (letters > 0 && letters <= FORM_SHAPES_MAX && word.len < FORM_BYTES / 2) spoil(&spoiling, 0, 0, FORM_SHAPES_MAX);
}

/* A reading may still hold a misread letter that makes another word of it: læringsmalene. */
static void add_readings_of(struct mender *mender, struct form *form, struct str word) {
  size_t count;
  const struct ocr_reading *readings = ocr_readings(mender->ocr, word, &count);
  for (size_t i = 0; i < count; i++) add_candidate(form, readings[i].word, readings[i].is_compound);
}

static void find_candidates(struct mender *mender) {
  struct str word;
  for (size_t at = 0; common_words_next_danish(&mender->common, &at, &word);) spoil_word(mender, word);
  for (size_t i = 0; i < mender->sure.count; i++) spoil_word(mender, mender->sure.items[i].key);
  for (size_t i = 0; i < mender->forms.count; i++) {
    if (i % TICK_WORDS == 0) draft_tick(mender->draft);
    struct form *form = mender->forms.items[i].value;
    size_t count;
    if (form->first_part.len > 0) add_candidate(form, form->first_part, false);
    if (form->is_known && !is_compound(mender, form->seen)) continue; /* only what is common or stands here may be meant instead */
    const struct ocr_reading *readings = ocr_readings(mender->ocr, form->seen, &count);
    for (size_t j = 0; j < count; j++) add_candidate(form, readings[j].word, readings[j].is_compound);
    for (size_t j = 0; j < count && j < DEEPER_MAX; j++) add_readings_of(mender, form, readings[j].word);
  }
}

/* ---- judging ---- */

/* The part is a lemma: a stem that the compound's end begins like. */
static bool ends_like(struct str word, struct str part) {
  size_t at = word.len;
  for (size_t longest = part.len + 5; at > 0 && word.len - at < longest; at--) {
    if (word.len - at >= part.len && memcmp(word.at + at, part.at, part.len) == 0) return true;
  }
  return false;
}

/* A compound is as common as its last part makes it. */
static double rate_of_parts(const struct mender *mender, struct str word) {
  size_t count;
  double most = 0;
  if (!is_compound(mender, word)) return RATE_LISTED;
  const struct str *parts = lexicon_parts(mender->lexicon, word, &count);
  for (size_t i = 0; i < count; i++) {
    bool is_telling = parts[i].len > 3 && has_danish(parts[i]) && ends_like(word, parts[i]);
    double rate = is_telling ? common_words_rate(&mender->common, parts[i]) : 0;
    if (rate > most) most = rate;
  }
  return RATE_COMPOUND * (1 + most / PART_RATE);
}

static double rate_of(const struct mender *mender, struct str word, bool with_here) {
  struct str lower = text_lower(mender->arena, word);
  double rate = common_words_rate(&mender->common, lower);
  const size_t *here = map_get(&mender->sure, lower);
  if (rate == 0) rate = rate_of_parts(mender, word);
  if (with_here && here != NULL) rate += SEEN_HERE * 1e6 * (double)*here / (double)(mender->count + 200);
  return rate;
}

static void score(const struct mender *mender, struct form *form) {
  for (size_t i = 0; i < form->candidate_count; i++) {
    struct candidate *candidate = &form->candidates[i];
    double rate = rate_of(mender, candidate->word, true);
    candidate->score = log2(rate) - confusions_cost(&mender->confusions, form->seen, candidate->word);
    for (size_t j = i; j > 0 && form->candidates[j].score > form->candidates[j - 1].score; j--) {
      struct candidate swapped = form->candidates[j];
      form->candidates[j] = form->candidates[j - 1];
      form->candidates[j - 1] = swapped;
    }
  }
}

static double score_as_it_stands(const struct mender *mender, const struct form *form) {
  if (!form->is_known) return log2(RATE_UNKNOWN);
  return log2(rate_of(mender, form->seen, false));
}

/* Words whose best reading leads by far teach how letters were misread; then all are judged anew. */
static void learn_again(struct mender *mender) {
  confusions_init(&mender->confusions);
  for (size_t i = 0; i < mender->forms.count; i++) {
    struct form *form = mender->forms.items[i].value;
    double own = score_as_it_stands(mender, form);
    double second = form->candidate_count > 1 && form->candidates[1].score > own ? form->candidates[1].score : own;
    bool is_sure = form->candidate_count > 0 && form->candidates[0].score - second > LEAD_OVER_KNOWN;
    if (is_sure) confusions_learn(&mender->confusions, form->seen, form->candidates[0].word, form->count);
    if (!is_sure && form->is_known) confusions_learn_right(&mender->confusions, form->seen, form->count);
  }
  for (size_t i = 0; i < mender->forms.count; i++) score(mender, mender->forms.items[i].value);
}

/* ---- the words around ---- */

static struct str lower_at(const struct mender *mender, size_t at) {
  return at < mender->count ? text_lower(mender->arena, mender->occurrences[at].form->seen) : NO_TEXT;
}

static bool is_one_of(struct str word, const char *words) {
  struct str one;
  for (struct str rest = str_from(words); str_split(&rest, ' ', &one);) {
    if (str_equal(one, word)) return true;
  }
  return false;
}

/* Bits in favour of another word than the one that stands there: for the few pairs that are both common, by the words around. */
static double favour_change(const struct mender *mender, size_t at, struct str as_it_stands, struct str other) {
  struct str before = at > 0 ? lower_at(mender, at - 1) : NO_TEXT;
  if (str_is(as_it_stands, "barn") && str_is(other, "børn")) {
    if (is_one_of(before, "et ethvert hvert intet sit dit mit ens enkelt enkelte nyt andet det jeres vores")) return -6;
    if (is_one_of(
            before,
            "alle de mange flere fleste sma andre nogle to tre fire fem seks hundrede faerre feerre feerre ferre hvilke af til for med og"))
      return 6;
  }
  if (str_is(as_it_stands, "for") && str_is(other, "før")) {
    struct str after = lower_at(mender, at + 1);
    return mender->occurrences[at].is_after_comma && is_one_of(after, "vi man nogen de den det han hun barnet bgrnene eleven der") ? 2 : -6;
  }
  return 0;
}

/* ---- changing the text ---- */

/* Cuts the occurrence's word out of its text node: what stands before it stays in a node of its own. */
static struct node *isolate(struct mender *mender, size_t at) {
  struct occurrence *occurrence = &mender->occurrences[at];
  struct node *node = occurrence->node;
  struct str text = node->as.leaf.text;
  if (occurrence->start > 0) node_insert_before(node, draft_text(mender->draft, str_slice(text, 0, occurrence->start)));
  struct node *word = draft_text(mender->draft, str_slice(text, occurrence->start, occurrence->end));
  node_insert_before(node, word);
  size_t cut = occurrence->end;
  node->as.leaf.text = str_slice(text, cut, text.len);
  for (size_t i = at + 1; i < mender->count && mender->occurrences[i].node == node; i++) {
    mender->occurrences[i].start -= cut;
    mender->occurrences[i].end -= cut;
  }
  occurrence->node = word;
  return word;
}

/* A capital Ø that was read as a sign has no case of its own: it is one where a sentence begins. */
static struct str with_case(struct mender *mender, size_t at, struct str word) {
  const struct occurrence *occurrence = &mender->occurrences[at];
  struct str before = str_trim(str_slice(occurrence->node->as.leaf.text, 0, occurrence->start));
  bool is_first = before.len == 0 && occurrence->node->previous == NULL;
  bool begins = is_first || (before.len > 0 && strchr(".!?:", before.at[before.len - 1]) != NULL);
  bool is_sign = !ascii_is_letter(occurrence->form->seen.at[0]) && (unsigned char)occurrence->form->seen.at[0] < 0x80U;
  return begins && is_sign ? in_case_of(mender, STR("A"), word) : word;
}

static void change(struct mender *mender, size_t at, struct str word) {
  struct str seen = mender->occurrences[at].form->seen;
  word = with_case(mender, at, word);
  struct node *node = isolate(mender, at);
  node->as.leaf.text = word;
  draft_tell(mender->draft, EVENT_MENDED, node, seen, word);
}

static bool is_in_heading(const struct node *node) {
  while (node != NULL && node->type != NODE_HEADING) node = node->parent;
  return node != NULL;
}

/* Leaves a note behind the word; `word` is what stands there now. */
static void doubt(struct mender *mender, size_t at, struct str word, struct str other) {
  struct arena *arena = mender->arena;
  struct str seen = mender->occurrences[at].form->seen;
  struct node *node = isolate(mender, at);
  struct node *next = node->next;
  node->as.leaf.text = word;
  struct str what = str_equal(seen, word)
                        ? str_format(arena, "“%.*s” er måske “%.*s”", STR_ARG(seen), STR_ARG(other))
                        : str_format(arena, "“%.*s” er læst som “%.*s”, er måske “%.*s”", STR_ARG(seen), STR_ARG(word), STR_ARG(other));
  struct node *note = draft_note(mender->draft, what);
  if (next != NULL && !is_in_heading(node)) node_insert_before(next, note);
  draft_tell(mender->draft, EVENT_UNDECIDED, node,
             str_equal(seen, word) ? seen : str_format(arena, "%.*s: %.*s", STR_ARG(seen), STR_ARG(word)), other);
}

/* A word that stands there right may be misread from any rare one: that is no reason to doubt it. */
static bool has_evidence(const struct mender *mender, struct str seen, struct str word) {
  struct str lower = text_lower(mender->arena, word);
  if (common_words_rate(&mender->common, lower) > 0 || map_get(&mender->sure, lower) != NULL) return true;
  bool are_compounds = is_compound(mender, word) && is_compound(mender, seen);
  return are_compounds && rate_of_parts(mender, word) > 2 * RATE_COMPOUND;
}

static void settle(struct mender *mender, size_t at) {
  const struct form *form = mender->occurrences[at].form;
  double own = score_as_it_stands(mender, form);
  if (form->candidate_count == 0 || form->candidates[0].score < -40) {
    bool is_name = form->seen.at[0] >= 'A' && form->seen.at[0] <= 'Z';
    if (!form->is_known && !is_name && text_character_count(form->seen) > 2)
      draft_tell(mender->draft, EVENT_UNREAD, mender->occurrences[at].node, form->seen, NO_TEXT);
    return;
  }
  const struct candidate *best = &form->candidates[0];
  if (form->is_known && !has_evidence(mender, form->seen, best->word)) return;
  double second = form->candidate_count > 1 ? form->candidates[1].score : -99;
  if (!mender->occurrences[at].is_after_comma && is_one_of(text_lower(mender->arena, best->word), "får"))
    second -= LEAD; /* før begins a clause */
  double lead = best->score + favour_change(mender, at, text_lower(mender->arena, form->seen), text_lower(mender->arena, best->word)) - own;
  if (lead < (form->is_known ? -NEAR : 0)) return;
  if (form->is_known && lead < LEAD_OVER_KNOWN) {
    doubt(mender, at, form->seen, best->word);
  } else if (best->score - second < LEAD) {
    doubt(mender, at, best->word, form->candidates[1].word);
  } else {
    change(mender, at, best->word);
  }
}

void mend_words(struct draft *draft, struct lexicon *lexicon, struct ocr *ocr) {
  struct mender mender = {.draft = draft, .arena = draft->arena, .lexicon = lexicon, .ocr = ocr};
  common_words_load(&mender.common, draft->arena);
  map_init(&mender.forms, draft->arena);
  map_init(&mender.sure, draft->arena);
  collect(&mender);
  learn(&mender);
  find_candidates(&mender);
  for (size_t i = 0; i < mender.forms.count; i++) score(&mender, mender.forms.items[i].value);
  learn_again(&mender);
  for (size_t i = 0; i < mender.count; i++) settle(&mender, i);
}
