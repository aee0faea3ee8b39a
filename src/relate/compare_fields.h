/* Changes of what a document states about itself rather than says in its text. Part of compare_editions(). */
#ifndef SPOR_RELATE_COMPARE_FIELDS_H
#define SPOR_RELATE_COMPARE_FIELDS_H

#include "model/edition.h"

struct field_change {
  bool is_name;    /* the title */
  struct str name; /* the key in front matter */
  struct str before;
  struct str after;
};

/* The fields in which two versions of a document differ: title, summary, number, owner, indicators, relations. */
size_t compare_field_changes(struct arena *arena, const struct entry *before, const struct entry *after, struct field_change **changes);
/* The heading whose section a node of the document's text stands in, or that it is; empty for none. */
struct str compare_section(const struct document *document, const struct node *node);
/* Whether a node stands in a section that may be adjusted every year. */
bool compare_is_yearly(const struct document *document, const struct node *node);

#endif
