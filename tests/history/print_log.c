/* Prints the history of a repository's documents: print_log REPOSITORY REVISION FOLDER [CACHE]
 * A line for each change: path at the tip, commit, path after it, path before it (- for none). With DURATION set it prints the
 * seconds that the walk took instead. */
#include "base/arena.h"
#include "base/diag.h"
#include "read/repo.h"
#include "read/repo_log.h"

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void print_file(const struct log_file *file) {
  for (size_t i = 0; i < file->change_count; i++) {
    const struct log_change *change = &file->changes[i];
    struct str old = change->old_path.len > 0 ? change->old_path : STR("-");
    printf("%.*s\t%s\t%.*s\t%.*s\n", STR_ARG(file->path), change->commit->id, STR_ARG(change->path), STR_ARG(old));
  }
}

static bool walk(char **arguments, struct arena *arena, struct repo_log *log, double *duration, struct diags *diags) {
  struct repo *repo;
  char tip[41];
  if (repo_open(arguments[1], true, &repo, diags) != REPO_FOUND) return false;
  bool is_found = repo_resolve(repo, str_from(arguments[2]), tip, diags);
  double start = seconds();
  bool is_walked = is_found && repo_log_walk(repo, tip, str_from(arguments[3]), ".md", arguments[4], arena, log, diags);
  *duration = seconds() - start;
  repo_close(repo);
  return is_walked;
}

int main(int count, char **arguments) {
  if (count < 4) return 2;
  struct arena *arena = arena_new();
  struct diags *diags = diags_new();
  struct repo_log log = {0};
  double duration;
  bool is_walked = walk(arguments, arena, &log, &duration, diags);
  if (getenv("DURATION") != NULL && is_walked)
    printf("%.6f\n", duration);
  else
    for (size_t i = 0; i < log.file_count; i++) print_file(&log.files[i]);
  for (size_t i = 0; i < diags_count(diags); i++) fprintf(stderr, "%s\n", diag_slug(diags_at(diags, i)->code));
  diags_free(diags);
  arena_free(arena);
  return is_walked ? 0 : 1;
}
