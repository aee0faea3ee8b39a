#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/store.h"

static const char *make_folder(struct arena *arena) {
  const char *temporary = getenv("TMPDIR");
  struct str template = str_format(arena, "%s/spor-store-XXXXXX", temporary != NULL ? temporary : P_tmpdir);
  char *folder = arena_copy(arena, template.at, template.len + 1);
  assert_non_null(mkdtemp(folder));
  return folder;
}

static void what_was_put_is_there_next_time(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const char *folder = make_folder(arena);
  struct store store;
  struct str value;
  store_open(&store, arena, folder, "a.bin", STR("test 1\n"));
  assert_false(store_get(&store, STR("æ"), &value));
  store_put(&store, STR("æ"), STR("first"));
  store_put(&store, STR("empty"), STR(""));
  store_save(&store);
  store_open(&store, arena, folder, "a.bin", STR("test 1\n"));
  assert_true(store_get(&store, STR("æ"), &value));
  assert_true(str_is(value, "first"));
  assert_true(store_get(&store, STR("empty"), &value));
  assert_int_equal(value.len, 0);
  store_put(&store, STR("æ"), STR("second"));
  assert_true(store_get(&store, STR("æ"), &value) && str_is(value, "second"));
  store_save(&store);
  store_open(&store, arena, folder, "a.bin", STR("test 1\n"));
  assert_true(store_get(&store, STR("æ"), &value) && str_is(value, "second"));
  store_open(&store, arena, folder, "a.bin", STR("test 2\n"));
  assert_false(store_get(&store, STR("æ"), &value));
  file_remove_tree(folder);
  arena_free(arena);
}

/* Each byte in turn is changed, and each end cut off: the store is whole or empty. */
static void a_damaged_file_is_an_empty_store(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const char *folder = make_folder(arena);
  struct store store;
  struct str bytes;
  struct str value;
  store_open(&store, arena, folder, "a.bin", STR("test 1\n"));
  store_put(&store, STR("key"), STR("value"));
  store_save(&store);
  const char *path = store.path;
  assert_true(file_read(arena, path, 1000, &bytes));
  for (size_t i = 0; i < bytes.len; i++) {
    char *damaged = arena_copy(arena, bytes.at, bytes.len);
    damaged[i] = (char)(damaged[i] ^ 0x20);
    assert_true(file_write(path, (struct str){damaged, bytes.len}));
    store_open(&store, arena, folder, "a.bin", STR("test 1\n"));
    assert_false(store_get(&store, STR("key"), &value));
    assert_true(file_write(path, str_slice(bytes, 0, i)));
    store_open(&store, arena, folder, "a.bin", STR("test 1\n"));
    assert_false(store_get(&store, STR("key"), &value));
  }
  file_remove_tree(folder);
  arena_free(arena);
}

static void without_a_folder_nothing_is_kept(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct store store;
  struct str value;
  store_open(&store, arena, NULL, "a.bin", STR("test 1\n"));
  store_put(&store, STR("key"), STR("value"));
  assert_true(store_get(&store, STR("key"), &value));
  store_save(&store);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_put_is_there_next_time),
      cmocka_unit_test(a_damaged_file_is_an_empty_store),
      cmocka_unit_test(without_a_folder_nothing_is_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
