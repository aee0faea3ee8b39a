/* What is particular to tables: columns are known by their heads, rows by their first cells. */
#ifndef SPOR_DIFF_TABLE_H
#define SPOR_DIFF_TABLE_H

#include "diff/moves.h"

/* Finds the columns of two matched tables (their `columns`), and matches the heads. */
void table_match(const struct pairing *pairing, struct unit *old, struct unit *new);
/* The cell of a row in a column; NULL when the row is short. */
const struct unit *table_cell(const struct unit *row, size_t column);

#endif
