/* An output folder that lasts as long as one test, builds into it, and a view of what stands there. */
#ifndef SPOR_TESTS_UNIT_PUBLISH_SITE_H
#define SPOR_TESTS_UNIT_PUBLISH_SITE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "publish/writer_private.h"
#include "unit/base/new_file.h"

struct site {
  char folder[64];
  const char *out; /* the output folder, below it */
  struct arena *arena;
  struct diags *diags;
  struct writer_report report;
};

struct output {
  const char *path;
  const char *bytes;
};

static inline int set_up_site(void **state) {
  struct site *site = calloc(1, sizeof *site);
  const char *memory = file_type("/dev/shm") == FILE_FOLDER ? "/dev/shm" : "/tmp";
  snprintf(site->folder, sizeof site->folder, "%s/spor-test-XXXXXX", memory);
  if (mkdtemp(site->folder) == NULL) return -1;
  site->arena = arena_new();
  site->diags = diags_new();
  site->out = str_format(site->arena, "%s/public", site->folder).at;
  *state = site;
  return 0;
}

static inline int tear_down_site(void **state) {
  struct site *site = *state;
  file_remove_tree(site->folder);
  diags_free(site->diags);
  arena_free(site->arena);
  free(site);
  return 0;
}

#define SITE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_site, tear_down_site)

static inline const char *path_out(const struct site *site, const char *path) {
  return str_format(site->arena, "%s/%s", site->out, path).at;
}

static inline void forget_diags(struct site *site) {
  diags_free(site->diags);
  site->diags = diags_new();
}

/* One whole build; true when it was committed. */
static inline bool build_with(struct site *site, const struct writer_options *options, const struct output *outputs, size_t count) {
  struct writer *writer;
  if (!writer_open_with(options, site->out, count, 1 << 24, &writer, site->diags)) return false;
  bool done = true;
  for (size_t i = 0; i < count; i++) {
    if (!writer_put(writer, i, str_from(outputs[i].path), str_from(outputs[i].bytes), site->diags)) done = false;
  }
  done = done && writer_commit(writer, STR("spor test\n"), &site->report, site->diags);
  writer_close(writer);
  return done;
}

static inline bool build(struct site *site, const struct output *outputs, size_t count) {
  struct writer_options options = {0};
  return build_with(site, &options, outputs, count);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline void write_foreign(const struct site *site, const char *path, const char *bytes) {
  make_new_file(path_out(site, path), str_from(bytes));
}

/* All that stands in the output folder but what begins with a dot: `path/` for folders, `path -> ` for links, `path=bytes` for files. */
static inline const char *view(const struct site *site) {
  struct file_list list;
  struct buf text;
  buf_init(&text, 1 << 24);
  if (!file_walk(site->arena, site->out, NULL, 0, &list)) list.count = 0;
  for (size_t i = 0; i < list.count; i++) {
    const struct file_entry *entry = &list.entries[i];
    struct str bytes = STR("");
    buf_add(&text, entry->path);
    buf_add_zero(&text, entry->type == FILE_FOLDER ? "/" : entry->type == FILE_REGULAR ? "=" : " -> ");
    if (entry->type == FILE_REGULAR)
      assert_true(file_read(site->arena, path_out(site, str_zero(site->arena, entry->path)), 1 << 24, &bytes));
    buf_add(&text, bytes);
    buf_add_char(&text, '\n');
  }
  const char *copy = str_zero(site->arena, buf_str(&text));
  buf_release(&text);
  return copy;
}

static inline bool has_diag(const struct site *site, enum diag_code code, const char *argument) {
  for (size_t i = 0; i < diags_count(site->diags); i++) {
    const struct diag *diag = diags_at(site->diags, i);
    if (diag->code == code && (argument == NULL || str_is(diag->arguments[0], argument))) return true;
  }
  return false;
}

static inline void assert_only_diag(const struct site *site, enum diag_code code, const char *argument) {
  if (diags_count(site->diags) != 1) fail_msg("%zu findings, not 1", diags_count(site->diags));
  const struct diag *diag = diags_at(site->diags, 0);
  assert_string_equal(diag_slug(diag->code), diag_slug(code));
  if (argument != NULL && !str_is(diag->arguments[0], argument)) fail_msg("said: %.*s", STR_ARG(diag->arguments[0]));
}

static inline void assert_no_work_left(const struct site *site) {
  static const char *const names[] = {".spor/stage", ".spor/old", ".spor/journal", ".spor/undo"};
  for (size_t i = 0; i < COUNT(names); i++) {
    if (file_type(path_out(site, names[i])) != FILE_NONE) fail_msg("left behind: %s", names[i]);
  }
}

#endif
