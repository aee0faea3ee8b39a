/* Lines and words of one page, for the ways to find tables by what is drawn: closed cells (table_rules.c), bands between level lines
 * (table_bands.c), and rows with a figure in each (table_figures.c). */
#ifndef SPOR_IMPORT_TABLE_PAGE_H
#define SPOR_IMPORT_TABLE_PAGE_H

#include "import/tables.h"

#define SAME 2.0     /* points: how far apart what is drawn as one line may be */
#define TOUCH 3.0    /* how far lines may be from touching */
#define STRADDLE 2.5 /* how far a word may reach over a line */

enum { WALLS_MAX = 200 };

/* Lines that run the same way and touch, as one. */
struct span {
  double at; /* across */
  double from;
  double to;
  size_t group;  /* the same of those that touch each other */
  bool is_taken; /* of closed cells */
};

struct page_rules {
  struct arena *arena;
  struct tables *tables;
  struct span *level; /* by `at`, then by `from` */
  size_t level_count;
  struct span *upright;
  size_t upright_count;
  const struct span *drawn; /* the level ones one by one, as they were drawn */
  size_t drawn_count;
  size_t first_word; /* of the page */
  size_t word_end;
  unsigned page;
  size_t *words; /* room for found tables' */
  size_t *cells;
};

/* Places that part the rows or the columns, in order. */
struct walls {
  double at[WALLS_MAX];
  size_t count;
};

static inline double middle(double a, double b) {
  return (a + b) / 2;
}
/* Puts a place among them, unless it is one that is there. */
void walls_add(struct walls *walls, double at);
/* Which stretch between them a place lies in; their number when in none. */
size_t walls_stretch(const struct walls *walls, double at);

/* Tables of what stands between level lines that are as wide as one another, where no upright ones part the columns. */
void table_bands_find(struct page_rules *rules);
/* A table whose rows are known, and how many columns: of the words between `left` and `right`. False when there are not so many. */
bool table_rows_take(struct page_rules *rules, double left, double right, const struct walls *rows, size_t columns);
/* What nothing rules or shades: rows with a figure in each, told by where the words stand; or text that may be a table. */
void table_figures_find(struct page_rules *rules);

#endif
