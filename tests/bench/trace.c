/* The seconds that the history of a site's documents takes, apart from everything else: trace ROOT CACHE
 * Two figures: with the cache folder as it is, and once more with what the first time left there. */
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/build.h"
#include "read/repo.h"
#include "relate/history.h"

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A repository opened anew: what libgit2 keeps of the objects that it has read is of no help. */
static bool trace(const struct build *build, const char *cache, double *duration, struct diags *diags) {
  struct arena *arena = arena_new();
  struct repo *repo;
  double start = seconds();
  bool is_open = repo_open(build->options.root.folder, false, &repo, diags) == REPO_FOUND;
  struct history_input input = {
      .config = &build->config,
      .editions = build->site.editions,
      .edition_count = build->site.edition_count,
      .groups = build->site.groups,
      .group_count = build->site.group_count,
      .repo = repo,
      .folder_in_repo = build->root.folder_in_repo,
      .tip = build->root.tip,
      .cache_folder = cache,
  };
  bool is_traced = is_open && history_trace(arena, &input, diags) != NULL;
  *duration = seconds() - start;
  if (is_open) repo_close(repo);
  arena_free(arena);
  return is_traced;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  struct diags *diags = diags_new();
  struct build_options options = {.root = {.folder = arguments[1], .theme = getenv("SPOR_THEME")}, .moment = time(NULL), .jobs = 1};
  struct build *build = build_load(&options, diags);
  double first;
  double second;
  bool is_traced = build != NULL && trace(build, arguments[2], &first, diags) && trace(build, arguments[2], &second, diags);
  if (is_traced) printf("%.6f %.6f\n", first, second);
  build_free(build);
  diags_free(diags);
  return is_traced ? 0 : 1;
}
