#include "unit/base/check.h"

#include "base/arena.h"
#include "serve/address.h"

static void test_own_names(void **state) {
  (void)state;
  static const char *const own[] = {"localhost", "LocalHost:8000", "127.0.0.1",   "127.0.0.1:8000", "127.1.2.3",
                                    "[::1]",     "[::1]:8000",     "a.localhost", "127.0.0.255:0",  "localhost:65535"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) assert_true(address_is_local(str_from(own[i])));
}

static void test_names_of_others(void **state) {
  (void)state;
  static const char *const others[] = {"",
                                       "example.org",
                                       "localhost.example.org",
                                       "127.0.0.1.example.org",
                                       "xlocalhost",
                                       ".localhost",
                                       "10.0.0.1",
                                       "127.0.0",
                                       "127.0.0.1.1",
                                       "127.0.0.256",
                                       "127..0.1",
                                       "127.0.0.1:x",
                                       "[::2]:800",
                                       "localhost:65536",
                                       "localhost:",
                                       "127.0.0.0001",
                                       "::1",
                                       "localhost:80:80"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(address_is_local(str_from(others[i])));
}

static void assert_path(struct arena *arena, const char *target, const char *expected) {
  struct str path;
  assert_true(address_path(arena, str_from(target), &path));
  assert_str(path, expected);
}

static void test_paths(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  assert_path(arena, "/", "");
  assert_path(arena, "/maal/", "maal/");
  assert_path(arena, "/maal/b%C3%B8rn?x=/../y", "maal/børn");
  assert_path(arena, "/a%20b", "a b");
  assert_path(arena, "/...", "...");
  arena_free(arena);
}

static void test_no_paths(void **state) {
  (void)state;
  static const char *const targets[] = {"",       "maal",   "//",    "//example.org/", "/../x", "/a/../b", "/%2e%2e/x",     "/a/..",
                                        "/a//b",  "/a%00b", "/a%",   "/a%4",           "/a%zz", "/./a",    "/a%2F%2e%2e/b", "/a\\..\\b",
                                        "/%5c..", "/a/%2e", "/a%2f/"};
  struct arena *arena = arena_new();
  struct str path;
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) assert_false(address_path(arena, str_from(targets[i]), &path));
  arena_free(arena);
}

static void test_bases(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  assert_str(address_base(arena, STR("")), "/");
  assert_str(address_base(arena, STR("https://example.org")), "/");
  assert_str(address_base(arena, STR("https://example.org/strategier")), "/strategier/");
  assert_str(address_base(arena, STR("https://example.org/a/b/")), "/a/b/");
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_own_names), cmocka_unit_test(test_names_of_others), cmocka_unit_test(test_paths),
      cmocka_unit_test(test_no_paths),  cmocka_unit_test(test_bases),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
