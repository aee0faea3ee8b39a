/* The site's own words, ordliste.txt at its root: one a line, comments behind #. They count as spelt right wherever the texts are read for
 * spelling. */
#ifndef SPOR_REVIEW_WORDLIST_H
#define SPOR_REVIEW_WORDLIST_H

#include "base/lines.h"
#include "base/map.h"

struct diags;

#define WORDLIST_PATH "ordliste.txt"

struct wordlist {
  const struct lines *file; /* NULL: there is none */
  struct map words;         /* in lower case, NFC → anything */
};

/* A line that is no word is a finding. Lives in the arena and borrows the file, which may be NULL. */
void wordlist_read(struct arena *arena, const struct lines *file, struct wordlist *list, struct diags *diags);
/* `word` in lower case; its genitive counts too. */
bool wordlist_has(const struct wordlist *list, struct str word);
/* The file's text with `count` more words: into the words below the last comment, which are then in Danish order and each there once;
 * all above stays as it is. A file that is not there gets a comment that says what it is. */
struct str wordlist_add(struct arena *arena, const struct wordlist *list, const struct str *words, size_t count);

#endif
