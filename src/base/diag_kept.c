#include "base/diag_kept.h"

#include "base/arena.h"
#include "base/buf.h"

/* One finding is a row of numbers and then its texts, each with its length in front. The slug stands for the code, whose number another
 * program may use for something else. */
enum { NUMBER_COUNT = 6, TEXT_COUNT = 8 };

static void keep_numbers(const struct diag *diag, struct buf *out) {
  buf_format(out, "%u %u %u %u %u %u\n", (unsigned)diag->severity, diag->line, diag->column, diag->width, diag->caret, diag->caret_width);
}

static void keep_text(struct str text, struct buf *out) {
  buf_format(out, "%zu ", text.len);
  buf_add(out, text);
  buf_add_char(out, '\n');
}

void diags_keep(const struct diags *diags, struct buf *out) {
  for (size_t i = 0; i < diags_count(diags); i++) {
    const struct diag *diag = diags_at(diags, i);
    keep_numbers(diag, out);
    keep_text(str_from(diag_slug(diag->code)), out);
    keep_text(diag->path, out);
    keep_text(diag->edition, out);
    keep_text(diag->source, out);
    for (size_t j = 0; j < 3; j++) keep_text(diag->arguments[j], out);
    keep_text(diag->suggestion, out);
  }
}

/* Takes the digits in front of `end` off the text, and `end`. */
static bool take_number(struct str *rest, char end, size_t *number) {
  size_t at = 0;
  *number = 0;
  while (at < rest->len && at < 9 && rest->at[at] >= '0' && rest->at[at] <= '9') *number = *number * 10 + (size_t)(rest->at[at++] - '0');
  if (at == 0 || at == rest->len || rest->at[at] != end) return false;
  *rest = str_slice(*rest, at + 1, rest->len);
  return true;
}

static bool take_text(struct str *rest, struct str *text) {
  size_t len;
  if (!take_number(rest, ' ', &len) || rest->len <= len || rest->at[len] != '\n') return false;
  *text = str_slice(*rest, 0, len);
  *rest = str_slice(*rest, len + 1, rest->len);
  return true;
}

static bool take_diag(struct str *rest, struct diag *diag) {
  size_t numbers[NUMBER_COUNT];
  struct str texts[TEXT_COUNT];
  for (size_t i = 0; i < NUMBER_COUNT; i++) {
    if (!take_number(rest, i + 1 < NUMBER_COUNT ? ' ' : '\n', &numbers[i])) return false;
  }
  for (size_t i = 0; i < TEXT_COUNT; i++) {
    if (!take_text(rest, &texts[i])) return false;
  }
  *diag = (struct diag){
      .code = diag_find(texts[0]),
      .severity = (enum severity)numbers[0],
      .path = texts[1],
      .edition = texts[2],
      .line = (unsigned)numbers[1],
      .column = (unsigned)numbers[2],
      .width = (unsigned)numbers[3],
      .source = texts[3],
      .caret = (unsigned)numbers[4],
      .caret_width = (unsigned)numbers[5],
      .arguments = {texts[4], texts[5], texts[6]},
      .suggestion = texts[7],
  };
  return diag->code < DIAG_CODE_COUNT && numbers[0] <= SEVERITY_NOTE;
}

bool diags_recall(struct diags *diags, struct str bytes) {
  struct diags *recalled = diags_new();
  bool is_whole = true;
  while (bytes.len > 0 && is_whole) {
    struct diag diag;
    is_whole = take_diag(&bytes, &diag);
    if (is_whole) diags_repeat(recalled, &diag);
  }
  if (is_whole) diags_merge(diags, recalled);
  diags_free(recalled);
  return is_whole;
}
