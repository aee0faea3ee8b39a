/* A printed document as lines on pages, whether a PDF says where each stands or a text file only shows it. What looks like furniture of the
 * page is taken out; what is left becomes headings, lists and paragraphs. */
#ifndef SPOR_IMPORT_PAGES_H
#define SPOR_IMPORT_PAGES_H

#include "import/draft.h"

struct diags;
struct lexicon;
struct ocr;
struct page_table;

/* Points from the page's top left corner. */
struct page_word {
  struct str text;
  double left;
  double right;
  double top;
  double bottom;
  unsigned page;
  unsigned table; /* 1 + the index of the one that it stands in; 0 for none */
};

struct page_line {
  struct str text; /* one blank between words; empty for a table */
  unsigned page;   /* from 1 */
  double left;     /* points, or characters in a text file */
  double right;
  double bottom;     /* points from the page's top */
  double height;     /* of its letters; 0 when nobody knows */
  double edge;       /* of the column: where its longest line ends; 0 when nobody knows */
  bool begins_part;  /* something stands between it and the line before: an empty line, a gap, another column */
  bool is_dropped;   /* furniture */
  size_t first_word; /* of a PDF's */
  size_t word_count;
  struct page_table *table; /* that stands here; NULL for none */
};

struct pages {
  struct page_line *lines;
  size_t count;
  size_t capacity;
  unsigned page_count;
  struct page_word *words; /* of a PDF's lines, each one's behind each other */
  size_t word_count;
  size_t word_capacity;
};

enum { PAGES_MAX = 500, PAGE_LINES_MAX = 200000, PAGE_WORDS_MAX = 2000000 };

/* False with a diagnostic. `path` is told; the bytes are those of the file. */
bool pages_read_pdf(const struct draft *draft, const char *path, struct pages *pages, struct diags *diags);
/* Its words in the order in which the file draws them, which is that of its tags; the lines mean nothing. False when they cannot be read.
 */
bool pages_read_raw(const struct draft *draft, const char *path, struct pages *pages);
/* The lines of a PDF's pages from top to bottom, as furniture is looked for; then in reading order, column after column, without what was
 * dropped, and with parts where they begin. */
void columns_sort_down(struct pages *pages);
void columns_order(struct pages *pages);
/* Form feeds begin pages. */
bool pages_read_text(struct arena *arena, struct str path, struct str bytes, struct pages *pages, struct diags *diags);

/* Marks running heads and page numbers as dropped, and tells of them. */
void furniture_drop(struct draft *draft, struct pages *pages);
/* Builds the draft's tree, and says where its pages end. Without a lexicon and readings words divided at a line's end are joined by their
 * looks. */
void paragraphs_build(struct draft *draft, const struct pages *pages, struct lexicon *lexicon, struct ocr *ocr);

#endif
