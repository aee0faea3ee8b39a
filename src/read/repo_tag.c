#include "read/repo_tag.h"

#include <git2/config.h>
#include <git2/errors.h>
#include <git2/refs.h>
#include <git2/repository.h>
#include <git2/signature.h>
#include <git2/status.h>
#include <git2/tag.h>

#include "base/arena.h"
#include "read/repo_internal.h"

/* -- what is not committed -- */

static struct str path_of(const git_status_entry *entry) {
  const git_diff_delta *delta = entry->index_to_workdir != NULL ? entry->index_to_workdir : entry->head_to_index;
  if (delta == NULL) return (struct str){0};
  return str_from(delta->new_file.path != NULL ? delta->new_file.path : delta->old_file.path);
}

static int compare_paths(const void *a, const void *b) {
  return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void list_files(git_status_list *list, struct arena *arena, struct str **files, size_t *count) {
  size_t all = git_status_list_entrycount(list);
  *files = arena_array(arena, all, sizeof **files);
  for (size_t i = 0; i < all; i++) {
    struct str path = path_of(git_status_byindex(list, i));
    if (path.len > 0) (*files)[(*count)++] = str_copy(arena, path);
  }
  if (*count > 1) qsort(*files, *count, sizeof **files, compare_paths);
}

bool repo_uncommitted(struct repo *repo, const struct str *paths, size_t path_count, struct arena *arena, struct str **files, size_t *count,
                      struct diags *diags) {
  char **names = arena_array(arena, path_count, sizeof *names);
  for (size_t i = 0; i < path_count; i++) names[i] = arena_copy(arena, str_zero(arena, paths[i]), paths[i].len + 1);
  git_status_options options = {
      .version = GIT_STATUS_OPTIONS_VERSION,
      .show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR,
      .flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH,
      .pathspec = {names, path_count},
  };
  git_status_list *list = NULL;
  *count = 0;
  bool is_read = git_status_list_new(&list, repo->git, &options) == 0;
  if (is_read) list_files(list, arena, files, count);
  git_status_list_free(list);
  return is_read || repo_report(diags);
}

/* -- tags -- */

void repo_tag_commit(struct repo *repo, struct str name, char commit[41]) {
  struct arena *arena = arena_new();
  git_reference *reference = NULL;
  git_object *object = NULL;
  commit[0] = '\0';
  const char *full = str_zero(arena, str_format(arena, "refs/tags/%.*s", STR_ARG(name)));
  bool is_there = git_reference_lookup(&reference, repo->git, full) == 0;
  if (is_there && git_reference_peel(&object, reference, GIT_OBJECT_COMMIT) == 0) git_oid_tostr(commit, 41, git_object_id(object));
  git_object_free(object);
  git_reference_free(reference);
  arena_free(arena);
}

/* As git does: the environment goes before the settings. libgit2 1.5 knows only the latter. */
static bool sign(struct repo *repo, git_signature **signature) {
  const char *name = getenv("GIT_COMMITTER_NAME");
  const char *email = getenv("GIT_COMMITTER_EMAIL");
  if (name != NULL && name[0] != '\0' && email != NULL && email[0] != '\0') return git_signature_now(signature, name, email) == 0;
  return git_signature_default(signature, repo->git) == 0;
}

bool repo_tag_add(struct repo *repo, struct str name, const char commit[41], struct str message, struct diags *diags) {
  struct arena *arena = arena_new();
  git_signature *signature = NULL;
  git_object *object = NULL;
  git_oid id;
  git_oid tag;
  if (!sign(repo, &signature)) {
    arena_free(arena);
    return repo_refuse(diags, DIAG_GIT_IDENTITY, STR(""));
  }
  bool is_made = git_oid_fromstr(&id, commit) == 0 && git_object_lookup(&object, repo->git, &id, GIT_OBJECT_COMMIT) == 0 &&
                 git_tag_create(&tag, repo->git, str_zero(arena, name), object, signature, str_zero(arena, message), 0) == 0;
  git_object_free(object);
  git_signature_free(signature);
  arena_free(arena);
  return is_made || repo_report(diags);
}

bool repo_tag_remove(struct repo *repo, struct str name, struct diags *diags) {
  struct arena *arena = arena_new();
  bool is_gone = git_tag_delete(repo->git, str_zero(arena, name)) == 0;
  arena_free(arena);
  return is_gone || repo_report(diags);
}
