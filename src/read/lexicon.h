/* What a dictionary knows about words: their lemmas and forms, the parts of compounds, whether they are spelt right. The only adapter over
 * Hunspell. Each word is looked up once ever: answers are kept in the cache, under the dictionary's digest, and the dictionary is loaded
 * when a word is asked for that is not there. Whatever is returned lives as long as the lexicon, which belongs to one thread. */
#ifndef SPOR_READ_LEXICON_H
#define SPOR_READ_LEXICON_H

#include "base/str.h"

struct diags;
struct lexicon;

/* How a word stands to its lemma; a reading has several. */
enum word_form {
  FORM_BASE = 1, /* it is the lemma itself */
  FORM_DEFINITE = 2,
  FORM_PLURAL = 4,
  FORM_GENITIVE = 8,
  FORM_VERB = 16,     /* a form that only verbs have: it is no noun and no adjective */
  FORM_COMPARED = 32, /* comparative or superlative */
};

/* One way to read a word. The lemma of a compound is its first parts as written and the lemma of its last one: læringsfællesskaberne →
 * læringsfællesskab. */
struct reading {
  struct str lemma;
  size_t prefix; /* bytes of the lemma that stand before the last part of a compound; 0 for a word that the dictionary lists */
  unsigned form; /* bits of enum word_form; 0: bent in a way that is told no further */
};

struct word {
  bool is_known; /* spelt right */
  const struct reading *readings;
  size_t reading_count;
};

/* The dictionary of a language ("da"), or NULL with a diagnostic when none is installed. `cache_folder` may be NULL. */
struct lexicon *lexicon_open(struct str language, const char *cache_folder, struct diags *diags);
/* Keeps what was learnt so far. NULL is allowed, here and below. */
void lexicon_save(const struct lexicon *lexicon);
/* Keeps what was learnt, then forgets all. */
void lexicon_close(struct lexicon *lexicon);
/* Name and digest of the dictionary, on which all answers depend: "da_DK 0123456789abcdef". */
struct str lexicon_version(const struct lexicon *lexicon);
/* The word as it is written, case and all, UTF-8 in NFC. Never NULL; a word of more than 100 bytes is not known. */
const struct word *lexicon_word(struct lexicon *lexicon, struct str word);
/* Whether it is spelt right, and nothing kept: for the many spellings of one word that are tried and forgotten. */
bool lexicon_spells(struct lexicon *lexicon, struct str word);
/* Lemmas of a compound's parts, by every way to take it apart: projektudvikling → projekt, udvikling; skolelederkursus → skole,
 * lederkursus, skoleleder, kursus. `*count` of them; none for a word that is no compound. */
const struct str *lexicon_parts(struct lexicon *lexicon, struct str word, size_t *count);
/* Words that a misspelt one may have been meant for, likeliest first; `*count` of them. */
const struct str *lexicon_suggestions(struct lexicon *lexicon, struct str word, size_t *count);
/* What was found out about a word by asking for others, as a text that is kept with the answers. False when nothing was noted. */
bool lexicon_recall(const struct lexicon *lexicon, struct str word, struct str *note);
void lexicon_note(struct lexicon *lexicon, struct str word, struct str note);
/* True when a reading of the word has the lemma and is no form of a verb. */
bool word_has_lemma(const struct word *word, struct str lemma);
/* True when the dictionary makes the word out of others, and not just as a form of a verb. */
bool word_is_compound(const struct word *word);

#endif
