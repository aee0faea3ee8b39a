/* A comparison as data for others: JSON, CSV for a spreadsheet, Markdown for a mail. */
#ifndef SPOR_LAYOUT_COMPARE_EXPORT_H
#define SPOR_LAYOUT_COMPARE_EXPORT_H

#include "base/buf.h"
#include "relate/decisions.h"

struct compare_export {
  const struct site *site;
  const struct decided *decided; /* the comparison, and what was decided about it */
  struct str language;           /* "da" or "en" */
};

/* The members from, to, summary and changes, without the braces around them. */
void compare_write_json(const struct compare_export *export, struct buf *out);
/* The decision list: UTF-8 with a byte order mark and semicolons, as a Danish Excel opens it; no cell can be taken for a formula. */
void compare_write_csv(const struct compare_export *export, struct buf *out);
void compare_write_markdown(const struct compare_export *export, struct buf *out);

/* For a terminal: the sums, then a line for each difference. */
void compare_write_text(const struct compare_export *export, struct buf *out);

#endif
