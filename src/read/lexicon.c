#include "read/lexicon.h"

#include <hunspell/hunspell.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/store.h"
#include "base/text.h"
#include "read/compound.h"
#include "read/dictionary.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
enum { WORD_MAX = 100, READINGS_MAX = 16, LIST_MAX = 10 };

struct lexicon {
  struct arena *arena;
  struct arena *scratch; /* for one question */
  struct dictionary dictionary;
  struct str version;
  struct map words; /* → struct word */
  struct map lists; /* → struct list: of parts, of suggestions */
  struct store store;
  Hunhandle *hunspell; /* NULL until a word is asked for that the store does not have */
  struct charset *charset;
};

struct list {
  struct str at[LIST_MAX];
  size_t count;
};

struct lexicon *lexicon_open(struct str language, const char *cache_folder, struct diags *diags) {
  struct arena *arena = arena_new();
  struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
  lexicon->arena = arena;
  lexicon->scratch = arena_new();
  struct str digest = NO_TEXT;
  if (dictionary_find(arena, language, &lexicon->dictionary)) digest = dictionary_digest(arena, &lexicon->dictionary, cache_folder);
  if (digest.len == 0) {
    diags_add_path(diags, DIAG_DICTIONARY_MISSING, NO_TEXT, str_format(arena, "hunspell-%.*s", STR_ARG(language)), NO_TEXT);
    arena_free(lexicon->scratch);
    arena_free(arena);
    return NULL;
  }
  lexicon->version = str_format(arena, "%.*s %.*s", STR_ARG(lexicon->dictionary.name), STR_ARG(digest));
  struct str kind = str_format(arena, "spor lexicon %s %.*s\n", SPOR_VERSION, STR_ARG(lexicon->version));
  store_open(&lexicon->store, arena, cache_folder, "lexicon.bin", kind);
  map_init(&lexicon->words, arena);
  map_init(&lexicon->lists, arena);
  return lexicon;
}

void lexicon_save(const struct lexicon *lexicon) {
  if (lexicon != NULL) store_save(&lexicon->store);
}

void lexicon_close(struct lexicon *lexicon) {
  if (lexicon == NULL) return;
  lexicon_save(lexicon);
  if (lexicon->hunspell != NULL) Hunspell_destroy(lexicon->hunspell);
  charset_close(lexicon->charset);
  arena_free(lexicon->scratch);
  arena_free(lexicon->arena);
}

struct str lexicon_version(const struct lexicon *lexicon) {
  return lexicon->version;
}

static Hunhandle *load(struct lexicon *lexicon) {
  if (lexicon->hunspell != NULL) return lexicon->hunspell;
  lexicon->hunspell = Hunspell_create(lexicon->dictionary.affixes, lexicon->dictionary.words);
  lexicon->charset = charset_open(Hunspell_get_dic_encoding(lexicon->hunspell));
  return lexicon->hunspell;
}

/* ---- reading Hunspell's analyses ---- */

/* What the Danish dictionary calls its affixes, and what that says of the form. Consonants doubled before an ending and words at the end
 * of a compound say nothing of it. */
static unsigned form_of_tag(struct str tag) {
  static const struct {
    const char *tag;
    unsigned form;
  } tags[] = {
      {"BESTEMT_ENTAL", FORM_DEFINITE},
      {"PLUR_BEK", FORM_PLURAL | FORM_DEFINITE},
      {"PLUR_UBEK", FORM_PLURAL},
      {"GENITIV", FORM_GENITIVE},
      {"KOMPARATIV", FORM_COMPARED},
      {"SUPERLATIV", FORM_COMPARED},
      {"SUPERLATIV_PLURALIS", FORM_COMPARED},
      {"NUTID", FORM_VERB},
      {"DATID", FORM_VERB},
      {"IMPERATIV", FORM_VERB},
      {"PASSIV", FORM_VERB},
      {"PERF_PART", FORM_VERB},
      {"SENS_PART", FORM_VERB},
  };
  for (size_t i = 0; i < LENGTH(tags); i++) {
    if (str_is(tag, tags[i].tag)) return tags[i].form;
  }
  return 0;
}

struct readings {
  struct lexicon *lexicon;
  struct str word;    /* lower case */
  size_t part_length; /* of the compound's last part, as written; 0 for none */
  struct reading at[READINGS_MAX];
  size_t count;
  bool is_open; /* the last reading may still get tags */
  bool is_bent; /* and has one that changes the word */
};

static struct str lemma_of(struct readings *readings, struct str stem, size_t *prefix) {
  *prefix = readings->part_length > 0 && readings->part_length < readings->word.len ? readings->word.len - readings->part_length : 0;
  return str_join(readings->lexicon->arena, str_slice(readings->word, 0, *prefix), stem);
}

static void end_reading(struct readings *readings) {
  if (!readings->is_open) return;
  readings->is_open = false;
  struct reading *last = &readings->at[readings->count - 1];
  if (!readings->is_bent && str_equal(last->lemma, readings->word)) last->form |= FORM_BASE;
  for (size_t i = 0; i + 1 < readings->count; i++) {
    const struct reading *other = &readings->at[i];
    if (!str_equal(other->lemma, last->lemma) || other->form != last->form || other->prefix != last->prefix) continue;
    readings->count--;
    return;
  }
}

/* One field: "st:fællesskab" begins a reading, "pa:fællesskaberne" tells the last part of a compound, "+PLUR_BEK" the form. */
static void take_field(struct readings *readings, struct str field) {
  if (str_starts(field, "pa:")) {
    end_reading(readings);
    readings->part_length = field.len - 3;
  } else if (str_starts(field, "st:")) {
    end_reading(readings);
    if (readings->count == READINGS_MAX) readings->count--;
    struct reading *reading = &readings->at[readings->count++];
    *reading = (struct reading){.form = 0};
    struct str stem = str_slice(field, 3, field.len);
    bool is_name = !str_equal(text_lower(readings->lexicon->arena, stem), stem);
    if (is_name) readings->part_length = 0;
    reading->lemma = lemma_of(readings, stem, &reading->prefix);
    if (is_name) reading->form |= FORM_BASE;
    readings->is_open = true;
    readings->is_bent = false;
  } else if (str_starts(field, "+") && readings->is_open) {
    struct str tag = str_slice(field, 1, field.len);
    readings->at[readings->count - 1].form |= form_of_tag(tag);
    if (!str_is(tag, "ORD_SIDST")) readings->is_bent = true;
  }
}

static void take_analysis(struct readings *readings, struct str analysis) {
  struct str field;
  readings->part_length = 0;
  while (str_split(&analysis, ' ', &field)) {
    if (field.len > 0) take_field(readings, field);
  }
  end_reading(readings);
}

static void analyse(struct lexicon *lexicon, const char *encoded, struct readings *readings) {
  char **list = NULL;
  int count = Hunspell_analyze(lexicon->hunspell, &list, encoded);
  for (int i = 0; i < count; i++) take_analysis(readings, charset_decode(lexicon->charset, lexicon->arena, str_from(list[i])));
  Hunspell_free_list(lexicon->hunspell, &list, count);
}

/* ---- answers, kept ---- */

/* A line each: "+" for a known word, "r form prefix lemma". */
static void keep(struct lexicon *lexicon, struct str key, const struct word *word) {
  struct buf lines;
  buf_init(&lines, BUF_LIMIT_DEFAULT);
  if (word->is_known) buf_add_zero(&lines, "+\n");
  for (size_t i = 0; i < word->reading_count; i++) {
    const struct reading *reading = &word->readings[i];
    buf_format(&lines, "r %u %zu %.*s\n", reading->form, reading->prefix, STR_ARG(reading->lemma));
  }
  store_put(&lexicon->store, key, buf_str(&lines));
  buf_release(&lines);
}

static size_t take_number(struct str *line) {
  size_t number = 0;
  while (line->len > 0 && line->at[0] >= '0' && line->at[0] <= '9') {
    number = number * 10 + (size_t)(line->at[0] - '0');
    *line = str_slice(*line, 1, line->len);
  }
  if (line->len > 0) *line = str_slice(*line, 1, line->len);
  return number;
}

static struct word *recall(struct lexicon *lexicon, struct str lines) {
  struct word *word = arena_alloc(lexicon->arena, sizeof *word);
  struct reading readings[READINGS_MAX];
  struct str line;
  while (str_split(&lines, '\n', &line)) {
    if (str_starts(line, "+")) word->is_known = true;
    if (!str_starts(line, "r ") || word->reading_count == READINGS_MAX) continue;
    line = str_slice(line, 2, line.len);
    struct reading *reading = &readings[word->reading_count++];
    reading->form = (unsigned)take_number(&line);
    reading->prefix = take_number(&line);
    reading->lemma = line;
  }
  word->readings = arena_copy(lexicon->arena, readings, word->reading_count * sizeof *readings);
  return word;
}

static struct word *look_up(struct lexicon *lexicon, struct str key) {
  Hunhandle *hunspell = load(lexicon);
  struct word *word = arena_alloc(lexicon->arena, sizeof *word);
  struct str encoded = charset_encode(lexicon->charset, lexicon->arena, key);
  word->is_known = Hunspell_spell(hunspell, encoded.at) != 0;
  if (!word->is_known) return word; /* analyses of misspelt words are guesses at their ends */
  struct readings readings = {.lexicon = lexicon, .word = text_lower(lexicon->arena, key)};
  analyse(lexicon, encoded.at, &readings);
  word->reading_count = readings.count;
  word->readings = arena_copy(lexicon->arena, readings.at, readings.count * sizeof *readings.at);
  return word;
}

const struct word *lexicon_word(struct lexicon *lexicon, struct str word) {
  static const struct word unknown = {0};
  const struct word *known = map_get(&lexicon->words, word);
  if (known != NULL) return known;
  if (word.len == 0 || word.len > WORD_MAX || str_find_char(word, '\0', 0) != STR_NOT_FOUND) return &unknown;
  struct str key = str_copy(lexicon->arena, word);
  struct str lines;
  struct word *answer;
  if (store_get(&lexicon->store, key, &lines)) {
    answer = recall(lexicon, lines);
  } else {
    answer = look_up(lexicon, key);
    keep(lexicon, key, answer);
  }
  map_put(&lexicon->words, key, answer);
  return answer;
}

bool lexicon_spells(struct lexicon *lexicon, struct str word) {
  const struct word *known = map_get(&lexicon->words, word);
  if (known != NULL) return known->is_known;
  if (word.len == 0 || word.len > WORD_MAX || str_find_char(word, '\0', 0) != STR_NOT_FOUND) return false;
  Hunhandle *hunspell = load(lexicon);
  arena_reset(lexicon->scratch);
  return Hunspell_spell(hunspell, charset_encode(lexicon->charset, lexicon->scratch, word).at) != 0;
}

bool word_has_lemma(const struct word *word, struct str lemma) {
  for (size_t i = 0; i < word->reading_count; i++) {
    if (!(word->readings[i].form & FORM_VERB) && str_equal(word->readings[i].lemma, lemma)) return true;
  }
  return false;
}

bool word_is_compound(const struct word *word) {
  for (size_t i = 0; i < word->reading_count; i++) {
    if (word->readings[i].prefix > 0 && !(word->readings[i].form & FORM_VERB)) return true;
  }
  return false;
}

/* ---- lists: parts and suggestions ---- */

static struct str find_suggestions(struct lexicon *lexicon, struct str word) {
  Hunhandle *hunspell = load(lexicon);
  char **list = NULL;
  int count = Hunspell_suggest(hunspell, &list, charset_encode(lexicon->charset, lexicon->arena, word).at);
  struct str lines = NO_TEXT;
  for (int i = 0; i < count && i < LIST_MAX; i++) {
    struct str line = charset_decode(lexicon->charset, lexicon->arena, str_from(list[i]));
    lines = str_format(lexicon->arena, "%.*s%.*s\n", STR_ARG(lines), STR_ARG(line));
  }
  Hunspell_free_list(hunspell, &list, count);
  return lines;
}

static struct str find_parts(struct lexicon *lexicon, struct str word) {
  struct compound compound;
  struct str lines = NO_TEXT;
  compound_take_apart(lexicon, lexicon->arena, word, &compound);
  for (size_t i = 0; i < compound.part_count; i++)
    lines = str_format(lexicon->arena, "%.*s%.*s\n", STR_ARG(lines), STR_ARG(compound.parts[i]));
  return lines;
}

/* What is kept stands under the word behind a sign that no word begins with. */
static const struct str *list_of(struct lexicon *lexicon, char sign, struct str word, size_t *count) {
  struct str key = str_format(lexicon->arena, "%c%.*s", sign, STR_ARG(word));
  const struct list *known = map_get(&lexicon->lists, key);
  struct list list = {.count = 0};
  struct str lines;
  if (known == NULL && word.len > 0 && word.len <= WORD_MAX) {
    if (!store_get(&lexicon->store, key, &lines)) {
      lines = sign == '?' ? find_suggestions(lexicon, word) : find_parts(lexicon, word);
      store_put(&lexicon->store, key, lines);
    }
    struct str line;
    while (str_split(&lines, '\n', &line)) {
      if (line.len > 0 && list.count < LIST_MAX) list.at[list.count++] = line;
    }
    known = map_put(&lexicon->lists, key, arena_copy(lexicon->arena, &list, sizeof list));
  }
  *count = known != NULL ? known->count : 0;
  return known != NULL ? known->at : NULL;
}

const struct str *lexicon_suggestions(struct lexicon *lexicon, struct str word, size_t *count) {
  return list_of(lexicon, '?', word, count);
}

const struct str *lexicon_parts(struct lexicon *lexicon, struct str word, size_t *count) {
  return list_of(lexicon, '=', word, count);
}

bool lexicon_recall(const struct lexicon *lexicon, struct str word, struct str *note) {
  return store_get(&lexicon->store, str_format(lexicon->arena, "~%.*s", STR_ARG(word)), note);
}

void lexicon_note(struct lexicon *lexicon, struct str word, struct str note) {
  store_put(&lexicon->store, str_format(lexicon->arena, "~%.*s", STR_ARG(word)), note);
}
