#include "publish/writer.h"

#include <assert.h>
#include <errno.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/path.h"
#include "publish/commit.h"
#include "publish/disk.h"
#include "publish/plan.h"
#include "publish/writer_private.h"

#define ERROR_MAX 256

enum slot_state { SLOT_EMPTY, SLOT_KEPT, SLOT_STAGED };

struct slot {
  enum slot_state state;
  struct manifest_file file; /* its path is malloc'd: threads fill their slots at the same time */
};

struct writer {
  struct arena *arena;
  struct disk disk;
  struct str old_text;
  struct manifest old;
  struct slot *slots;
  size_t count;
  size_t size_limit;
  _Atomic uint64_t size;
  atomic_bool failed;
  atomic_bool said_too_large;
  atomic_bool said[ERROR_MAX]; /* by errno: a full disk is one finding, not one for each file */
};

/* -- opening -- */

static void load_manifest(struct writer *writer) {
  if (!file_read_below(writer->arena, writer->disk.spor_fd, "manifest", BUF_LIMIT_DEFAULT, &writer->old_text)) writer->old_text = STR("");
  manifest_parse(writer->arena, writer->old_text, &writer->old);
}

static bool open_folders(struct writer *writer, const char *folder, struct diags *diags) {
  if (!disk_open(&writer->disk, folder)) {
    if (errno == EWOULDBLOCK) {
      diags_add_path(diags, DIAG_OUTPUT_LOCKED, writer->disk.folder, STR(""), STR(""));
    } else {
      commit_say_unwritable(&writer->disk, NULL, errno, diags);
    }
    return false;
  }
  if (!commit_recover(&writer->disk, diags)) return false;
  if (disk_open_work(&writer->disk)) return true;
  commit_say_unwritable(&writer->disk, NULL, errno, diags);
  return false;
}

static void free_writer(struct writer *writer) {
  disk_close(&writer->disk);
  for (size_t i = 0; i < writer->count; i++) free((char *)writer->slots[i].file.path.at);
  free(writer->slots);
  arena_free(writer->arena);
  free(writer);
}

bool writer_open_with(const struct writer_options *options, const char *folder, size_t count, size_t size_limit, struct writer **writer,
                      struct diags *diags) {
  struct writer *made = calloc(1, sizeof *made);
  if (made == NULL) out_of_memory(sizeof *made);
  made->arena = arena_new();
  made->count = count;
  made->size_limit = size_limit;
  made->slots = calloc(count + 1, sizeof *made->slots);
  if (made->slots == NULL) out_of_memory(count * sizeof *made->slots);
  made->disk.step = options->step;
  made->disk.context = options->context;
  folder = str_zero(made->arena, str_from(folder));
  if (!open_folders(made, folder, diags)) {
    free_writer(made);
    return false;
  }
  load_manifest(made);
  *writer = made;
  return true;
}

bool writer_open(const char *folder, size_t count, size_t size_limit, struct writer **writer, struct diags *diags) {
  struct writer_options options = {0};
  return writer_open_with(&options, folder, count, size_limit, writer, diags);
}

void writer_close(struct writer *writer) {
  if (writer == NULL) return;
  /* What cannot be removed now is removed by the next run. While a commit still waits to be taken back, the stage is needed. */
  if (!commit_is_open(&writer->disk)) disk_remove_work(&writer->disk);
  free_writer(writer);
}

/* -- staging -- */

/* False with a diagnostic, but the same errno is said only once a run. */
static bool fail_once(struct writer *writer, int error, struct diags *diags) {
  atomic_store(&writer->failed, true);
  bool said = error > 0 && error < ERROR_MAX && atomic_exchange(&writer->said[error], true);
  if (!said) commit_say_unwritable(&writer->disk, NULL, error, diags);
  return false;
}

static bool count_size(struct writer *writer, size_t size, struct diags *diags) {
  uint64_t before = atomic_fetch_add(&writer->size, size);
  if (before <= writer->size_limit && size <= writer->size_limit - before) return true;
  atomic_store(&writer->failed, true);
  if (atomic_exchange(&writer->said_too_large, true)) return false;
  char limit[24];
  snprintf(limit, sizeof limit, "%zu", writer->size_limit);
  diags_add_path(diags, DIAG_OUTPUT_TOO_LARGE, writer->disk.folder, str_from(limit), STR(""));
  return false;
}

/* The manifest has one line for each file, and `.spor` is the writer's own. */
static bool may_be_output(struct str path) {
  if (path.len == 0 || !path_is_clean(path) || path_is_inside(path, STR(DISK_FOLDER))) return false;
  for (size_t i = 0; i < path.len; i++) {
    if ((unsigned char)path.at[i] < ' ') return false;
  }
  return true;
}

static struct str copy_path(struct str path) {
  char *copy = malloc(path.len + 1);
  if (copy == NULL) out_of_memory(path.len + 1);
  memcpy(copy, path.at, path.len);
  copy[path.len] = '\0';
  return (struct str){copy, path.len};
}

static bool stands_already(const struct writer *writer, const struct manifest_file *file, struct str bytes) {
  const struct manifest_file *old = manifest_find(&writer->old, file->path);
  if (old == NULL || old->size != file->size || !hash_equal(&old->hash, &file->hash)) return false;
  return disk_holds(writer->disk.out_fd, file->path.at, bytes);
}

bool writer_put(struct writer *writer, size_t index, struct str path, struct str bytes, struct diags *diags) {
  assert(index < writer->count && writer->slots[index].file.path.at == NULL);
  if (!may_be_output(path)) {
    atomic_store(&writer->failed, true);
    diags_add_path(diags, DIAG_OUTPUT_UNWRITABLE, path,
                   STR(DIAG_WORDS("this path cannot be an output", "stien kan ikke være en fil på webstedet")), STR(""));
    return false;
  }
  if (!count_size(writer, bytes.len, diags)) return false;
  struct slot *slot = &writer->slots[index];
  slot->file = (struct manifest_file){.path = copy_path(path), .size = bytes.len, .hash = hash_of(bytes)};
  if (stands_already(writer, &slot->file, bytes)) {
    slot->state = SLOT_KEPT;
    return true;
  }
  if (!disk_write(&writer->disk, writer->disk.stage_fd, slot->file.path.at, bytes, false)) return fail_once(writer, errno, diags);
  slot->state = SLOT_STAGED;
  return true;
}

/* -- committing -- */

static struct manifest list_slots(const struct writer *writer, enum slot_state least) {
  struct manifest list = {.files = arena_array(writer->arena, writer->count, sizeof *list.files)};
  for (size_t i = 0; i < writer->count; i++) {
    if (writer->slots[i].state >= least) list.files[list.count++] = writer->slots[i].file;
  }
  return list;
}

static bool sort_lists(const struct writer *writer, struct manifest *wanted, struct manifest *staged, struct diags *diags) {
  struct str twice;
  if (manifest_sort(wanted, &twice) && manifest_sort(staged, &twice)) return true;
  commit_say_unwritable(&writer->disk, twice.at, EEXIST, diags);
  return false;
}

/* The manifest is an output like the others, the last to come into place. */
static bool stage_manifest(struct writer *writer, struct str text, struct moves *moves, struct diags *diags) {
  const struct disk *disk = &writer->disk;
  if (!disk_write(disk, disk->stage_fd, DISK_MANIFEST, text, true)) {
    commit_say_unwritable(disk, DISK_MANIFEST, errno, diags);
    return false;
  }
  bool stands = disk_type_here(disk->out_fd, DISK_MANIFEST) != FILE_NONE;
  moves_add(writer->arena, moves, stands ? MOVE_REPLACE : MOVE_NEW, DISK_MANIFEST);
  return true;
}

static bool commit_manifest(struct writer *writer, struct str text, struct moves *moves, struct diags *diags) {
  if (moves->count == 0 && str_equal(text, writer->old_text)) return true;
  return stage_manifest(writer, text, moves, diags) && commit_run(&writer->disk, moves, diags);
}

bool writer_commit(struct writer *writer, struct str head, struct writer_report *report, struct diags *diags) {
  if (atomic_load(&writer->failed)) return false;
  struct manifest wanted = list_slots(writer, SLOT_KEPT);
  struct manifest staged = list_slots(writer, SLOT_STAGED);
  struct moves moves = {0};
  size_t removed = 0;
  struct plan_input input = {&writer->disk, &writer->old, &wanted, &staged};
  if (!sort_lists(writer, &wanted, &staged, diags)) return false;
  if (!plan_moves(&input, writer->arena, &moves, &removed, diags)) return false;
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  manifest_write(&wanted, head, &text);
  struct hash hash = hash_of(buf_str(&text));
  bool done = commit_manifest(writer, buf_str(&text), &moves, diags);
  buf_release(&text);
  if (!done) return false;
  *report = (struct writer_report){staged.count, wanted.count - staged.count, removed, atomic_load(&writer->size), hash};
  return true;
}
