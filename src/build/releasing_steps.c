#include <errno.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/edit.h"
#include "base/file.h"
#include "base/reason.h"
#include "build/releasing.h"
#include "read/repo_tag.h"

#define NO_TEXT ((struct str){0})

/* The steps, in order: what is done stays harmless until the last one is. A tag alone means nothing to a build, nor does a line of
 * spor.lock about an edition that spor.yaml does not know. */
enum step { STEP_TAG, STEP_LOCK, STEP_CONFIG, STEP_COUNT };

static const char *path_of(const struct releasing *releasing, const char *name) {
  struct arena *arena = releasing->draft->arena;
  return str_zero(arena, str_format(arena, "%s/%s", releasing->draft->options.root.folder, name));
}

/* Whether the next change to the disk may be made. */
static bool may_go_on(const struct releasing *releasing) {
  int error = releasing->step != NULL ? releasing->step(releasing->step_context) : 0;
  if (error != 0) errno = error;
  return error == 0;
}

static bool report(const char *name, struct diags *diags) {
  diags_add_path(diags, DIAG_FILE_NOT_WRITTEN, str_from(name), reason_of(errno), NO_TEXT);
  return false;
}

static bool add_tag(const struct releasing *releasing, struct diags *diags) {
  struct arena *arena = releasing->draft->arena;
  if (releasing->has_tag) return true;
  if (!may_go_on(releasing)) return report("git", diags);
  struct str message = str_format(arena, "Udgave %s: %.*s\n", releasing->request->name, STR_ARG(releasing->title));
  return repo_tag_add(releasing->draft->root.repo, releasing->tag, releasing->commit, message, diags);
}

static bool write_lock(const struct releasing *releasing, struct diags *diags) {
  const char *path = path_of(releasing, "spor.lock");
  if (releasing->lock != NULL && str_equal(releasing->lock->bytes, releasing->lock_after)) return true;
  bool is_new = releasing->lock == NULL;
  bool is_written = may_go_on(releasing) &&
                    (is_new ? file_create(path, releasing->lock_after) : edit_write(path, releasing->lock->bytes, releasing->lock_after));
  return is_written || report("spor.lock", diags);
}

static bool write_config(const struct releasing *releasing, struct diags *diags) {
  bool is_written = may_go_on(releasing) && edit_write(path_of(releasing, "spor.yaml"), releasing->config->bytes, releasing->config_after);
  return is_written || report("spor.yaml", diags);
}

/* What an earlier run left is not taken back by this one. False when something is left. */
static bool take_back(const struct releasing *releasing, enum step done, struct diags *diags) {
  const char *path = path_of(releasing, "spor.lock");
  bool has_lock = done > STEP_LOCK;
  bool is_clean = true;
  if (has_lock && releasing->lock == NULL && unlink(path) != 0) is_clean = report("spor.lock", diags);
  if (has_lock && releasing->lock != NULL && !str_equal(releasing->lock->bytes, releasing->lock_after)) {
    if (!edit_write(path, releasing->lock_after, releasing->lock->bytes)) is_clean = report("spor.lock", diags);
  }
  if (done > STEP_TAG && !releasing->has_tag) is_clean = repo_tag_remove(releasing->draft->root.repo, releasing->tag, diags) && is_clean;
  return is_clean;
}

bool releasing_carry_out(const struct releasing *releasing, bool *is_left_half, struct diags *diags) {
  static bool (*const steps[STEP_COUNT])(const struct releasing *,
                                         struct diags *) = {[STEP_TAG] = add_tag, [STEP_LOCK] = write_lock, [STEP_CONFIG] = write_config};
  *is_left_half = false;
  for (enum step step = STEP_TAG; step < STEP_COUNT; step++) {
    if (steps[step](releasing, diags)) continue;
    *is_left_half = !take_back(releasing, step, diags);
    return false;
  }
  return true;
}
