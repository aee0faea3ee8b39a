#include "base/diag.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

/* The characters of a long source line that are quoted, and the bytes of an argument that are kept. */
enum { WINDOW_CHARACTERS = 70, ARGUMENT_BYTES = 1000 };

/* What the table calls a severity: it also says whose the fault is. */
enum kind { KIND_ERROR, KIND_WARNING, KIND_NOTE, KIND_ENVIRONMENT, KIND_USAGE };

struct entry {
  const char *slug;
  enum kind kind;
  const char *texts[2]; /* by enum diag_language */
  const char *explanations[2];
};

static const struct entry table[] = {
#define DIAG(code, slug, severity, english, danish, in_english, in_danish)                                                                 \
  {slug, KIND_##severity, {english, danish}, {in_english, in_danish}},
#include "base/diag_table.h"
#undef DIAG
};

struct diags {
  struct arena *arena;
  struct diag *items;
  size_t count;
  size_t capacity;
  size_t added; /* as often as diags_add() was called, for `dropped` below */
  size_t added_of[SEVERITY_NOTE + 1];
  bool has_dropped;
  bool soften;
  bool blames_environment;
  bool blames_usage;
};

struct diags *diags_new(void) {
  struct diags *diags = calloc(1, sizeof *diags);
  if (!diags) out_of_memory(sizeof *diags);
  diags->arena = arena_new();
  return diags;
}

void diags_free(struct diags *diags) {
  if (!diags) return;
  arena_free(diags->arena);
  free(diags);
}

void diags_soften(struct diags *diags, bool soften) {
  diags->soften = soften;
}

/* -- order -- */

static int compare_numbers(size_t a, size_t b) {
  return (a > b) - (a < b);
}

/* A total order: findings that compare equal are the same in every field. */
static int compare_places(const struct diag *a, const struct diag *b) {
  int order = str_compare(a->path, b->path);
  if (!order) order = str_compare(a->edition, b->edition);
  if (!order) order = compare_numbers(a->line, b->line);
  if (!order) order = compare_numbers(a->column, b->column);
  if (!order) order = compare_numbers(a->code, b->code);
  for (int i = 0; i < 3 && !order; i++) order = str_compare(a->arguments[i], b->arguments[i]);
  if (!order) order = compare_numbers(a->severity, b->severity);
  if (!order) order = compare_numbers(a->width, b->width);
  return order ? order : str_compare(a->suggestion, b->suggestion);
}

static int by_place(const void *a, const void *b) {
  return compare_places(a, b);
}

static int by_severity(const void *a, const void *b) {
  const struct diag *one = a, *other = b;
  int order = compare_numbers(one->severity, other->severity);
  return order ? order : compare_places(one, other);
}

static void drop_repeats(struct diags *diags) {
  size_t kept = 0;
  for (size_t i = 0; i < diags->count; i++)
    if (kept == 0 || compare_places(&diags->items[kept - 1], &diags->items[i]) != 0) diags->items[kept++] = diags->items[i];
  diags->count = kept;
}

static struct diag copy_diag(struct arena *arena, const struct diag *diag) {
  struct diag copy = *diag;
  copy.path = str_copy(arena, diag->path);
  copy.edition = str_copy(arena, diag->edition);
  copy.source = str_copy(arena, diag->source);
  copy.suggestion = str_copy(arena, diag->suggestion);
  for (int i = 0; i < 3; i++) copy.arguments[i] = str_copy(arena, diag->arguments[i]);
  return copy;
}

/* Gives back the memory of what was dropped. */
static void move_to_new_arena(struct diags *diags) {
  struct arena *arena = arena_new();
  struct diag *items = arena_array(arena, diags->capacity, sizeof *items);
  for (size_t i = 0; i < diags->count; i++) items[i] = copy_diag(arena, &diags->items[i]);
  arena_free(diags->arena);
  diags->arena = arena;
  diags->items = items;
}

/* Keeps the first DIAGS_KEPT by severity and place. Which those are does not depend on the order of adding, so that any number of
 * workers ends with the same ones. */
static void prune(struct diags *diags) {
  qsort(diags->items, diags->count, sizeof *diags->items, by_severity);
  drop_repeats(diags);
  if (diags->count > DIAGS_KEPT) {
    diags->count = DIAGS_KEPT;
    diags->has_dropped = true;
  }
  move_to_new_arena(diags);
}

void diags_sort(struct diags *diags) {
  if (diags->count == 0) return;
  if (diags->count > DIAGS_KEPT) prune(diags);
  qsort(diags->items, diags->count, sizeof *diags->items, by_place);
  drop_repeats(diags);
}

/* -- adding -- */

/* Room for one more, all fields zero. */
static struct diag *new_item(struct diags *diags) {
  if (diags->count >= 2 * DIAGS_KEPT) prune(diags);
  diags->items = arena_grow(diags->arena, diags->items, diags->count, &diags->capacity, sizeof *diags->items);
  return &diags->items[diags->count++];
}

/* Keeps the accounts for one more. */
static void count_in(struct diags *diags, const struct diag *diag) {
  enum kind kind = table[diag->code].kind;
  diags->added++;
  diags->added_of[diag->severity]++;
  diags->blames_environment |= kind == KIND_ENVIRONMENT;
  diags->blames_usage |= kind == KIND_USAGE;
}

static struct diag *add_code(struct diags *diags, enum diag_code code) {
  static const enum severity severities[] = {[KIND_ERROR] = SEVERITY_ERROR,
                                             [KIND_WARNING] = SEVERITY_WARNING,
                                             [KIND_NOTE] = SEVERITY_NOTE,
                                             [KIND_ENVIRONMENT] = SEVERITY_ERROR,
                                             [KIND_USAGE] = SEVERITY_ERROR};
  enum kind kind = table[code].kind;
  bool is_content = kind == KIND_ERROR || kind == KIND_WARNING;
  struct diag *diag = new_item(diags);
  diag->code = code;
  diag->severity = diags->soften && is_content ? SEVERITY_NOTE : severities[kind];
  count_in(diags, diag);
  return diag;
}

/* Arguments come out of files and may be of any length. */
static struct str copy_argument(struct diags *diags, struct str argument) {
  if (argument.len <= ARGUMENT_BYTES) return str_copy(diags->arena, argument);
  size_t end = ARGUMENT_BYTES;
  while (end > 0 && !utf8_begins(argument.at[end])) end--;
  return str_join(diags->arena, str_slice(argument, 0, end), STR("…"));
}

static void set_arguments(struct diags *diags, struct diag *diag, struct str a, struct str b, struct str c) {
  diag->arguments[0] = copy_argument(diags, a);
  diag->arguments[1] = copy_argument(diags, b);
  diag->arguments[2] = copy_argument(diags, c);
}

static unsigned at_least_one(size_t n) {
  return n ? (unsigned)n : 1;
}

/* Where the part of a line begins that is quoted, so many characters before the offset `at` (clipped to the line). */
static size_t begin_window(struct str line, size_t at, size_t characters) {
  size_t beyond = at > line.len ? at - line.len : 0;
  at -= beyond;
  while (at > 0 && at < line.len && !utf8_begins(line.at[at])) at--;
  for (size_t left = characters > beyond ? characters - beyond : 0; left > 0 && at > 0; left--) {
    at--;
    while (at > 0 && !utf8_begins(line.at[at])) at--;
  }
  return at;
}

/* Quotes the line around its column, a byte of which is at `at`: what stands before, under and behind the caret are made visible one by
 * one, since that may change their length. */
static void quote_line(struct diags *diags, struct diag *diag, struct str line, size_t at) {
  size_t first = diag->column > WINDOW_CHARACTERS * 3 / 4 ? diag->column - WINDOW_CHARACTERS / 2 : 0;
  size_t from = first > 0 ? begin_window(line, at, diag->column - 1 - first) : 0;
  struct str window = str_slice(line, from, from + utf8_offset(str_slice(line, from, line.len), WINDOW_CHARACTERS));
  size_t column = utf8_offset(window, diag->column - 1 - first);
  size_t width = utf8_offset(str_slice(window, column, window.len), diag->width);
  struct str before = text_visible(diags->arena, str_slice(window, 0, column));
  struct str under = text_visible(diags->arena, str_slice(window, column, column + width));
  struct str behind = text_visible(diags->arena, str_slice(window, column + width, window.len));
  struct str open = first > 0 ? STR("…") : STR("");
  struct str close = from + window.len < line.len ? STR("…") : STR("");
  diag->source =
      str_format(diags->arena, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(open), STR_ARG(before), STR_ARG(under), STR_ARG(behind), STR_ARG(close));
  diag->caret = (unsigned)(text_character_count(open) + text_character_count(before) + 1);
  diag->caret_width = at_least_one(text_character_count(under));
}

static void set_place(struct diags *diags, struct diag *diag, struct place place) {
  if (!place.file) return;
  diag->path = str_copy(diags->arena, place.file->path);
  diag->edition = str_copy(diags->arena, place.file->edition);
  diag->line = place.line;
  if (place.line == 0) return;
  unsigned column = place.column ? place.column : 1;
  struct str line = lines_text(place.file, place.line);
  diag->column = lines_character(place.file, place.line, column);
  struct str covered = str_slice(line, column - 1, (size_t)column - 1 + place.width);
  diag->width = at_least_one(text_character_count(covered));
  quote_line(diags, diag, line, (size_t)column - 1);
}

void diags_add(struct diags *diags, enum diag_code code, struct place place, struct str a, struct str b, struct str c) {
  struct diag *diag = add_code(diags, code);
  set_place(diags, diag, place);
  set_arguments(diags, diag, a, b, c);
}

void diags_suggest(struct diags *diags, enum diag_code code, struct place place, struct str a, struct str b, struct str suggestion) {
  struct diag *diag = add_code(diags, code);
  set_place(diags, diag, place);
  set_arguments(diags, diag, a, b, (struct str){0});
  diag->suggestion = copy_argument(diags, suggestion);
}

void diags_add_path(struct diags *diags, enum diag_code code, struct str path, struct str a, struct str b) {
  struct diag *diag = add_code(diags, code);
  diag->path = str_copy(diags->arena, path);
  set_arguments(diags, diag, a, b, (struct str){0});
}

void diags_repeat(struct diags *diags, const struct diag *diag) {
  struct diag *copy = new_item(diags);
  *copy = copy_diag(diags->arena, diag);
  count_in(diags, copy);
}

void diags_make_notes(struct diags *diags) {
  for (size_t i = 0; i < diags->count; i++) diags->items[i].severity = SEVERITY_NOTE;
  diags->added_of[SEVERITY_NOTE] = diags->added;
  diags->added_of[SEVERITY_ERROR] = diags->added_of[SEVERITY_WARNING] = 0;
  diags->blames_environment = diags->blames_usage = false;
}

void diags_merge(struct diags *diags, struct diags *from) {
  for (size_t i = 0; i < from->count; i++) {
    struct diag *diag = new_item(diags);
    *diag = copy_diag(diags->arena, &from->items[i]);
  }
  diags->added += from->added;
  for (int i = SEVERITY_ERROR; i <= SEVERITY_NOTE; i++) diags->added_of[i] += from->added_of[i];
  diags->has_dropped |= from->has_dropped;
  diags->blames_environment |= from->blames_environment;
  diags->blames_usage |= from->blames_usage;
  struct diags empty = {.arena = from->arena, .soften = from->soften};
  arena_reset(from->arena);
  *from = empty;
}

void diags_drop(struct diags *diags, bool (*is_dropped)(void *context, const struct diag *diag), void *context) {
  size_t kept = 0;
  for (size_t i = 0; i < diags->count; i++) {
    const struct diag *diag = &diags->items[i];
    if (is_dropped(context, diag)) {
      diags->added--;
      diags->added_of[diag->severity]--;
    } else {
      diags->items[kept++] = *diag;
    }
  }
  diags->count = kept;
}

/* -- asking -- */

size_t diags_count(const struct diags *diags) {
  return diags->count;
}

size_t diags_dropped(const struct diags *diags) {
  return diags->has_dropped ? diags->added - diags->count : 0;
}

size_t diags_count_of(const struct diags *diags, enum severity severity) {
  if (diags->has_dropped) return diags->added_of[severity];
  size_t count = 0;
  for (size_t i = 0; i < diags->count; i++) count += diags->items[i].severity == severity;
  return count;
}

const struct diag *diags_at(const struct diags *diags, size_t index) {
  return &diags->items[index];
}

bool diags_blame_environment(const struct diags *diags) {
  return diags->blames_environment;
}

bool diags_blame_usage(const struct diags *diags) {
  return diags->blames_usage;
}

const char *diag_slug(enum diag_code code) {
  return table[code].slug;
}

enum diag_code diag_find(struct str slug) {
  enum diag_code code = 0;
  while (code < DIAG_CODE_COUNT && !str_is(slug, table[code].slug)) code++;
  return code;
}

const char *diag_explanation(enum diag_code code, enum diag_language language) {
  return table[code].explanations[language];
}

/* -- writing -- */

/* The part of a bilingual argument that is in `language`; the whole of any other. */
static struct str argument_in(struct str argument, enum diag_language language) {
  size_t separator = str_find_char(argument, '\x1F', 0);
  if (separator == STR_NOT_FOUND) return argument;
  return language == DIAG_DANISH ? str_slice(argument, separator + 1, argument.len) : str_slice(argument, 0, separator);
}

void diag_message(const struct diag *diag, enum diag_language language, struct buf *out) {
  struct str text = str_from(table[diag->code].texts[language]);
  for (size_t at; (at = str_find_char(text, '{', 0)) != STR_NOT_FOUND;) {
    bool is_placeholder = at + 2 < text.len && text.at[at + 1] >= '0' && text.at[at + 1] <= '2' && text.at[at + 2] == '}';
    buf_add(out, str_slice(text, 0, is_placeholder ? at : at + 1));
    if (is_placeholder) text_add_visible(out, argument_in(diag->arguments[text.at[at + 1] - '0'], language));
    text = str_slice(text, is_placeholder ? at + 3 : at + 1, text.len);
  }
  buf_add(out, text);
}

struct paint {
  const char *strong;
  const char *severities[SEVERITY_NOTE + 1];
  const char *caret;
  const char *off;
};

static const struct paint *choose_paint(const struct diag_style *style) {
  static const struct paint none = {"", {"", "", ""}, "", ""};
  static const struct paint ansi = {"\x1b[1m", {"\x1b[1;31m", "\x1b[1;35m", "\x1b[1;36m"}, "\x1b[1;32m", "\x1b[0m"};
  return style->colour ? &ansi : &none;
}

static void write_place(const struct diag *diag, struct buf *out) {
  if (diag->path.len == 0) {
    buf_add(out, STR("spor"));
    return;
  }
  text_add_visible(out, diag->path);
  if (diag->edition.len) {
    buf_add_char(out, '@');
    text_add_visible(out, diag->edition);
  }
  if (diag->line) buf_format(out, ":%u:%u", diag->line, diag->column);
}

static void write_source(const struct diag *diag, const struct paint *paint, int margin, struct buf *out) {
  buf_format(out, "%*u | ", margin, diag->line);
  buf_add(out, diag->source);
  buf_format(out, "\n%*s | %*s%s^", margin, "", (int)diag->caret - 1, "", paint->caret);
  for (unsigned i = 1; i < diag->caret_width; i++) buf_add_char(out, '~');
  buf_format(out, "%s\n", paint->off);
}

void diag_write(const struct diag *diag, const struct diag_style *style, struct buf *out) {
  static const char *const words[][3] = {[DIAG_ENGLISH] = {"error", "warning", "note"}, [DIAG_DANISH] = {"fejl", "advarsel", "bemærkning"}};
  static const char *const asking[] = {[DIAG_ENGLISH] = "did you mean", [DIAG_DANISH] = "mente du"};
  const struct paint *paint = choose_paint(style);
  buf_add_zero(out, paint->strong);
  write_place(diag, out);
  buf_format(out, ":%s %s%s:%s ", paint->off, paint->severities[diag->severity], words[style->language][diag->severity], paint->off);
  diag_message(diag, style->language, out);
  buf_format(out, " [%s]\n", diag_slug(diag->code));
  int margin = snprintf(NULL, 0, "%u", diag->line);
  if (diag->line) write_source(diag, paint, margin, out);
  if (diag->suggestion.len == 0) return;
  buf_format(out, "%*s = %s “", margin, "", asking[style->language]);
  text_add_visible(out, diag->suggestion);
  buf_add(out, STR("”?\n"));
}

static void add_json_or_null(struct buf *out, const char *name, struct str value) {
  buf_format(out, ", \"%s\": ", name);
  if (value.len) {
    buf_add_json(out, value);
  } else {
    buf_add(out, STR("null"));
  }
}

static void add_number_or_null(struct buf *out, const char *name, unsigned value) {
  if (value) {
    buf_format(out, ", \"%s\": %u", name, value);
  } else {
    buf_format(out, ", \"%s\": null", name);
  }
}

static void write_json(const struct diag *diag, enum diag_language language, struct buf *out) {
  static const char *const words[] = {"error", "warning", "note"};
  struct buf message;
  buf_init(&message, BUF_LIMIT_DEFAULT);
  diag_message(diag, language, &message);
  buf_add(out, STR("{\"path\": "));
  if (diag->path.len) {
    buf_add_json(out, diag->path);
  } else {
    buf_add(out, STR("null"));
  }
  add_json_or_null(out, "edition", diag->edition);
  add_number_or_null(out, "line", diag->line);
  add_number_or_null(out, "column", diag->column);
  buf_format(out, ", \"severity\": \"%s\", \"code\": \"%s\"", words[diag->severity], diag_slug(diag->code));
  add_json_or_null(out, "message", buf_str(&message));
  add_json_or_null(out, "suggestion", diag->suggestion);
  buf_add_char(out, '}');
  buf_release(&message);
}

void diags_write_json(const struct diags *diags, enum diag_language language, struct buf *out) {
  buf_add_char(out, '[');
  for (size_t i = 0; i < diags->count; i++) {
    buf_add_zero(out, i ? ",\n  " : "\n  ");
    write_json(&diags->items[i], language, out);
  }
  buf_add_zero(out, diags->count ? "\n]\n" : "]\n");
}
