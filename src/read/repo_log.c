#include "read/repo_log.h"

#include <strings.h>

#include "base/arena.h"
#include "read/follow.h"
#include "read/log_cache.h"
#include "read/repo.h"

static bool walk(struct repo *repo, const struct object_id *tip, struct str path, struct str suffix, const char *cache_folder,
                 struct arena *arena, struct repo_log *log, struct diags *diags) {
  struct commit_graph graph;
  commit_graph_init(&graph, arena);
  if (cache_folder != NULL) log_cache_read(cache_folder, path, suffix, &graph);
  if (!commit_graph_load(&graph, repo, commit_graph_add(&graph, tip), diags)) return false;
  if (!follow_files(repo, &graph, path, suffix, arena, log, diags)) return false;
  if (cache_folder != NULL && graph.has_news) log_cache_write(cache_folder, path, suffix, &graph);
  log->commits = arena_array(arena, graph.order_count, sizeof(struct log_commit *));
  log->commit_count = graph.order_count;
  for (size_t i = 0; i < graph.order_count; i++) log->commits[i] = graph.commits[graph.order[i]].facts;
  return true;
}

bool repo_log_walk(struct repo *repo, const char tip[41], struct str path, const char *suffix, const char *cache_folder,
                   struct arena *arena, struct repo_log *log, struct diags *diags) {
  *log = (struct repo_log){0};
  struct object_id id;
  if (repo_is_shallow(repo)) return repo_refuse(diags, DIAG_GIT_SHALLOW, STR(""));
  if (!object_id_parse(tip, &id)) return repo_refuse(diags, DIAG_GIT_REVISION, str_from(tip));
  return walk(repo, &id, path, str_from(suffix), cache_folder, arena, log, diags);
}

static int compare_with_file(const void *path, const void *file) {
  return str_compare(*(const struct str *)path, ((const struct log_file *)file)->path);
}

const struct log_file *repo_log_file(const struct repo_log *log, struct str path) {
  if (log->file_count == 0) return NULL;
  return bsearch(&path, log->files, log->file_count, sizeof *log->files, compare_with_file);
}

/* Keys are ASCII, in any case. */
static bool is_alike(struct str a, struct str b) {
  return a.len == b.len && strncasecmp(a.at, b.at, a.len) == 0;
}

struct str log_commit_trailer(const struct log_commit *commit, const char *key) {
  for (size_t i = commit->trailer_count; i-- > 0;) {
    if (is_alike(commit->trailers[i].key, str_from(key))) return commit->trailers[i].value;
  }
  return STR("");
}

bool log_commit_has_trailer(const struct log_commit *commit, struct str written) {
  size_t colon = str_find_char(written, ':', 0);
  if (colon == STR_NOT_FOUND) return false;
  struct str key = str_trim(str_slice(written, 0, colon)), value = str_trim(str_slice(written, colon + 1, written.len));
  for (size_t i = 0; i < commit->trailer_count; i++) {
    if (is_alike(commit->trailers[i].key, key) && str_equal(commit->trailers[i].value, value)) return true;
  }
  return false;
}

bool log_commit_affirms(const struct log_commit *commit, const char *key) {
  struct str value = log_commit_trailer(commit, key);
  return is_alike(value, STR("ja")) || is_alike(value, STR("yes"));
}
