/* A printed document as lines on pages, whether a PDF says where each stands or a text file only shows it. What looks like furniture of the
 * page is taken out; what is left becomes headings, lists and paragraphs. */
#ifndef SPOR_IMPORT_PAGES_H
#define SPOR_IMPORT_PAGES_H

#include "import/draft.h"

struct diags;
struct lexicon;
struct ocr;

struct page_line {
  struct str text; /* one blank between words */
  unsigned page;   /* from 1 */
  double left;     /* points, or characters in a text file */
  double right;
  double bottom;    /* points from the page's top */
  double height;    /* of its letters; 0 when nobody knows */
  double edge;      /* of the column: where its longest line ends; 0 when nobody knows */
  bool begins_part; /* something stands between it and the line before: an empty line, a gap, another column */
  bool is_dropped;  /* furniture */
};

struct pages {
  struct page_line *lines;
  size_t count;
  size_t capacity;
  unsigned page_count;
};

enum { PAGES_MAX = 500, PAGE_LINES_MAX = 200000 };

/* False with a diagnostic. `path` is told; the bytes are those of the file. */
bool pages_read_pdf(struct arena *arena, const char *path, struct pages *pages, struct diags *diags);
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
