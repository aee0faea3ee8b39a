/* Diagnostics as data: what is wrong, where, and what to do. Nothing below main prints or exits; everything adds here.
 * Every code has its slug, severity, texts and explanation in one table, base/diag_table.h. */
#ifndef SPOR_BASE_DIAG_H
#define SPOR_BASE_DIAG_H

#include "base/lines.h"
#include "base/str.h"

struct buf;

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

enum diag_code {
#define DIAG(code, ...) code,
#include "base/diag_table.h"
#undef DIAG
  DIAG_CODE_COUNT
};

struct diag {
  enum diag_code code;
  enum severity severity;
  struct str path;    /* empty when it has no place */
  struct str edition; /* empty for the work tree */
  unsigned line;      /* 0: the file as a whole */
  unsigned column;    /* characters, from 1 */
  unsigned width;     /* characters to underline, at least 1 */
  struct str source;  /* the line itself, or some 70 characters of a long one (a terminal has 80), as text_visible() gives it */
  unsigned caret;     /* the column and width as `source` shows them: text_visible() and windowing move characters */
  unsigned caret_width;
  struct str arguments[3];
  struct str suggestion; /* the nearest valid name, empty for none */
};

#define DIAGS_KEPT ((size_t)10000)
#define DIAG_WORDS(english, danish) english "\x1F" danish /* an argument in both languages */

struct diags *diags_new(void);
void diags_free(struct diags *diags);
/* Adds one finding. `a`, `b`, `c` fill {0} {1} {2} of the code's text; everything is copied. */
void diags_add(struct diags *diags, enum diag_code code, struct place place, struct str a, struct str b, struct str c);
/* As diags_add(), with the nearest valid name. */
void diags_suggest(struct diags *diags, enum diag_code code, struct place place, struct str a, struct str b, struct str suggestion);
/* A finding about a path that has no text to quote (a folder, a binary, an output file). */
void diags_add_path(struct diags *diags, enum diag_code code, struct str path, struct str a, struct str b);
/* Adds a copy of a finding as it is. */
void diags_repeat(struct diags *diags, const struct diag *diag);
/* While true, errors and warnings are recorded as notes: content of a released edition cannot be mended. */
void diags_soften(struct diags *diags, bool soften);
/* Makes notes of all findings there are: they are about something that is not part of the site. */
void diags_make_notes(struct diags *diags);
/* Moves everything from `from` to the end of `diags`, with the severities recorded there. */
void diags_merge(struct diags *diags, struct diags *from);
/* Sorts by path, edition, line, column, code, arguments, and drops exact repeats. At most DIAGS_KEPT are kept, errors before warnings
 * before notes. */
void diags_sort(struct diags *diags);
/* Takes out those of which `is_dropped` says so. */
void diags_drop(struct diags *diags, bool (*is_dropped)(void *context, const struct diag *diag), void *context);
size_t diags_count(const struct diags *diags);
/* How many were left out beyond DIAGS_KEPT (repeats among them count); the severities' counts and the blame include them. */
size_t diags_dropped(const struct diags *diags);
size_t diags_count_of(const struct diags *diags, enum severity severity);
const struct diag *diags_at(const struct diags *diags, size_t index);
bool diags_blame_environment(const struct diags *diags); /* any is of the environment's making (disk, git, dictionary): exit code 3 */
bool diags_blame_usage(const struct diags *diags);       /* any is about how spor was called: exit code 2 */

enum diag_language { DIAG_ENGLISH, DIAG_DANISH };
struct diag_style {
  enum diag_language language;
  bool colour;
};

const char *diag_slug(enum diag_code code);
/* The code with this slug, or DIAG_CODE_COUNT. */
enum diag_code diag_find(struct str slug);
const char *diag_explanation(enum diag_code code, enum diag_language language);
/* The sentence, placeholders filled, without place. Foreign text in it is made visible. */
void diag_message(const struct diag *diag, enum diag_language language, struct buf *out);
/* As a compiler writes it: `path@edition:line:column: error: sentence [slug]`, the source line, a caret, the suggestion. */
void diag_write(const struct diag *diag, const struct diag_style *style, struct buf *out);
/* The array that --format=json prints: {path, edition, line, column, severity, code, message, suggestion}. */
void diags_write_json(const struct diags *diags, enum diag_language language, struct buf *out);

#endif
