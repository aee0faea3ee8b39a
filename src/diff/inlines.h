/* The words of a block, flat, each with the formatting it stands in: what a comparison of words works on. And back again: a marked
 * tree of inlines from a row of such words. */
#ifndef SPOR_DIFF_INLINES_H
#define SPOR_DIFF_INLINES_H

#include <stdint.h>

#include "diff/words.h"
#include "read/node.h"

/* What stands around a word, from the inside out: emphasis, strong, a link with its address. NULL stands for nothing. */
struct format {
  const struct format *outer;
  const struct node *node;
  uint64_t hash; /* equal for formatting that means the same */
};

/* A word, or the part of one that stands in the same formatting. */
struct piece {
  struct str text;
  const struct format *format;
  const struct node *object; /* of what is no text: an image, the mark of a note, HTML; of white space: the break, NULL for a blank */
};

struct atom {
  unsigned number; /* words.h; 0 for white space */
  enum word_kind kind;
  bool is_block_end; /* white space that stands for the end of a block */
  struct piece *pieces;
  size_t piece_count;
};

struct inlines {
  struct atom *atoms;
  size_t count;
  struct str text; /* of all of it, as cut into words; an empty line at ends of blocks */
  size_t *offsets; /* of each atom in the text */
};

/* The inlines below `block`. */
const struct inlines *inlines_flatten(struct words *words, const struct node *block);
/* Several blocks' words in a row, with ends of blocks between them. */
const struct inlines *inlines_join(struct arena *arena, const struct inlines *const *parts, size_t count);
/* The words of a text that is no tree (a title). */
const struct inlines *inlines_from_text(struct words *words, struct str text);

/* Builds inlines below a block, word by word. */
struct inline_builder {
  struct arena *arena;
  struct node *block;
  const struct format *open; /* of the innermost node that is open */
  struct node *at;           /* that node, or the block */
};

/* Adds a word of either text; what neighbours share of formatting becomes one node. */
void inlines_add(struct inline_builder *builder, const struct atom *atom, enum node_mark mark);
/* Between these two words are added to a sentence that was moved. That node, which is to get its mark; for a pointer nothing is added. */
struct node *inlines_open_sentence(struct inline_builder *builder);
void inlines_close_sentence(struct inline_builder *builder);
/* To be called at the end: marks whole nodes where all that is in them is marked alike. */
void inlines_finish(struct inline_builder *builder);

/* How many words are marked below a built block or sentence, those in moved sentences left out: stretches without white space, as a reader
 * of the marked elements counts them. */
struct inline_counts {
  size_t removed;
  size_t added;
};
struct inline_counts inlines_count_marked(const struct node *parent);
/* The same stretches in a row of words. */
size_t inlines_count_words(const struct inlines *inlines);

#endif
