#include "build/outside.h"

#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check/external.h"

#define NO_TEXT ((struct str){0})

enum { PAUSE_MILLISECONDS = 300, SECONDS = 15 };

static void add(const struct outside_link *link, enum diag_code code, struct str detail, struct str suggestion, struct diags *diags) {
  if (link->place.file == NULL) {
    diags_add_path(diags, code, link->page, link->url, detail);
    return;
  }
  diags_soften(diags, link->place.file->edition.len > 0);
  diags_suggest(diags, code, link->place, link->url, detail, suggestion);
  diags_soften(diags, false);
}

static void tell(const struct outside_link *link, const struct external_answer *answer, struct diags *diags) {
  switch (answer->state) {
  case EXTERNAL_FINE:
  case EXTERNAL_UNASKED: break;
  case EXTERNAL_MOVED: add(link, DIAG_OUTSIDE_MOVED, answer->detail, answer->detail, diags); break;
  case EXTERNAL_GONE: add(link, DIAG_OUTSIDE_GONE, answer->detail, NO_TEXT, diags); break;
  case EXTERNAL_FAILING: add(link, DIAG_OUTSIDE_FAILING, answer->detail, NO_TEXT, diags); break;
  case EXTERNAL_REFUSED: add(link, DIAG_OUTSIDE_REFUSED, answer->detail, NO_TEXT, diags); break;
  }
}

void outside_check(const struct outside_links *links, const char *cache_folder, struct diags *diags) {
  struct arena *arena = arena_new();
  struct str *urls = arena_array(arena, links->count, sizeof *urls);
  for (size_t i = 0; i < links->count; i++) urls[i] = links->at[i].url;
  struct external_options options = {cache_folder, (int64_t)time(NULL), PAUSE_MILLISECONDS, SECONDS};
  const struct external_answer *answers = external_ask(arena, &options, urls, links->count);
  size_t unasked = 0;
  for (size_t i = 0; i < links->count; i++) {
    tell(&links->at[i], &answers[i], diags);
    unasked += answers[i].state == EXTERNAL_UNASKED;
  }
  if (unasked > 0) diags_add_path(diags, DIAG_OUTSIDE_UNASKED, NO_TEXT, str_format(arena, "%zu", unasked), NO_TEXT);
  arena_free(arena);
}
