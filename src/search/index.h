/* The search index as files. A reader's browser reads a small directory, then the one or two files that hold the words that were typed,
 * then the texts of what it shows; docs/format.md describes them. Const once made. */
#ifndef SPOR_SEARCH_INDEX_H
#define SPOR_SEARCH_INDEX_H

#include "base/buf.h"
#include "search/subjects.h"

struct diags;
struct lexicon;

struct search_input {
  const struct site *site;
  struct lexicon *lexicon; /* NULL: words are filed as they are written */
  enum scope scope;
  unsigned jobs;
};

struct search_index;

const struct search_index *search_index_make(struct arena *arena, const struct search_input *input, struct diags *diags);
/* 0 for NULL. */
size_t search_file_count(const struct search_index *index);
/* From the site's root. */
struct str search_file_path(struct arena *arena, const struct search_index *index, size_t file);
void search_file_write(const struct search_index *index, size_t file, struct arena *scratch, struct buf *out);

#endif
