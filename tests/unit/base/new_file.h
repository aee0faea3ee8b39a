/* A file that was not there, in folders that may not be there either. */
#ifndef SPOR_TESTS_UNIT_BASE_NEW_FILE_H
#define SPOR_TESTS_UNIT_BASE_NEW_FILE_H

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"

static inline void make_new_file(const char *path, struct str bytes) {
  struct arena *arena = arena_new();
  assert_true(file_make_folders(str_zero(arena, path_folder(str_from(path)))));
  assert_int_equal(file_type(path), FILE_NONE);
  assert_true(file_write(path, bytes));
  arena_free(arena);
}

#endif
