#include "review/spelling.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/lexicon.h"
#include "relate/phrase.h"
#include "relate/termset.h"

enum {
  LETTERS_MIN = 5, /* shorter words are like too many others */
  LETTERS_LONG = 8,
  BYTES_MAX = 60,
  ASKED_MAX = 1000, /* questions to the dictionary for its suggestions, which take it long */
};

struct likely {
  struct str word;
  struct likely *next;
};

struct spelling {
  struct arena *arena;
  const struct termset *set;
  struct lexicon *lexicon;
  struct map by_key;  /* → struct likely */
  struct map checked; /* words that were asked for → struct likely, none where the dictionary knows the word or nothing is like it */
  unsigned asked_count;
};

/* ---- keys ---- */

typedef void key_sink(void *context, struct str key);

static size_t squeeze(struct str word, char *out) {
  size_t len = 0;
  for (size_t i = 0; i < word.len; i++) {
    bool is_double = i > 0 && word.at[i] == word.at[i - 1] && (unsigned char)word.at[i] < 0x80;
    if (!is_double) out[len++] = word.at[i];
  }
  return len;
}

static void make_keys(struct str word, key_sink *sink, void *context) {
  char squeezed[BYTES_MAX];
  char key[BYTES_MAX];
  size_t len = squeeze(word, squeezed);
  struct str whole = {squeezed, len};
  sink(context, whole);
  for (size_t at = 0; at < len;) {
    size_t next = at;
    utf8_next(whole, &next);
    memcpy(key, squeezed, at);
    memcpy(key + at, squeezed + next, len - next);
    sink(context, (struct str){key, len - (next - at)});
    at = next;
  }
}

static bool is_plain(struct str word) {
  static const char odd[] = "0123456789-'._@";
  for (size_t i = 0; i < word.len; i++) {
    if (word.at[i] == '\0' || strchr(odd, word.at[i]) != NULL) return false;
  }
  return word.len <= BYTES_MAX && text_character_count(word) >= LETTERS_MIN;
}

struct entering {
  struct spelling *spelling;
  struct str word;
};

static void enter_key(void *context, struct str key) {
  const struct entering *entering = context;
  struct spelling *spelling = entering->spelling;
  struct likely *likely = arena_alloc(spelling->arena, sizeof *likely);
  likely->word = entering->word;
  struct likely *first = map_get(&spelling->by_key, key);
  if (first == NULL) {
    map_put(&spelling->by_key, str_copy(spelling->arena, key), likely);
  } else if (!str_equal(first->word, likely->word) && (first->next == NULL || !str_equal(first->next->word, likely->word))) {
    likely->next = first->next;
    first->next = likely;
  }
}

struct spelling *spelling_new(struct arena *arena, const struct termset *set, struct lexicon *lexicon) {
  struct spelling *spelling = arena_alloc(arena, sizeof *spelling);
  *spelling = (struct spelling){.arena = arena, .set = set, .lexicon = lexicon};
  map_init(&spelling->by_key, arena);
  map_init(&spelling->checked, arena);
  for (size_t i = 0; i < set->words.count; i++) {
    struct entering entering = {spelling, set->words.items[i].key};
    if (is_plain(entering.word)) make_keys(entering.word, enter_key, &entering);
  }
  return spelling;
}

/* ---- what a word may be meant for ---- */

#define LIKELY_MAX 64 /* forms of terms that are looked at for one word */

struct gathering {
  const struct spelling *spelling;
  struct str word;
  struct str found[LIKELY_MAX];
  size_t count;
};

/* Misspelt words begin as they should. */
static bool is_near(struct str word, struct str term) {
  size_t at = 0;
  utf8_next(term, &at);
  bool begins_alike = word.len >= at && memcmp(word.at, term.at, at) == 0;
  size_t limit = text_character_count(word) >= LETTERS_LONG ? 2 : 1;
  return begins_alike && str_distance(word, term, limit) <= limit;
}

static void gather(void *context, struct str key) {
  struct gathering *gathering = context;
  const struct likely *likely = map_get(&gathering->spelling->by_key, key);
  for (; likely != NULL && gathering->count < LIKELY_MAX; likely = likely->next) {
    bool is_there = false;
    for (size_t i = 0; i < gathering->count && !is_there; i++) is_there = str_equal(gathering->found[i], likely->word);
    if (!is_there && is_near(gathering->word, likely->word)) gathering->found[gathering->count++] = likely->word;
  }
}

static const struct likely *find_likely(struct spelling *spelling, struct str word) {
  struct gathering gathering = {.spelling = spelling, .word = word};
  make_keys(word, gather, &gathering);
  struct likely *first = NULL;
  if (gathering.count == 0 || lexicon_word(spelling->lexicon, word)->is_known) return NULL;
  for (size_t i = gathering.count; i > 0; i--) {
    struct likely *likely = arena_alloc(spelling->arena, sizeof *likely);
    *likely = (struct likely){gathering.found[i - 1], first};
    first = likely;
  }
  return first;
}

/* ---- in a text ---- */

/* True when a term stands there if word number `at` is read as `word`. */
static bool completes(const struct spelling *spelling, const struct passage *passage, size_t first, size_t at, unsigned word) {
  unsigned place = 0;
  for (size_t i = first; i < passage->count && i < first + PHRASE_WORDS_MAX; i++) {
    if (i > first && !passage->words[i].token.is_adjacent) return false;
    unsigned number = i == at ? word : termset_word(spelling->set, passage->words[i].token.word);
    place = number != 0 ? termset_step(spelling->set, place, number) : 0;
    if (place == 0) return false;
    const struct meaning *meaning = i >= at ? termset_meaning(spelling->set, place) : NULL;
    if (meaning != NULL && meaning->concept != NULL && !meaning->is_refused) return true;
  }
  return false;
}

static bool makes_term(const struct spelling *spelling, const struct passage *passage, size_t at, struct str word) {
  unsigned number = termset_word(spelling->set, word);
  size_t first = at >= PHRASE_WORDS_MAX - 1 ? at - (PHRASE_WORDS_MAX - 1) : 0;
  for (; first <= at; first++) {
    if (completes(spelling, passage, first, at, number)) return true;
  }
  return false;
}

/* The dictionary's opinion is asked for where several forms of a term are as near, and so often only. */
static bool is_likelier(struct spelling *spelling, struct str word, struct str one, struct str other) {
  if (spelling->asked_count == ASKED_MAX) return str_compare(one, other) < 0;
  spelling->asked_count++;
  size_t count;
  const struct str *suggestions = lexicon_suggestions(spelling->lexicon, word, &count);
  for (size_t i = 0; i < count; i++) {
    if (str_equal(suggestions[i], one)) return true;
    if (str_equal(suggestions[i], other)) return false;
  }
  return str_compare(one, other) < 0;
}

static struct str best_of(struct spelling *spelling, const struct passage *passage, size_t at, const struct likely *likely) {
  struct str word = passage->words[at].token.word;
  struct str best = {NULL, 0};
  size_t best_distance = SIZE_MAX;
  for (; likely != NULL; likely = likely->next) {
    if (!makes_term(spelling, passage, at, likely->word)) continue;
    size_t distance = str_distance(word, likely->word, 2);
    if (distance > best_distance) continue;
    if (distance == best_distance && !is_likelier(spelling, word, likely->word, best)) continue;
    best = likely->word;
    best_distance = distance;
  }
  return best;
}

/* Names have capitals inside a sentence, and what others wrote is quoted as it is. */
static bool is_checked(const struct passage *passage, const struct passage_word *word) {
  bool is_name = word->token.letters == LETTERS_UPPER || (word->token.letters == LETTERS_CAPITAL && !word->token.begins_sentence);
  return !word->is_term && !word->is_closed && !passage->is_quoted && !is_name && is_plain(word->token.word);
}

static const struct likely *likely_of(struct spelling *spelling, struct str word) {
  static const struct likely none = {{NULL, 0}, NULL};
  const struct likely *known = map_get(&spelling->checked, word);
  if (known != NULL) return known->word.len > 0 ? known : NULL;
  const struct likely *likely = find_likely(spelling, word);
  map_put(&spelling->checked, str_copy(spelling->arena, word), (void *)(likely != NULL ? likely : &none));
  return likely;
}

void spelling_check(struct spelling *spelling, const struct passage *passage, bool *told, struct diags *diags) {
  for (size_t i = 0; i < passage->count; i++) {
    const struct passage_word *word = &passage->words[i];
    if (told[i] || !is_checked(passage, word)) continue;
    struct str best = best_of(spelling, passage, i, likely_of(spelling, word->token.word));
    struct str written = str_slice(buf_str(&passage->running->text), word->token.start, word->token.end);
    if (best.len == 0) continue;
    told[i] = true;
    diags_suggest(diags, DIAG_TERM_MISSPELT, passage_place(passage, i, i), written, (struct str){0}, best);
  }
}
