/* What has to be known about Unicode and Danish: normal form, order, case, word and sentence bounds. The only user of ICU.
 * Functions are thread-safe; a `struct collator` belongs to one thread. */
#ifndef SPOR_BASE_TEXT_H
#define SPOR_BASE_TEXT_H

#include <stdint.h>

#include "base/str.h"

struct buf;

/* Offset of the first byte that is not part of valid UTF-8 (no surrogates, no overlong forms), or STR_NOT_FOUND. */
size_t text_invalid_utf8(struct str s);
size_t text_character_count(struct str s);              /* code points */
struct str text_nfc(struct arena *arena, struct str s); /* `s` itself when it is NFC already */
struct str text_fold_case(struct arena *arena, struct str s);
struct str text_lower(struct arena *arena, struct str s);
/* An ASCII address part: lower case, æ→ae ø→oe å→aa, other letters without their marks (é→e, ü→u, ß→ss), digits kept, soft hyphens
 * dropped, all else one hyphen, none at the ends. Empty when nothing is left. */
struct str text_slug(struct arena *arena, struct str s);
/* White space by Unicode: no-break spaces and line ends too. */
bool text_is_space(uint32_t point);
/* Letters and digits of any script, and the marks that are written on them. */
bool text_is_word_part(uint32_t point);
/* Runs of white space (also no-break space and line ends) as one space, none at the ends. */
struct str text_fold_space(struct arena *arena, struct str s);
/* True for most texts whose white space is single blanks, also at their ends; false also when that would have to be looked at closely. */
bool text_is_even(struct str s);
/* At most `characters` long, cut at a word's end and closed with an ellipsis when something was cut. */
struct str text_shorten(struct arena *arena, struct str s, size_t characters);
/* Control and bidirectional-formatting characters written as <U+202E>, so that quoting a file cannot command a terminal; a tab as one
 * space, bytes that are no UTF-8 as U+FFFD. `s` itself when there are none. */
struct str text_visible(struct arena *arena, struct str s);
void text_add_visible(struct buf *out, struct str s);

/* With U+FFFD for each NUL and each byte that is no UTF-8: what is left of a damaged file. `s` itself when there are none. */
struct str text_mended(struct arena *arena, struct str s);

struct text_span {
  size_t start; /* bytes */
  size_t end;
};

/* Sentences that cover the whole text, white space after one belonging to it. A single line end is white space, an empty line ends a
 * sentence. Knows Danish abbreviations (bl.a., f.eks., ca., mv.,
 * jf., nr., stk.), ordinals and dates ("1. januar", "den 3. udgave"). */
struct text_span *text_sentences(struct arena *arena, struct str s, size_t *count);
/* Does the same for text after text; to get ready takes as long as to cut a paragraph. Belongs to one thread. */
struct sentence_cutter;
struct sentence_cutter *sentence_cutter_open(void);
void sentence_cutter_close(struct sentence_cutter *cutter);
struct text_span *sentence_cutter_spans(struct sentence_cutter *cutter, struct arena *arena, struct str s, size_t *count);
/* Words only (letters and digits, with inner apostrophe or hyphen parts separate as UAX #29 has them). */
struct text_span *text_words(struct arena *arena, struct str s, size_t *count);

struct collator;
/* The order of a language's dictionaries; "da" puts æ, ø, å last and sorts aa as å. Never NULL: an unknown language gets the root order. */
struct collator *collator_open(struct str language);
void collator_close(struct collator *collator);
/* A key whose bytewise order is the collation order. */
struct str collator_key(struct collator *collator, struct arena *arena, struct str s);
/* The heading under which `s` stands in an index: its first letter, upper case (Å for aa), or `#` for anything else. */
struct str collator_letter(struct collator *collator, struct arena *arena, struct str s);

/* The version of ICU and of its locale data, for the manifest. */
struct str text_icu_version(struct arena *arena);

#endif
