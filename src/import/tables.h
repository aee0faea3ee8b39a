/* Tables on printed pages. Two finders look for them, each where it can be sure: by the file's own tags; by what is drawn, which is lines,
 * shades, and rows with a figure in each. What they find is a set of words with a cell for each; here it is judged, taken out of the page's
 * lines, and stands there as one line of its own. */
#ifndef SPOR_IMPORT_TABLES_H
#define SPOR_IMPORT_TABLES_H

#include "import/pages.h"
#include "import/pdf_rules.h"

struct page_cell {
  struct str *lines; /* downwards; words joined by a blank */
  size_t line_count;
};

struct page_table {
  unsigned page; /* first and last */
  unsigned last_page;
  double left; /* box, on the first page */
  double top;
  double right;
  double bottom;
  size_t row_count;
  size_t column_count;
  struct page_cell *cells; /* row by row */
  bool has_merged;         /* cells that reached over several */
  bool is_text;            /* its rows are known, but not its columns: one paragraph for each */
  const double *edges;     /* of its columns, column_count + 1 of them; NULL when nobody knows */
  bool is_loose;           /* the inner ones are somewhere between the columns */
};

/* What a finder hands over. */
struct found_table {
  size_t row_count;
  size_t column_count;
  bool has_merged;
  bool is_text;
  size_t *words; /* indices into pages->words */
  size_t *cells; /* of each: row × column_count + column */
  size_t count;
  const double *edges; /* as page_table's */
  bool must_go_on;     /* it is one only if its head is that of a table on the page before */
  bool is_loose;
};

enum { TABLES_MAX = 2000, TABLE_COLUMNS_MAX = 40, TABLE_ROWS_MAX = 2000 };

struct tables {
  struct draft *draft;
  struct pages *pages;
  struct page_table **items;
  size_t count;
  size_t capacity;
  struct str *missed; /* first rows of tables that the tags tell of and whose words were not found: signs without blanks */
  size_t missed_count;
  size_t missed_capacity;
};

/* Finds all, and puts them into the lines. `bytes` are the file's, `path` leads to it. Tells of what looks like one and was not sure. */
void tables_find(struct draft *draft, struct pages *pages, const char *path, struct str bytes);
/* Where the lines stand in reading order: a table that goes on on the next page is one. */
void tables_join(struct draft *draft, struct pages *pages);

/* For the finders: false when it is none, by its looks; nothing is changed then. */
bool tables_take(struct tables *tables, const struct found_table *found);
/* Tells of a table that stays text. */
void tables_doubt(struct tables *tables, unsigned page, struct str words);

/* A text without blanks and hyphens, as programs differ on them. */
struct str tables_signs(struct arena *arena, struct str text);

void table_tags_find(struct tables *tables, const char *path);
void table_rules_find(struct tables *tables, const struct rules *rules);

#endif
