#include "read/repo.h"

#include <git2/branch.h>
#include <git2/commit.h>
#include <git2/common.h>
#include <git2/diff.h>
#include <git2/errors.h>
#include <git2/global.h>
#include <git2/graph.h>
#include <git2/object.h>
#include <git2/odb.h>
#include <git2/oid.h>
#include <git2/refs.h>
#include <git2/repository.h>
#include <git2/revparse.h>
#include <git2/revwalk.h>
#include <git2/tree.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"
#include "read/commit_object.h"
#include "read/repo_internal.h"

/* A few tree objects that hold one another many times over stand for more files than fit on any disk. */
#define ENTRY_LIMIT 200000
#define FOLDER_DEPTH_LIMIT 128
#define RENAME_LIMIT 1000

bool repo_refuse(struct diags *diags, enum diag_code code, struct str argument) {
  diags_add(diags, code, (struct place){0}, argument, STR(""), STR(""));
  return false;
}

bool repo_report(struct diags *diags) {
  const git_error *error = git_error_last();
  return repo_refuse(diags, DIAG_GIT_ERROR, error != NULL ? str_from(error->message) : STR("unknown error"));
}

/* -- objects -- */

void object_id_write(const struct object_id *id, char hex[41]) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < sizeof id->bytes; i++) {
    hex[2 * i] = digits[id->bytes[i] >> 4];
    hex[2 * i + 1] = digits[id->bytes[i] & 15];
  }
  hex[40] = '\0';
}

bool object_id_parse(const char *hex, struct object_id *id) {
  git_oid oid;
  if (strnlen(hex, 40) < 40 || git_oid_fromstrn(&oid, hex, 40) != 0) return false;
  memcpy(id->bytes, oid.id, sizeof id->bytes);
  return true;
}

static bool refuse_object(const char id[41], struct diags *diags) {
  const git_error *error = git_error_last();
  const char *said = error != NULL ? error->message : "?";
  char message[640];
  snprintf(message, sizeof message, DIAG_WORDS("the object %.40s cannot be read: %.200s", "objektet %.40s kan ikke læses: %.200s"), id,
           said, id, said);
  return repo_refuse(diags, DIAG_GIT_ERROR, str_from(message));
}

bool repo_read_object(struct repo *repo, const struct object_id *id, git_object_t type, git_odb_object **object, struct diags *diags) {
  git_oid oid;
  char hex[41];
  git_oid_fromraw(&oid, id->bytes);
  object_id_write(id, hex);
  if (git_odb_read(object, repo->objects, &oid) != 0) return refuse_object(hex, diags);
  if (git_odb_object_type(*object) == type) return true;
  git_odb_object_free(*object);
  char message[96];
  snprintf(message, sizeof message, "the object %s is no %s", hex, git_object_type2string(type));
  return repo_refuse(diags, DIAG_GIT_ERROR, str_from(message));
}

/* -- opening -- */

static bool stands_at(const char *folder, const char *name, struct stat *status) {
  char path[PATH_MAX];
  int len = snprintf(path, sizeof path, "%s/%s", folder, name);
  return len > 0 && (size_t)len < sizeof path && stat(path, status) == 0;
}

static bool looks_bare(const char *folder) {
  struct stat status;
  return stands_at(folder, "HEAD", &status) && S_ISREG(status.st_mode) && stands_at(folder, "objects", &status) &&
         S_ISDIR(status.st_mode) && stands_at(folder, "refs", &status) && S_ISDIR(status.st_mode);
}

static bool is_ours(const struct stat *status) {
  return status->st_uid == geteuid();
}

/* Where something looks like a repository. git wants both the work tree and its `.git` to be owned by who runs it. */
struct finding {
  char path[PATH_MAX];
  bool is_ours;
};

static bool look_at(const struct stat *status, struct finding *finding) {
  struct stat inner;
  bool has_git = stands_at(finding->path, ".git", &inner);
  finding->is_ours = is_ours(status) && (!has_git || is_ours(&inner));
  return has_git || looks_bare(finding->path);
}

/* Cuts the last part off an absolute path; false at the root. */
static bool go_up(char *path) {
  if (strcmp(path, "/") == 0) return false;
  char *slash = strrchr(path, '/');
  slash[slash == path ? 1 : 0] = '\0';
  return true;
}

/* Looks at the folder and above it, no further than libgit2 does: on one file system. */
static bool look_around(const char *folder, bool is_exact, struct finding *finding) {
  struct stat status;
  if (realpath(folder, finding->path) == NULL || stat(finding->path, &status) != 0) return false;
  dev_t device = status.st_dev;
  do {
    if (stat(finding->path, &status) != 0 || status.st_dev != device) return false;
    if (look_at(&status, finding)) return true;
  } while (!is_exact && go_up(finding->path));
  return false;
}

/* A HEAD that cannot be read would look like a repository without commits. */
static bool has_head(const struct repo *repo) {
  git_reference *head;
  int error = git_reference_lookup(&head, repo->git, "HEAD");
  if (error == 0) git_reference_free(head);
  return error == 0;
}

/* Opens what was found. libgit2 1.5.1 answers a repository of another user with "not found", unless it was declared safe. */
static bool open_git(const char *folder, bool is_exact, const struct finding *finding, struct repo *repo, struct diags *diags) {
  int error = git_repository_open_ext(&repo->git, folder, is_exact ? GIT_REPOSITORY_OPEN_NO_SEARCH : 0, NULL);
  if (error == 0 && git_repository_odb(&repo->objects, repo->git) == 0 && has_head(repo)) return true;
  bool is_refused = (error == GIT_ENOTFOUND || error == GIT_EOWNER) && !finding->is_ours;
  return is_refused ? repo_refuse(diags, DIAG_GIT_OWNER, str_from(finding->path)) : repo_report(diags);
}

/* libgit2 hashes every object again that it reads, and keeps those that it read in a table; each costs the walk over a history a third of
 * its time. git does not hash either: damaged bytes are found when they are unpacked. Both settings are the process's. */
static bool start_library(void) {
  return git_libgit2_init() >= 0 && git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0) == 0 &&
         git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0) == 0;
}

enum repo_state repo_open(const char *folder, bool is_exact, struct repo **repo, struct diags *diags) {
  struct finding finding;
  *repo = NULL;
  if (!look_around(folder, is_exact, &finding)) return REPO_NONE; /* starting libgit2 reads all of TLS's certificates */
  if (!start_library()) {
    repo_report(diags);
    return REPO_REFUSED;
  }
  struct repo *opened = calloc(1, sizeof *opened);
  if (opened == NULL) out_of_memory(sizeof *opened);
  bool is_open = open_git(folder, is_exact, &finding, opened, diags);
  if (is_open)
    *repo = opened;
  else
    repo_close(opened);
  return is_open ? REPO_FOUND : REPO_REFUSED;
}

void repo_close(struct repo *repo) {
  if (repo == NULL) return;
  git_odb_free(repo->objects);
  git_repository_free(repo->git);
  git_libgit2_shutdown();
  free(repo);
}

struct str repo_work_tree(const struct repo *repo) {
  return str_from(git_repository_workdir(repo->git));
}

struct str repo_head_folder(const struct repo *repo) {
  return str_from(git_repository_path(repo->git));
}

struct str repo_refs_folder(const struct repo *repo) {
  return str_from(git_repository_commondir(repo->git));
}

bool repo_is_shallow(const struct repo *repo) {
  return git_repository_is_shallow(repo->git) == 1;
}

/* -- revisions -- */

static bool find_commit(git_repository *git, const char *expression, git_oid *id) {
  git_object *object = NULL;
  git_object *commit = NULL;
  bool is_found = git_revparse_single(&object, git, expression) == 0 && git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0;
  if (is_found) *id = *git_object_id(commit);
  git_object_free(commit);
  git_object_free(object);
  return is_found;
}

bool repo_resolve(struct repo *repo, struct str revision, char id[41], struct diags *diags) {
  bool is_text = revision.len > 0 && memchr(revision.at, '\0', revision.len) == NULL;
  if (!is_text) return repo_refuse(diags, DIAG_GIT_REVISION, revision);
  char *expression = strndup(revision.at, revision.len);
  if (expression == NULL) out_of_memory(revision.len);
  git_oid oid;
  bool is_found = find_commit(repo->git, expression, &oid);
  free(expression);
  if (!is_found) return repo_refuse(diags, DIAG_GIT_REVISION, revision);
  git_oid_tostr(id, 41, &oid);
  return true;
}

/* -- trailers -- */

static void note_trailers(const struct log_commit *commit, struct repo_trailer *trailers, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!log_commit_has_trailer(commit, trailers[i].text)) continue;
    if (trailers[i].count < 2) memcpy(trailers[i].found[trailers[i].count], commit->id, sizeof commit->id);
    trailers[i].count++;
  }
}

/* False with a diagnostic when the commit cannot be read. */
static bool read_commit(struct repo *repo, const git_oid *oid, struct arena *arena, struct log_commit *facts, struct diags *diags) {
  struct object_id id;
  struct commit_object commit;
  git_odb_object *object;
  memcpy(id.bytes, oid->id, sizeof id.bytes);
  if (!repo_read_object(repo, &id, GIT_OBJECT_COMMIT, &object, diags)) return false;
  struct str bytes = {git_odb_object_data(object), git_odb_object_size(object)};
  bool is_read = commit_object_parse(arena, bytes, &commit);
  git_odb_object_free(object);
  *facts = commit.facts;
  object_id_write(&id, facts->id);
  return is_read || refuse_object(facts->id, diags);
}

bool repo_find_trailers(struct repo *repo, const char tip[41], struct repo_trailer *trailers, size_t count, struct diags *diags) {
  git_revwalk *walk = NULL;
  git_oid id;
  if (tip[0] == '\0' || count == 0) return true;
  bool is_begun = git_oid_fromstr(&id, tip) == 0 && git_revwalk_new(&walk, repo->git) == 0 && git_revwalk_push(walk, &id) == 0;
  struct arena *scratch = arena_new();
  bool is_read = is_begun;
  int state = 0;
  while (is_read && (state = git_revwalk_next(&id, walk)) == 0) {
    struct log_commit commit;
    arena_reset(scratch);
    is_read = read_commit(repo, &id, scratch, &commit, diags);
    if (is_read) note_trailers(&commit, trailers, count);
  }
  arena_free(scratch);
  git_revwalk_free(walk);
  return is_begun && (!is_read || state == GIT_ITEROVER) ? is_read : repo_report(diags);
}

static bool names_branch(git_repository *git, struct str expression) {
  char name[256];
  git_reference *branch = NULL;
  if (expression.len >= sizeof name) return false;
  memcpy(name, expression.at, expression.len);
  name[expression.len] = '\0';
  bool is_branch = git_branch_lookup(&branch, git, name, GIT_BRANCH_LOCAL) == 0;
  git_reference_free(branch);
  return is_branch;
}

bool repo_is_branch_with_only(struct repo *repo, struct str expression, struct str from, const char to[41], const char *key,
                              struct diags *diags) {
  git_oid from_id;
  git_oid to_id;
  git_oid id;
  git_revwalk *walk = NULL;
  bool is_on_branch = from.len == 40 && names_branch(repo->git, expression) && git_oid_fromstrn(&from_id, from.at, from.len) == 0 &&
                      git_oid_fromstr(&to_id, to) == 0 && git_graph_descendant_of(repo->git, &to_id, &from_id) == 1;
  bool has_only = is_on_branch && git_revwalk_new(&walk, repo->git) == 0 && git_revwalk_push(walk, &to_id) == 0 &&
                  git_revwalk_hide(walk, &from_id) == 0;
  struct arena *scratch = arena_new();
  int state = 0;
  while (has_only && (state = git_revwalk_next(&id, walk)) == 0) {
    struct log_commit commit;
    arena_reset(scratch);
    has_only = read_commit(repo, &id, scratch, &commit, diags) && log_commit_affirms(&commit, key);
  }
  arena_free(scratch);
  git_revwalk_free(walk);
  return has_only && (state == GIT_ITEROVER || repo_report(diags));
}

/* -- renames -- */

static bool tree_of(git_repository *git, struct str commit, struct arena *arena, git_tree **tree) {
  git_oid id;
  git_commit *found = NULL;
  bool is_found =
      git_oid_fromstr(&id, str_zero(arena, commit)) == 0 && git_commit_lookup(&found, git, &id) == 0 && git_commit_tree(tree, found) == 0;
  git_commit_free(found);
  return is_found;
}

static void list_renames(git_diff *diff, struct arena *arena, struct repo_rename **renames, size_t *count) {
  size_t delta_count = git_diff_num_deltas(diff);
  *renames = arena_array(arena, delta_count, sizeof **renames);
  for (size_t i = 0; i < delta_count; i++) {
    const git_diff_delta *delta = git_diff_get_delta(diff, i);
    if (delta->status != GIT_DELTA_RENAMED) continue;
    (*renames)[(*count)++] = (struct repo_rename){
        str_copy(arena, str_from(delta->old_file.path)),
        str_copy(arena, str_from(delta->new_file.path)),
    };
  }
}

bool repo_renames(struct repo *repo, struct str before, struct str after, struct arena *arena, struct repo_rename **renames, size_t *count,
                  struct diags *diags) {
  git_tree *old_tree = NULL;
  git_tree *new_tree = NULL;
  git_diff *diff = NULL;
  /* Said in full: what is left open is taken from the user's own settings of git. */
  git_diff_find_options how = {
      .version = GIT_DIFF_FIND_OPTIONS_VERSION, .flags = GIT_DIFF_FIND_RENAMES, .rename_threshold = 50, .rename_limit = RENAME_LIMIT};
  *count = 0;
  bool is_read = tree_of(repo->git, before, arena, &old_tree) && tree_of(repo->git, after, arena, &new_tree) &&
                 git_diff_tree_to_tree(&diff, repo->git, old_tree, new_tree, NULL) == 0 && git_diff_find_similar(diff, &how) == 0;
  if (is_read) list_renames(diff, arena, renames, count);
  git_diff_free(diff);
  git_tree_free(old_tree);
  git_tree_free(new_tree);
  return is_read || repo_report(diags);
}

/* -- listing -- */

struct listing {
  struct repo *repo;
  struct arena *arena;
  struct diags *diags;
  struct repo_entry *entries;
  size_t count;
  size_t capacity;
};

static bool add_entry(struct listing *listing, const git_tree_entry *from, struct str path) {
  if (listing->count == ENTRY_LIMIT)
    return repo_refuse(listing->diags, DIAG_GIT_ERROR,
                       STR(DIAG_WORDS("the revision holds more than 200,000 files", "revisionen har mere end 200.000 filer")));
  listing->entries = arena_grow(listing->arena, listing->entries, listing->count, &listing->capacity, sizeof *listing->entries);
  struct repo_entry *entry = &listing->entries[listing->count++];
  entry->path = path;
  entry->mode = (unsigned)git_tree_entry_filemode_raw(from);
  git_oid_tostr(entry->id, sizeof entry->id, git_tree_entry_id(from));
  if (git_tree_entry_type(from) != GIT_OBJECT_BLOB) return true;
  git_object_t type;
  return git_odb_read_header(&entry->size, &type, listing->repo->objects, git_tree_entry_id(from)) == 0 || repo_report(listing->diags);
}

static bool list_tree(struct listing *listing, const git_oid *id, struct str folder, unsigned depth);

static bool list_entry(struct listing *listing, const git_tree_entry *entry, struct str folder, unsigned depth) {
  struct str path = path_join(listing->arena, folder, str_from(git_tree_entry_name(entry)));
  if (folder.len == 0) path = str_copy(listing->arena, path);
  if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) return list_tree(listing, git_tree_entry_id(entry), path, depth + 1);
  return add_entry(listing, entry, path);
}

static bool list_tree(struct listing *listing, const git_oid *id, struct str folder, unsigned depth) {
  if (depth > FOLDER_DEPTH_LIMIT) return repo_refuse(listing->diags, DIAG_GIT_ERROR, STR("the revision's folders are nested too deep"));
  git_tree *tree;
  if (git_tree_lookup(&tree, listing->repo->git, id) != 0) return repo_report(listing->diags);
  bool is_listed = true;
  size_t count = git_tree_entrycount(tree);
  for (size_t i = 0; i < count && is_listed; i++) is_listed = list_entry(listing, git_tree_entry_byindex(tree, i), folder, depth);
  git_tree_free(tree);
  return is_listed;
}

static bool find_folder(git_tree *root, struct str path, struct listing *listing, git_oid *id) {
  *id = *git_tree_id(root);
  if (path.len == 0) return true;
  git_tree_entry *entry = NULL;
  bool is_folder =
      git_tree_entry_bypath(&entry, root, str_zero(listing->arena, path)) == 0 && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
  if (is_folder) *id = *git_tree_entry_id(entry);
  git_tree_entry_free(entry);
  if (!is_folder)
    diags_add_path(listing->diags, DIAG_FILE_UNREADABLE, path,
                   STR(DIAG_WORDS("the revision has no such folder", "revisionen har ingen sådan mappe")), STR(""));
  return is_folder;
}

static int compare_paths(const void *a, const void *b) {
  return str_compare(((const struct repo_entry *)a)->path, ((const struct repo_entry *)b)->path);
}

bool repo_list(struct repo *repo, const char commit[41], struct str path, struct arena *arena, struct repo_entry **entries, size_t *count,
               struct diags *diags) {
  struct listing listing = {.repo = repo, .arena = arena, .diags = diags};
  git_commit *found = NULL;
  git_tree *root = NULL;
  git_oid id;
  bool is_found = git_oid_fromstr(&id, commit) == 0 && git_commit_lookup(&found, repo->git, &id) == 0 && git_commit_tree(&root, found) == 0;
  bool is_listed = is_found ? find_folder(root, path, &listing, &id) && list_tree(&listing, &id, STR(""), 0) : repo_report(diags);
  git_tree_free(root);
  git_commit_free(found);
  if (!is_listed) return false;
  /* git keeps trees in this very order, but nothing stops a tree made by hand from being out of it. */
  if (listing.count > 0) qsort(listing.entries, listing.count, sizeof *listing.entries, compare_paths);
  *entries = listing.entries;
  *count = listing.count;
  return true;
}

bool repo_read_blob(struct repo *repo, const char id[41], struct arena *arena, struct str *bytes, struct diags *diags) {
  git_oid oid;
  git_odb_object *object;
  if (git_oid_fromstr(&oid, id) != 0 || git_odb_read(&object, repo->objects, &oid) != 0) return refuse_object(id, diags);
  bool is_blob = git_odb_object_type(object) == GIT_OBJECT_BLOB;
  if (is_blob) {
    size_t len = git_odb_object_size(object);
    char *copy = arena_alloc(arena, len + 1);
    memcpy(copy, git_odb_object_data(object), len);
    *bytes = (struct str){copy, len};
  }
  git_odb_object_free(object);
  return is_blob || repo_refuse(diags, DIAG_GIT_ERROR, STR(DIAG_WORDS("the object is no blob", "objektet er ikke en blob")));
}
