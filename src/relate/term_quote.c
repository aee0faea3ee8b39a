#include "relate/term_quote.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

#define QUOTE_MAX ((size_t)1000) /* bytes, as of references' sentences */

/* Takes the bounds of quotes that lie at byte `at` along; returns where the next one lies. Quotes begin and end in order. */
static size_t move_bounds(struct term_quote *quotes, size_t count, size_t *next, size_t at, size_t len) {
  for (; *next < 2 * count; ++*next) {
    struct term_quote *quote = &quotes[*next / 2];
    bool is_start = *next % 2 == 0;
    size_t bound = is_start ? quote->start : quote->end;
    if (bound != at) return bound;
    *(is_start ? &quote->mark_start : &quote->mark_end) = len;
  }
  return (size_t)-1;
}

/* Copies the text with white space folded and moves the quotes' bounds along. */
static struct str fold(struct arena *arena, struct str text, struct term_quote *quotes, size_t count) {
  char *out = arena_alloc(arena, text.len);
  size_t len = 0;
  size_t next = 0;
  size_t bound = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (i == bound || i == 0) bound = move_bounds(quotes, count, &next, i, len);
    char c = text.at[i];
    bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_space && (len == 0 || out[len - 1] == ' ')) continue;
    out[len++] = is_space ? ' ' : c;
  }
  move_bounds(quotes, count, &next, text.len, len);
  return (struct str){out, len};
}

/* Of a sentence without end the part around the hit. */
static struct str shorten(struct str text, size_t *start, size_t end, const struct term_quote *quote) {
  if (end - *start <= QUOTE_MAX) return str_slice(text, *start, end);
  size_t from = quote->mark_start > *start + QUOTE_MAX / 2 ? quote->mark_start - QUOTE_MAX / 2 : *start;
  while (from > *start && !utf8_begins(text.at[from])) from--;
  size_t to = from + QUOTE_MAX < end ? from + QUOTE_MAX : end;
  if (to < quote->mark_end) to = quote->mark_end;
  while (to < end && !utf8_begins(text.at[to])) to++;
  *start = from;
  return str_slice(text, from, to);
}

void term_quotes_cut(const struct term_quoting *quoting, struct str text, struct term_quote *quotes, size_t count) {
  struct str folded = fold(quoting->scratch, text, quotes, count);
  size_t span_count;
  const struct text_span *spans = sentence_cutter_spans(quoting->cutter, quoting->scratch, folded, &span_count);
  size_t span = 0;
  for (size_t i = 0; i < count; i++) {
    struct term_quote *quote = &quotes[i];
    while (span + 1 < span_count && spans[span].end <= quote->mark_start) span++;
    size_t last = span;
    while (last + 1 < span_count && spans[last].end < quote->mark_end) last++;
    size_t start = span_count > 0 ? spans[span].start : 0;
    size_t end = span_count > 0 ? spans[last].end : folded.len;
    while (end > quote->mark_end && folded.at[end - 1] == ' ') end--;
    quote->sentence = str_copy(quoting->arena, shorten(folded, &start, end, quote));
    quote->mark_start -= start;
    quote->mark_end -= start;
  }
}
