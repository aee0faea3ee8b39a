/* The seconds of a processor that comparing texts takes, apart from everything else: compare ROOT
 * Two figures for all texts that a site's comparisons ask for, in one thread: to compare them, and to copy the marked trees that come of
 * it. A cache on disk would at least have to do the latter to give them back. */
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/build.h"
#include "relate/compare.h"
#include "relate/text_diffs.h"

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct text_diffs *list_texts(struct arena *arena, const struct site *site) {
  struct text_diffs *diffs = text_diffs_new(arena);
  for (size_t i = 0; i < site->comparison_count; i++) {
    const struct comparison *comparison = site->comparisons[i];
    struct compare_input input = {comparison->from, comparison->to, site->lineage, site->history, NULL};
    compare_list_texts(arena, &input, diffs);
  }
  return diffs;
}

static double compare_texts(struct arena *arena, struct text_diffs *diffs) {
  double start = seconds();
  size_t families = text_diffs_settle(diffs);
  for (size_t i = 0; i < families; i++) text_diffs_make(diffs, i, arena);
  return seconds() - start;
}

static double copy_trees(const struct site *site, const struct text_diffs *diffs) {
  struct arena *arena = arena_new();
  double start = seconds();
  for (size_t i = 0; i < site->comparison_count; i++) {
    const struct comparison *comparison = site->comparisons[i];
    for (size_t j = 0; j < comparison->document_count; j++) {
      const struct document_comparison *pair = &comparison->documents[j];
      bool is_pair = pair->from != NULL && pair->to != NULL;
      const struct treediff *diff = is_pair ? text_diffs_get(diffs, pair->from->document, pair->to->document) : NULL;
      if (diff != NULL) treediff_copy(arena, diff);
    }
  }
  arena_free(arena);
  return seconds() - start;
}

int main(int count, char **arguments) {
  if (count != 2) return 2;
  struct diags *diags = diags_new();
  struct build_options options = {
      .root = {.folder = arguments[1], .theme = getenv("SPOR_THEME")}, .moment = time(NULL), .jobs = 1, .without_terms = true};
  struct build *build = build_load(&options, diags);
  if (build != NULL) {
    struct arena *arena = arena_new();
    struct text_diffs *diffs = list_texts(arena, &build->site);
    double compared = compare_texts(arena, diffs);
    printf("%.6f %.6f\n", compared, copy_trees(&build->site, diffs));
    arena_free(arena);
  }
  build_free(build);
  diags_free(diags);
  return build != NULL ? 0 : 1;
}
