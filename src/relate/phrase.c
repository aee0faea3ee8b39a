#include "relate/phrase.h"

#include "base/arena.h"
#include "base/text.h"
#include "relate/paradigm.h"
#include "relate/token.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
enum { SEQUENCES_MAX = 4000 }; /* of one name: from its end, as many words are bent as stay below */

struct expander {
  struct arena *arena;
  struct lexicon *lexicon;
  phrase_sink *sink;
  void *context;
  struct phrase written;
  struct paradigm forms[PHRASE_WORDS_MAX];
  bool is_function[PHRASE_WORDS_MAX];
  bool is_noun[PHRASE_WORDS_MAX]; /* what the adjectives before it agree with */
  bool may_have_article[PHRASE_WORDS_MAX];
  size_t chosen[PHRASE_WORDS_MAX];
};

static bool is_abbreviation(struct str word, enum letters letters) {
  return letters == LETTERS_UPPER && text_character_count(word) <= 6;
}

bool phrase_read(struct arena *arena, struct str text, struct phrase *phrase) {
  struct tokens tokens = tokens_begin(arena, text);
  struct word_token token;
  *phrase = (struct phrase){.count = 0};
  while (tokens_next(&tokens, &token)) {
    if (phrase->count == PHRASE_WORDS_MAX) return false;
    if (phrase->count > 0 && token.letters == LETTERS_CAPITAL) phrase->has_capitals = true;
    phrase->words[phrase->count++] = token.word;
    bool is_short = phrase->count == 1 && is_abbreviation(token.word, token.letters);
    phrase->exact = is_short ? str_slice(text, token.start, token.end) : (struct str){NULL, 0};
  }
  return phrase->count > 0;
}

/* Behind one of these another noun phrase begins. */
static bool is_function_word(struct str word) {
  static const char *const words[] = {"og",  "eller", "samt",   "af",    "i",    "for", "med", "på",
                                      "til", "om",    "mellem", "under", "uden", "hos", "fra", "ved"};
  for (size_t i = 0; i < LENGTH(words); i++) {
    if (str_is(word, words[i])) return true;
  }
  return false;
}

static struct paradigm just(struct expander *expander, struct str word) {
  const struct inflected form = {word, ~0U & ~(unsigned)INFLECTION_GENITIVE};
  return (struct paradigm){arena_copy(expander->arena, &form, sizeof form), 1};
}

static void find_forms(struct expander *expander) {
  const struct phrase *written = &expander->written;
  for (size_t i = 0; i < written->count; i++) expander->is_function[i] = is_function_word(written->words[i]);
  for (size_t i = 0; i < written->count; i++) {
    struct str word = written->words[i];
    bool is_last = i + 1 == written->count || expander->is_function[i + 1];
    expander->is_noun[i] = false;
    expander->may_have_article[i] = i > 0 && expander->is_function[i - 1];
    if (expander->is_function[i]) {
      expander->forms[i] = just(expander, word);
    } else if (is_last) {
      expander->forms[i] = paradigm_of_noun(expander->arena, expander->lexicon, word);
      expander->is_noun[i] = true;
    } else {
      expander->forms[i] = paradigm_of_adjective(expander->arena, expander->lexicon, word);
    }
  }
}

/* den professionelle kapital, professionelt læringsfællesskab; but in "forvalter professionelt kapital" professionelt is an adverb. */
static bool agrees(unsigned adjective, unsigned noun) {
  const unsigned number = INFLECTION_SINGULAR | INFLECTION_DEFINITE | INFLECTION_PLURAL;
  const unsigned gender = INFLECTION_COMMON | INFLECTION_NEUTER;
  if ((adjective & noun & number) == 0) return false;
  bool is_free = (adjective & number) == number; /* -e, and what does not bend: with any noun */
  return is_free || (noun & gender) == 0 || (adjective & noun & gender) != 0;
}

static bool chosen_agree(const struct expander *expander, size_t noun) {
  const struct inflected *head = &expander->forms[noun].forms[expander->chosen[noun]];
  for (size_t i = noun; i-- > 0 && !expander->is_noun[i] && !expander->is_function[i];) {
    if (!agrees(expander->forms[i].forms[expander->chosen[i]].traits, head->traits)) return false;
  }
  return true;
}

/* With an article, unless it is empty, wherever one may stand. */
static void emit(struct expander *expander, struct str article) {
  struct phrase said = expander->written;
  said.count = 0;
  for (size_t j = 0; j < expander->written.count; j++) {
    bool takes_article = article.len > 0 && expander->may_have_article[j];
    if (takes_article && said.count < PHRASE_WORDS_MAX) said.words[said.count++] = article;
    if (said.count < PHRASE_WORDS_MAX) said.words[said.count++] = expander->forms[j].forms[expander->chosen[j]].word;
  }
  expander->sink(expander->context, &said);
}

static bool is_fitting(const struct expander *expander, size_t at) {
  const struct inflected *form = &expander->forms[at].forms[expander->chosen[at]];
  if (!expander->is_noun[at]) return true;
  if (form->traits & INFLECTION_GENITIVE && at + 1 < expander->written.count) return false;
  return chosen_agree(expander, at);
}

/* Counts through all choices of forms like the wheels of a meter. */
static void choose_all(struct expander *expander, struct str article) {
  size_t count = expander->written.count;
  memset(expander->chosen, 0, sizeof expander->chosen);
  for (;;) {
    bool fits = true;
    for (size_t i = 0; i < count; i++) fits = fits && is_fitting(expander, i);
    if (fits) emit(expander, article);
    size_t wheel = count;
    while (wheel > 0 && ++expander->chosen[wheel - 1] == expander->forms[wheel - 1].count) expander->chosen[--wheel] = 0;
    if (wheel == 0) return;
  }
}

/* One article after the other, so that each sequence begins like the one before as far as can be. */
static void choose_articles(struct expander *expander) {
  static const struct str articles[] = {{"", 0}, {"den", 3}, {"det", 3}, {"de", 2}};
  bool has_articles = false;
  for (size_t i = 0; i < expander->written.count; i++) has_articles = has_articles || expander->may_have_article[i];
  for (size_t i = 0; i < (has_articles ? LENGTH(articles) : 1); i++) choose_all(expander, articles[i]);
}

static void limit_sequences(struct expander *expander) {
  size_t product = 1;
  for (size_t i = expander->written.count; i-- > 0;) {
    product *= expander->forms[i].count;
    if (product > SEQUENCES_MAX) {
      product /= expander->forms[i].count;
      expander->forms[i] = just(expander, expander->written.words[i]);
    }
  }
}

static void expand_abbreviation(struct expander *expander) {
  struct paradigm forms = paradigm_of_abbreviation(expander->arena, expander->written.exact);
  for (size_t i = 0; i < forms.count; i++) {
    struct phrase said;
    if (!phrase_read(expander->arena, forms.forms[i].word, &said)) continue;
    said.exact = forms.forms[i].word;
    expander->sink(expander->context, &said);
  }
}

/* The abbreviation in parentheses, which is taken out of the title; other words in parentheses are a remark and are passed over. */
static struct str take_parentheses(struct arena *arena, struct str *title) {
  size_t open = str_find_char(*title, '(', 0);
  size_t close = open != STR_NOT_FOUND ? str_find_char(*title, ')', open) : STR_NOT_FOUND;
  if (close == STR_NOT_FOUND) return (struct str){NULL, 0};
  struct str inside = str_slice(*title, open + 1, close);
  *title = str_join(arena, str_slice(*title, 0, open), str_slice(*title, close + 1, title->len));
  struct phrase phrase;
  return phrase_read(arena, inside, &phrase) && phrase.exact.len > 0 ? inside : (struct str){NULL, 0};
}

void phrase_names(struct arena *arena, struct str title, phrase_name_sink *sink, void *context) {
  struct str rest = text_nfc(arena, title);
  struct str part;
  while (str_split(&rest, '/', &part)) {
    struct str abbreviation = take_parentheses(arena, &part);
    sink(context, part);
    if (abbreviation.len > 0) sink(context, abbreviation);
  }
}

static void expand_one(void *context, struct str name) {
  struct expander *expander = context;
  if (!phrase_read(expander->arena, name, &expander->written)) return;
  if (expander->written.exact.len > 0) {
    expand_abbreviation(expander);
    return;
  }
  find_forms(expander);
  limit_sequences(expander);
  choose_articles(expander);
}

void phrase_expand(struct arena *arena, struct lexicon *lexicon, struct str title, phrase_sink *sink, void *context) {
  struct expander expander = {.arena = arena, .lexicon = lexicon, .sink = sink, .context = context};
  phrase_names(arena, title, expand_one, &expander);
}
