/* The seconds that a site's search index takes, apart from everything else: index ROOT FOLDER
 * From parsed documents to files in FOLDER, in one thread. Two figures: with the folder as it is, and once more with what the dictionary
 * told kept there from the first time. */
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/build.h"
#include "read/lexicon.h"
#include "search/index.h"

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool write_file(struct arena *arena, const char *folder, struct str path, struct str bytes) {
  size_t slash = 0;
  for (size_t i = 0; i < path.len; i++) slash = path.at[i] == '/' ? i + 1 : slash;
  FILE *file = fopen(str_zero(arena, str_format(arena, "%s/%.*s", folder, STR_ARG(str_slice(path, slash, path.len)))), "wb");
  bool is_written = file != NULL && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
  return file != NULL && fclose(file) == 0 && is_written;
}

static bool write_files(const struct search_index *index, const char *folder) {
  struct arena *scratch = arena_new();
  struct buf out;
  bool is_written = true;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < search_file_count(index) && is_written; i++) {
    arena_reset(scratch);
    buf_clear(&out);
    search_file_write(index, i, scratch, &out);
    is_written = write_file(scratch, folder, search_file_path(scratch, index, i), buf_str(&out));
  }
  buf_release(&out);
  arena_free(scratch);
  return is_written;
}

static bool make(const struct build *build, const char *folder, double *duration, struct diags *diags) {
  struct arena *arena = arena_new();
  double start = seconds();
  struct lexicon *lexicon = lexicon_open(STR("da"), folder, diags);
  struct search_input input = {&build->site, lexicon, SCOPE_IN_FORCE, 1};
  bool is_made = lexicon != NULL && write_files(search_index_make(arena, &input, diags), folder);
  lexicon_close(lexicon);
  *duration = seconds() - start;
  arena_free(arena);
  return is_made;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  struct diags *diags = diags_new();
  struct build_options options = {
      .root = {.folder = arguments[1], .theme = getenv("SPOR_THEME")}, .moment = time(NULL), .jobs = 1, .without_terms = true};
  struct build *build = build_load(&options, diags);
  double first;
  double second;
  bool is_made = build != NULL && make(build, arguments[2], &first, diags) && make(build, arguments[2], &second, diags);
  if (is_made) printf("%.6f %.6f\n", first, second);
  build_free(build);
  diags_free(diags);
  return is_made ? 0 : 1;
}
