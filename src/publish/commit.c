#include "publish/commit.h"

#include <errno.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/reason.h"
#include "publish/disk.h"
#include "publish/journal.h"

void commit_say_unwritable(const struct disk *disk, const char *path, int error, struct diags *diags) {
  struct arena *arena = arena_new();
  struct str place = path == NULL ? disk->folder : path_join(arena, disk->folder, str_from(path));
  diags_add_path(diags, DIAG_OUTPUT_UNWRITABLE, place, reason_of(error), STR(""));
  arena_free(arena);
}

bool commit_is_open(const struct disk *disk) {
  return disk_type_here(disk->spor_fd, JOURNAL_FORWARD) != FILE_NONE || disk_type_here(disk->spor_fd, JOURNAL_BACK) != FILE_NONE;
}

static void say_recovered(const struct disk *disk, struct str how, struct diags *diags) {
  diags_add_path(diags, DIAG_OUTPUT_RECOVERED, disk->folder, how, STR(""));
}

/* The stage holds only empty folders now. It goes before the journal does, so that a stage without a journal always means that a
 * run was stopped before its commit. */
static bool finish(struct disk *disk, const struct moves *moves, const char **path) {
  if (!moves_make(moves, disk, path)) return false;
  *path = NULL;
  return disk_sync(disk, disk->spor_fd) && disk_remove_stage(disk) && disk_remove(disk, disk->spor_fd, JOURNAL_FORWARD);
}

/* The journal gets its other name first: from then on a killed run goes back too, not forward. Without it nothing may be taken back.
 * What cannot be done now is left to the next run. */
static bool turn_back(struct disk *disk, const struct moves *moves) {
  if (!disk_rename(disk, disk->spor_fd, JOURNAL_FORWARD, disk->spor_fd, JOURNAL_BACK) && errno != ENOENT) return false;
  return moves_undo(moves, disk) && (disk_remove(disk, disk->spor_fd, JOURNAL_BACK) || errno == ENOENT);
}

static bool finish_or_undo(struct disk *disk, const struct moves *moves, struct diags *diags) {
  const char *path = NULL;
  if (finish(disk, moves, &path)) return true;
  int error = errno;
  /* The stage may be gone when only the journal's end failed; undoing needs the folder itself. */
  if (disk->stage_fd >= 0 || disk_open_work(disk)) turn_back(disk, moves);
  commit_say_unwritable(disk, path, error, diags);
  return false;
}

bool commit_run(struct disk *disk, const struct moves *moves, struct diags *diags) {
  if (!journal_save(moves, disk)) {
    int error = errno;
    disk_remove(disk, disk->spor_fd, JOURNAL_FORWARD);
    commit_say_unwritable(disk, NULL, error, diags);
    return false;
  }
  return finish_or_undo(disk, moves, diags);
}

static bool remove_if_there(const struct disk *disk, const char *name) {
  return disk_remove(disk, disk->spor_fd, name) || errno == ENOENT;
}

/* A journal that cannot be read now must not be taken for none: what `old` keeps would be lost. */
static bool recover_moves(struct disk *disk, struct arena *arena, bool had_stage, struct diags *diags) {
  struct moves moves;
  if (journal_load(arena, disk, JOURNAL_BACK, &moves)) {
    if (!turn_back(disk, &moves)) return false;
    say_recovered(disk,
                  STR("undone\x1F"
                      "fortrudt"),
                  diags);
    return true;
  }
  if (errno != ENOENT) return false;
  if (journal_load(arena, disk, JOURNAL_FORWARD, &moves)) {
    const char *path = NULL;
    bool finished = finish(disk, &moves, &path);
    if (!finished && !((disk->stage_fd >= 0 || disk_open_work(disk)) && turn_back(disk, &moves))) return false;
    say_recovered(disk,
                  finished ? STR("finished\x1F"
                                 "gjort færdig")
                           : STR("undone\x1F"
                                 "fortrudt"),
                  diags);
    return true;
  }
  if (errno != ENOENT) return false;
  if (had_stage)
    say_recovered(disk,
                  STR("undone\x1F"
                      "fortrudt"),
                  diags);
  return remove_if_there(disk, JOURNAL_FORWARD) && remove_if_there(disk, JOURNAL_BACK);
}

bool commit_recover(struct disk *disk, struct diags *diags) {
  struct arena *arena = arena_new();
  /* A run that was stopped before it staged anything has nothing to be undone. */
  bool had_stage = !disk_remove_folder(disk, disk->spor_fd, "stage") && errno != ENOENT;
  bool recovered = disk_open_work(disk) && recover_moves(disk, arena, had_stage, diags) && disk_remove_work(disk);
  if (!recovered) commit_say_unwritable(disk, NULL, errno, diags);
  arena_free(arena);
  return recovered;
}
