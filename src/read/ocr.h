/* Words that a text-recognition program misread. One that has never seen Danish writes ø as g, æ as ae, ee or z and å as a, 8 or &, the
 * same again and again; so what a damaged word was can be found by taking such confusions back until the dictionary knows it. Nothing here
 * judges words that the dictionary knows: "mal" may be meant. Belongs to one thread, as its lexicon does. */
#ifndef SPOR_READ_OCR_H
#define SPOR_READ_OCR_H

#include "base/str.h"

struct lexicon;
struct ocr;

struct ocr_reading {
  struct str word;  /* in the case of the damaged one */
  unsigned cost;    /* of the confusions taken back: 2 each for those that are usual, 3 for those that are not */
  bool is_compound; /* the dictionary knows its parts and not the whole; chance makes such words too */
};

/* Lives in the arena, and so does all that it answers; borrows the lexicon. */
struct ocr *ocr_new(struct arena *arena, struct lexicon *lexicon);
/* A word, in lower case, that counts as known besides those of the dictionary. */
void ocr_learn(struct ocr *ocr, struct str word);
/* What the word may have been, likeliest first: cheapest, and listed words before compounds; `*count` of them, at most 8. A word is a run
 * without white space in NFC, "m&lomréderne" too. Each is looked into once, and no more than so deep: a word of more than 60 bytes, or with
 * more damage than some three letters, has none. */
const struct ocr_reading *ocr_readings(struct ocr *ocr, struct str word, size_t *count);
/* The one reading that is good: the first, when no other comes near it. Empty where there is none, or several. */
struct str ocr_good_reading(struct ocr *ocr, struct str word);

#endif
