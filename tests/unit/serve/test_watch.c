#include "unit/base/check.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "serve/watch.h"

/* A folder with content/a/x.md, and a watch on it. */
struct world {
  char root[64];
  struct watch_place place;
  struct watch *watch;
};

static const char *const names[] = {"spor.yaml", "content", NULL};

static const char *path(const struct world *world, const char *name) {
  static char made[2][256];
  static int turn;
  turn = 1 - turn;
  snprintf(made[turn], sizeof made[turn], "%s/%s", world->root, name);
  return made[turn];
}

static void write_file(const struct world *world, const char *name, const char *text) {
  FILE *file = fopen(path(world, name), "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void set_up(struct world *world, size_t folders_max) {
  *world = (struct world){.root = "/tmp/spor-watch-XXXXXX"};
  assert_non_null(mkdtemp(world->root));
  assert_true(file_make_folders(path(world, "content/a")));
  write_file(world, "content/a/x.md", "x");
  world->place = (struct watch_place){world->root, names};
  world->watch = watch_open(&world->place, 1, folders_max);
}

static void tear_down(struct world *world) {
  watch_close(world->watch);
  file_remove_tree(world->root);
}

/* Waits for a change, at most some seconds; all that is told at once counts as one. */
static bool changes(struct world *world) {
  for (int i = 0; i < 20; i++) {
    struct pollfd end = {.fd = watch_fd(world->watch), .events = POLLIN};
    int wait = watch_wait(world->watch);
    poll(&end, 1, wait < 0 ? 250 : wait);
    if (watch_look(world->watch)) return true;
  }
  return false;
}

/* Nothing is told of now: only for what inotify tells at once. */
static bool is_quiet(struct world *world) {
  return !watch_look(world->watch);
}

static void test_files(void **state) {
  (void)state;
  struct world world;
  set_up(&world, WATCH_FOLDERS_MAX);
  assert_true(watch_fd(world.watch) >= 0);
  assert_true(is_quiet(&world));
  write_file(&world, "content/a/x.md", "y");
  assert_true(changes(&world));
  assert_true(is_quiet(&world));
  write_file(&world, "content/a/x.md~new", "z");
  assert_true(changes(&world));
  rename(path(&world, "content/a/x.md~new"), path(&world, "content/a/x.md"));
  assert_true(changes(&world));
  unlink(path(&world, "content/a/x.md"));
  assert_true(changes(&world));
  write_file(&world, "spor.yaml", "title: x\n");
  assert_true(changes(&world));
  tear_down(&world);
}

static void test_what_does_not_count(void **state) {
  (void)state;
  struct world world;
  set_up(&world, WATCH_FOLDERS_MAX);
  write_file(&world, "content/a/.x.md.swp", "x");
  write_file(&world, "notes.txt", "x");
  mkdir(path(&world, "public"), 0777);
  mkdir(path(&world, "content/.hidden"), 0777);
  assert_true(is_quiet(&world));
  write_file(&world, "public/index.html", "x");
  write_file(&world, "content/.hidden/x.md", "x");
  assert_true(is_quiet(&world));
  tear_down(&world);
}

static void test_folders(void **state) {
  (void)state;
  struct world world;
  set_up(&world, WATCH_FOLDERS_MAX);
  assert_true(file_make_folders(path(&world, "content/b/c/d")));
  assert_true(changes(&world));
  write_file(&world, "content/b/c/d/x.md", "x");
  assert_true(changes(&world));
  rename(path(&world, "content/b"), path(&world, "content/e"));
  assert_true(changes(&world));
  write_file(&world, "content/e/c/d/x.md", "y");
  assert_true(changes(&world));
  rename(path(&world, "content/e"), path(&world, "elsewhere"));
  assert_true(changes(&world));
  write_file(&world, "elsewhere/c/d/x.md", "z");
  assert_true(is_quiet(&world));
  tear_down(&world);
}

static void test_deleted_and_recreated(void **state) {
  (void)state;
  struct world world;
  set_up(&world, WATCH_FOLDERS_MAX);
  assert_true(file_remove_tree(path(&world, "content")));
  assert_true(changes(&world));
  assert_true(file_make_folders(path(&world, "content/a")));
  assert_true(changes(&world));
  while (watch_look(world.watch)) {
  }
  write_file(&world, "content/a/x.md", "y");
  assert_true(changes(&world));
  tear_down(&world);
}

/* The site's own folder goes and comes back: looking bridges it. */
static void test_root_deleted(void **state) {
  (void)state;
  struct world world;
  set_up(&world, WATCH_FOLDERS_MAX);
  assert_true(file_remove_tree(world.root));
  assert_true(changes(&world));
  assert_int_equal(watch_fd(world.watch), -1);
  assert_false(watch_is_limited(world.watch));
  assert_true(file_make_folders(path(&world, "content/a")));
  assert_true(changes(&world));
  assert_true(watch_fd(world.watch) >= 0);
  tear_down(&world);
}

static void test_limit(void **state) {
  (void)state;
  struct world world;
  set_up(&world, 1);
  assert_true(watch_is_limited(world.watch));
  assert_int_equal(watch_fd(world.watch), -1);
  assert_true(is_quiet(&world));
  write_file(&world, "content/a/x.md", "another");
  assert_true(changes(&world));
  assert_true(changes(&world)); /* once more: the same tick of the clock may have held a second one */
  assert_true(is_quiet(&world));
  unlink(path(&world, "content/a/x.md"));
  assert_true(changes(&world));
  tear_down(&world);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_files),        cmocka_unit_test(test_what_does_not_count),
      cmocka_unit_test(test_folders),      cmocka_unit_test(test_deleted_and_recreated),
      cmocka_unit_test(test_root_deleted), cmocka_unit_test(test_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
