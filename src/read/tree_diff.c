#include "read/tree_diff.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "base/path.h"

/* A few tree objects that hold one another many times over stand for more entries than fit on any disk. */
#define ENTRY_LIMIT 10000000
#define FOLDER_DEPTH_LIMIT 128
#define PATH_LIMIT 8192

/* A commit's trees are read as the newer side and, one commit later, as the older: they are kept until another takes their place. */
enum { KEPT_COUNT = 256 };

struct tree_reader {
  struct repo *repo;
  git_odb_object *kept[KEPT_COUNT];
};

struct tree_reader *tree_reader_new(struct repo *repo) {
  struct tree_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) out_of_memory(sizeof *reader);
  reader->repo = repo;
  return reader;
}

void tree_reader_free(struct tree_reader *reader) {
  if (reader == NULL) return;
  for (size_t i = 0; i < KEPT_COUNT; i++) git_odb_object_free(reader->kept[i]);
  free(reader);
}

/* -- entries -- */

struct entry {
  unsigned mode; /* 0 behind the last one */
  struct str name;
  const unsigned char *id;
};

struct cursor {
  git_odb_object *object; /* keeps the bytes while they are read */
  const char *at;
  const char *end;
  struct entry entry;
};

/* Git writes no other modes today, and reads those that it once wrote in the same way. */
static unsigned tidy_mode(unsigned mode) {
  if (S_ISREG(mode)) return mode & S_IXUSR ? 0100755 : 0100644;
  return mode & S_IFMT;
}

static bool fail_damaged(struct diags *diags) {
  return repo_refuse(diags, DIAG_GIT_ERROR, STR(DIAG_WORDS("a folder in the history is damaged", "en mappe i historikken er beskadiget")));
}

/* Moves to the next entry: `mode name\0` and twenty bytes. */
static bool advance(struct cursor *cursor, struct diags *diags) {
  cursor->entry = (struct entry){0};
  if (cursor->at == cursor->end) return true;
  unsigned mode = 0;
  const char *at = cursor->at;
  while (at < cursor->end && *at >= '0' && *at <= '7') mode = mode << 3 | (unsigned)(*at++ - '0');
  if (at == cursor->end || *at != ' ') return fail_damaged(diags);
  const char *name = at + 1;
  const char *zero = memchr(name, '\0', (size_t)(cursor->end - name));
  if (zero == NULL || zero == name || cursor->end - zero <= 20 || tidy_mode(mode) == 0) return fail_damaged(diags);
  cursor->entry = (struct entry){tidy_mode(mode), {name, (size_t)(zero - name)}, (const unsigned char *)zero + 1};
  cursor->at = zero + 21;
  return true;
}

static bool open_tree(struct tree_reader *reader, const unsigned char *id, struct cursor *cursor, struct diags *diags) {
  *cursor = (struct cursor){0};
  if (id == NULL) return true;
  git_odb_object **kept = &reader->kept[id[0] % KEPT_COUNT];
  if (*kept == NULL || memcmp(git_odb_object_id(*kept)->id, id, 20) != 0) {
    struct object_id wanted;
    memcpy(wanted.bytes, id, 20);
    git_odb_object *object;
    if (!repo_read_object(reader->repo, &wanted, GIT_OBJECT_TREE, &object, diags)) return false;
    git_odb_object_free(*kept);
    *kept = object;
  }
  git_odb_object_dup(&cursor->object, *kept);
  cursor->at = git_odb_object_data(cursor->object);
  cursor->end = cursor->at + git_odb_object_size(cursor->object);
  return advance(cursor, diags);
}

/* Git's order: as if the names of folders ended with a slash. */
static int compare_entries(const struct entry *a, const struct entry *b) {
  if (a->mode == 0 || b->mode == 0) return (a->mode == 0) - (b->mode == 0);
  size_t shorter = a->name.len < b->name.len ? a->name.len : b->name.len;
  int order = memcmp(a->name.at, b->name.at, shorter);
  if (order != 0) return order;
  unsigned char left = (unsigned char)a->name.at[shorter], right = (unsigned char)b->name.at[shorter];
  if (left == '\0' && S_ISDIR(a->mode)) left = '/';
  if (right == '\0' && S_ISDIR(b->mode)) right = '/';
  return left - right;
}

/* -- comparing -- */

struct comparison {
  struct tree_reader *reader;
  const struct tree_scope *scope;
  struct arena *arena;
  struct diags *diags;
  struct tree_changes *changes;
  size_t capacity;
  size_t entry_count;
  unsigned depth;
  char path[PATH_LIMIT]; /* of the folder at hand, with a closing slash */
  size_t path_len;
};

static bool holds_wanted(const struct tree_scope *scope, struct str folder) {
  if (scope->only != NULL && map_get(scope->only, folder) == NULL) return false;
  return path_is_inside(folder, scope->path) || path_is_inside(scope->path, folder);
}

static bool is_wanted(const struct tree_scope *scope, struct str path) {
  if (scope->only != NULL && map_get(scope->only, path) == NULL) return false;
  if (path.len < scope->suffix.len || !path_is_inside(path, scope->path)) return false;
  return memcmp(path.at + path.len - scope->suffix.len, scope->suffix.at, scope->suffix.len) == 0;
}

static struct tree_side side_of(const struct entry *entry) {
  struct tree_side side = {0};
  if (entry->mode == 0) return side;
  side.mode = entry->mode;
  memcpy(side.id.bytes, entry->id, sizeof side.id.bytes);
  return side;
}

static void add_change(struct comparison *comparison, struct str path, const struct entry *old, const struct entry *new) {
  struct tree_changes *changes = comparison->changes;
  changes->items = arena_grow(comparison->arena, changes->items, changes->count, &comparison->capacity, sizeof *changes->items);
  changes->items[changes->count++] =
      (struct tree_change){.path = str_copy(comparison->arena, path), .old = side_of(old), .new = side_of(new)};
}

static bool compare_folders(struct comparison *comparison, const unsigned char *old, const unsigned char *new);

static bool enter_folder(struct comparison *comparison, size_t path_len, const unsigned char *old, const unsigned char *new) {
  if (comparison->depth == FOLDER_DEPTH_LIMIT) return fail_damaged(comparison->diags);
  size_t above = comparison->path_len;
  comparison->path[path_len] = '/';
  comparison->path_len = path_len + 1;
  comparison->depth++;
  bool is_compared = compare_folders(comparison, old, new);
  comparison->depth--;
  comparison->path_len = above;
  return is_compared;
}

/* One name on both sides, where it then is of one kind, or on one side and no entry (mode 0) on the other. */
static bool compare_pair(struct comparison *comparison, const struct entry *old, const struct entry *new) {
  if (old->mode == new->mode && memcmp(old->id, new->id, 20) == 0) return true;
  const struct entry *either = old->mode != 0 ? old : new;
  size_t len = comparison->path_len + either->name.len;
  if (len + 1 >= PATH_LIMIT) return fail_damaged(comparison->diags);
  memcpy(comparison->path + comparison->path_len, either->name.at, either->name.len);
  struct str path = {comparison->path, len};
  if (S_ISDIR(either->mode)) return !holds_wanted(comparison->scope, path) || enter_folder(comparison, len, old->id, new->id);
  if (is_wanted(comparison->scope, path)) add_change(comparison, path, old, new);
  return true;
}

static bool compare_entries_of(struct comparison *comparison, struct cursor *old, struct cursor *new) {
  static const struct entry nothing = {0};
  while (old->entry.mode != 0 || new->entry.mode != 0) {
    if (++comparison->entry_count > ENTRY_LIMIT) return fail_damaged(comparison->diags);
    int order = compare_entries(&old->entry, &new->entry);
    if (!compare_pair(comparison, order <= 0 ? &old->entry : &nothing, order >= 0 ? &new->entry : &nothing)) return false;
    if (order <= 0 && !advance(old, comparison->diags)) return false;
    if (order >= 0 && !advance(new, comparison->diags)) return false;
  }
  return true;
}

static bool compare_folders(struct comparison *comparison, const unsigned char *old, const unsigned char *new) {
  struct cursor left = {0}, right = {0};
  struct tree_reader *reader = comparison->reader;
  bool is_compared = open_tree(reader, old, &left, comparison->diags) && open_tree(reader, new, &right, comparison->diags) &&
                     compare_entries_of(comparison, &left, &right);
  git_odb_object_free(left.object);
  git_odb_object_free(right.object);
  return is_compared;
}

bool tree_diff(struct tree_reader *reader, const struct object_id *old, const struct object_id *new, const struct tree_scope *scope,
               struct arena *arena, struct tree_changes *changes, struct diags *diags) {
  *changes = (struct tree_changes){0};
  struct comparison comparison = {.scope = scope, .reader = reader, .arena = arena, .diags = diags, .changes = changes};
  if (old != NULL && new != NULL && object_id_equal(old, new)) return true;
  return compare_folders(&comparison, old != NULL ? old->bytes : NULL, new != NULL ? new->bytes : NULL);
}
