#include "publish/plan.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "publish/disk.h"

/* When a whole site stands in the way, the first few places say it. */
#define OCCUPIED_MAX 20

struct plan {
  const struct plan_input *input;
  struct manifest gone; /* ours, and no longer made */
  struct arena *arena;
  struct moves *moves;
  size_t removed_count;
  size_t occupied_count;
  struct diags *diags;
};

static void add_move(struct plan *plan, enum move_kind kind, struct str path) {
  moves_add(plan->arena, plan->moves, kind, str_zero(plan->arena, path));
}

static void say_occupied(struct plan *plan, struct str path) {
  if (plan->occupied_count++ >= OCCUPIED_MAX) return;
  diags_add_path(plan->diags, DIAG_OUTPUT_OCCUPIED, path_join(plan->arena, plan->input->disk->folder, path), STR(""), STR(""));
}

static enum file_type find_type(const struct plan *plan, struct str path) {
  return disk_type(plan->input->disk->out_fd, str_zero(plan->arena, path));
}

/* A path has to go before the new files come when a new file takes the place of one of its folders, or has its place as a folder. */
static bool is_in_way(const struct plan *plan, struct str path) {
  if (manifest_has_below(plan->input->wanted, path)) return true;
  for (struct str part = path; part.len > 0; part = path_folder(part)) {
    if (manifest_find(plan->input->wanted, part) != NULL) return true;
  }
  return false;
}

static void take_files_away(struct plan *plan, bool in_way) {
  for (size_t i = 0; i < plan->gone.count; i++) {
    struct str path = plan->gone.files[i].path;
    if (is_in_way(plan, path) != in_way || find_type(plan, path) != FILE_REGULAR) continue;
    add_move(plan, MOVE_AWAY, path);
    plan->removed_count++;
  }
}

static bool can_empty(const struct plan *plan, struct str folder) {
  return !manifest_has_below(plan->input->wanted, folder) && find_type(plan, folder) == FILE_FOLDER;
}

/* Backwards, and each folder at the first of its files, so that inner folders go before outer ones and each goes once. */
static void take_folders_away(struct plan *plan, bool in_way) {
  for (size_t i = plan->gone.count; i-- > 0;) {
    for (struct str folder = path_folder(plan->gone.files[i].path); folder.len > 0; folder = path_folder(folder)) {
      if (i > 0 && path_is_inside(plan->gone.files[i - 1].path, folder)) break;
      if (is_in_way(plan, folder) == in_way && can_empty(plan, folder)) add_move(plan, MOVE_FOLDER_AWAY, folder);
    }
  }
}

static void take_away(struct plan *plan, bool in_way) {
  take_files_away(plan, in_way);
  take_folders_away(plan, in_way);
}

static bool will_be_empty(const struct plan *plan, struct str folder);

static bool will_go(const struct plan *plan, struct str path) {
  enum file_type type = find_type(plan, path);
  if (type == FILE_FOLDER) return will_be_empty(plan, path);
  return type == FILE_REGULAR && manifest_find(&plan->gone, path) != NULL;
}

/* True when everything in the folder is ours and goes; a folder that we never put a file into is foreign even when it is empty. */
static bool will_be_empty(const struct plan *plan, struct str folder) {
  if (!manifest_has_below(&plan->gone, folder)) return false;
  int fd = openat(plan->input->disk->out_fd, str_zero(plan->arena, folder), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *entries = fd < 0 ? NULL : fdopendir(fd);
  if (entries == NULL) {
    if (fd >= 0) close(fd);
    return false;
  }
  bool empty = true;
  for (struct dirent *entry; empty && (entry = readdir(entries)) != NULL;) {
    struct str name = str_from(entry->d_name);
    if (str_is(name, ".") || str_is(name, "..")) continue;
    empty = will_go(plan, path_join(plan->arena, folder, name));
  }
  closedir(entries);
  return empty;
}

static void place_file(struct plan *plan, struct str path) {
  enum file_type type = disk_type_here(plan->input->disk->out_fd, path.at);
  if (type == FILE_REGULAR && manifest_find(plan->input->old, path) != NULL) {
    moves_add(plan->arena, plan->moves, MOVE_REPLACE, path.at);
  } else if (type == FILE_NONE || (type == FILE_FOLDER && will_be_empty(plan, path))) {
    moves_add(plan->arena, plan->moves, MOVE_NEW, path.at);
  } else {
    say_occupied(plan, path);
  }
}

/* The index after the staged files that stand in the same folder as file `from`: the folder is the first `len` bytes of its path. */
static size_t find_folder_end(const struct manifest *staged, size_t from, size_t to, size_t len) {
  struct str folder = str_slice(staged->files[from].path, 0, len);
  while (from < to && staged->files[from].path.len > len && path_is_inside(staged->files[from].path, folder)) from++;
  return from;
}

static void place_files(struct plan *plan, size_t from, size_t to, size_t prefix_len);

/* A folder that does not stand yet comes as a whole, with one step. */
static void place_folder(struct plan *plan, struct str folder, size_t from, size_t to) {
  enum file_type type = disk_type_here(plan->input->disk->out_fd, str_zero(plan->arena, folder));
  if (type == FILE_FOLDER) {
    place_files(plan, from, to, folder.len + 1);
  } else if (type == FILE_NONE || (type == FILE_REGULAR && manifest_find(&plan->gone, folder) != NULL)) {
    add_move(plan, MOVE_NEW, folder);
  } else {
    say_occupied(plan, folder);
  }
}

/* The staged files from..to share their first `prefix_len` bytes, a folder that stands and is no link. */
static void place_files(struct plan *plan, size_t from, size_t to, size_t prefix_len) {
  const struct manifest *staged = plan->input->staged;
  while (from < to) {
    struct str path = staged->files[from].path;
    size_t slash = str_find_char(path, '/', prefix_len);
    if (slash == STR_NOT_FOUND) {
      place_file(plan, path);
      from++;
    } else {
      size_t end = find_folder_end(staged, from, to, slash);
      place_folder(plan, str_slice(path, 0, slash), from, end);
      from = end;
    }
  }
}

bool plan_moves(const struct plan_input *input, struct arena *arena, struct moves *moves, size_t *removed_count, struct diags *diags) {
  struct plan plan = {.input = input, .arena = arena, .moves = moves, .diags = diags};
  plan.gone = manifest_without(arena, input->old, input->wanted);
  take_away(&plan, true);
  place_files(&plan, 0, input->staged->count, 0);
  take_away(&plan, false);
  *removed_count = plan.removed_count;
  return plan.occupied_count == 0;
}
