#include "publish/moves.h"

#include <errno.h>
#include <stdio.h>

#include "base/arena.h"
#include "publish/disk.h"

struct number {
  char name[24];
};

static struct number write_number(size_t number) {
  struct number result;
  snprintf(result.name, sizeof result.name, "%zu", number);
  return result;
}

static bool stands(int fd, const char *path) {
  return disk_type_here(fd, path) != FILE_NONE;
}

void moves_add(struct arena *arena, struct moves *moves, enum move_kind kind, const char *path) {
  moves->all = arena_grow(arena, moves->all, moves->count, &moves->capacity, sizeof *moves->all);
  moves->all[moves->count++] = (struct move){kind, path};
}

static bool move_away(const struct disk *disk, const char *path, const char *number) {
  if (stands(disk->old_fd, number)) return true;
  return disk_rename(disk, disk->out_fd, path, disk->old_fd, number) || errno == ENOENT;
}

/* A folder with foreign files stays. ENOTDIR: on a second run a new file may have its place already. */
static bool remove_folder(const struct disk *disk, const char *path) {
  return disk_remove_folder(disk, disk->out_fd, path) || errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
}

static bool move_new(const struct disk *disk, const char *path) {
  if (!stands(disk->stage_fd, path)) return true;
  if (stands(disk->out_fd, path)) {
    errno = EEXIST;
    return false;
  }
  return disk_rename(disk, disk->stage_fd, path, disk->out_fd, path);
}

static bool cannot_link(int error) {
  return error == EPERM || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK;
}

/* A second name for the old file, so that its place is never empty; where links cannot be made, a moment without the file. */
static bool keep_old(const struct disk *disk, const char *path, const char *number) {
  if (disk_link(disk, disk->out_fd, path, disk->old_fd, number) || errno == EEXIST || errno == ENOENT) return true;
  return cannot_link(errno) && move_away(disk, path, number);
}

static bool replace(const struct disk *disk, const char *path, const char *number) {
  if (!stands(disk->stage_fd, path)) return true;
  return keep_old(disk, path, number) && disk_rename(disk, disk->stage_fd, path, disk->out_fd, path);
}

static bool make(const struct disk *disk, const struct move *move, size_t index) {
  struct number number = write_number(index);
  switch (move->kind) {
  case MOVE_AWAY: return move_away(disk, move->path, number.name);
  case MOVE_FOLDER_AWAY: return remove_folder(disk, move->path);
  case MOVE_NEW: return move_new(disk, move->path);
  case MOVE_REPLACE: return replace(disk, move->path, number.name);
  }
  return true;
}

bool moves_make(const struct moves *moves, const struct disk *disk, const char **path) {
  for (size_t i = 0; i < moves->count; i++) {
    *path = moves->all[i].path;
    if (!make(disk, &moves->all[i], i)) return false;
  }
  return true;
}

static bool bring_back(const struct disk *disk, const char *path, const char *number) {
  return disk_rename(disk, disk->old_fd, number, disk->out_fd, path) || errno == ENOENT;
}

/* What is still on the stage never came into place: what stands there then is not ours to take. */
static bool undo_new(const struct disk *disk, const char *path, const char *number) {
  if (stands(disk->old_fd, number) || stands(disk->stage_fd, path)) return true;
  return disk_rename(disk, disk->out_fd, path, disk->old_fd, number) || errno == ENOENT;
}

static bool undo(const struct disk *disk, const struct move *move, size_t index) {
  struct number number = write_number(index);
  switch (move->kind) {
  case MOVE_AWAY:
  case MOVE_REPLACE: return bring_back(disk, move->path, number.name);
  case MOVE_FOLDER_AWAY: return disk_make_folder(disk, disk->out_fd, move->path) || errno == EEXIST;
  case MOVE_NEW: return undo_new(disk, move->path, number.name);
  }
  return true;
}

bool moves_undo(const struct moves *moves, const struct disk *disk) {
  bool all_undone = true;
  for (size_t i = moves->count; i-- > 0;) {
    if (!undo(disk, &moves->all[i], i)) all_undone = false;
  }
  return all_undone;
}
