#include "unit/base/check.h"

#include "model/url.h"

static void documents_stand_at_their_path(void **state) {
  assert_str(url_document(*state, STR("p/"), STR("index.md")), "p/");
  assert_str(url_document(*state, STR("p/"), STR("Mål & måde.md")), "p/maal-maade/");
  assert_str(url_document(*state, STR("p/"), STR("Bilag A/index.md")), "p/bilag-a/");
  assert_str(url_document(*state, STR(""), STR("a/b.md")), "a/b/");
  assert_str(url_document(*state, STR(""), STR("index.md")), "");
  assert_true(url_document(*state, STR(""), STR("日本.md")).len > 1);
}

static void entities_stand_below_their_kind(void **state) {
  assert_str(url_publication(*state, STR("p")), "p/");
  assert_str(url_entity(*state, STR("p/"), KIND_TRACK, STR("data")), "p/indsatsspor/data/");
  assert_str(url_entity(*state, STR("p/"), KIND_GOAL, STR("a")), "p/maal/a/");
  assert_str(url_entity(*state, STR(""), KIND_CONCEPT, STR("a")), "begreber/a/");
  assert_str(url_entity(*state, STR(""), KIND_UNIT, STR("ppr")), "enheder/ppr/");
  assert_str(url_index(*state, STR("p/"), KIND_ACTION), "p/indsatser/");
  assert_str(url_index(*state, STR("p/"), KIND_THEME), "p/temaer/");
  assert_str(url_index(*state, STR("p/"), KIND_AREA), "p/omraader/");
}

static void files_keep_their_extension(void **state) {
  assert_str(url_file(*state, STR("p/"), STR("figurer/Model Å.SVG")), "p/figurer/model-aa.svg");
}

static void outputs_lie_in_the_folder_of_their_url(void **state) {
  assert_str(url_output(*state, STR("")), "index.html");
  assert_str(url_output(*state, STR("p/a/")), "p/a/index.html");
  assert_str(url_twin(*state, STR("p/a/")), "p/a/index.json");
}

static void links_are_relative(void **state) {
  assert_str(url_relative(*state, STR("p/maal/a/"), STR("p/begreber/b/")), "../../../p/begreber/b/");
  assert_str(url_relative(*state, STR(""), STR("p/")), "./p/");
  assert_str(url_relative(*state, STR("p/a/"), STR("p/a/#x")), "#x");
  assert_str(url_relative(*state, STR("p/a/"), STR("")), "../../");
  assert_str(url_root(*state, STR("")), "./");
  assert_str(url_root(*state, STR("p/")), "../");
}

static void anchors_and_absolute_addresses(void **state) {
  assert_str(url_anchor(*state, STR("p/"), STR("x")), "p/#x");
  assert_str(url_anchor(*state, STR("p/"), STR("")), "p/");
  assert_str(url_absolute(*state, STR("https://example.org/s"), STR("p/#x")), "https://example.org/s/p/#x");
}

static void names_of_own_pages_are_reserved(void **state) {
  (void)state;
  static const char *const both[] = {"udgaver",   "aendringer", "begreber", "maal",   "indsatsspor",
                                     "indsatser", "temaer",     "omraader", "samlet", "historik"};
  static const char *const site[] = {"enheder", "soeg", "was"};
  for (size_t i = 0; i < sizeof both / sizeof *both; i++) assert_true(url_is_reserved(str_from(both[i]), true));
  for (size_t i = 0; i < sizeof site / sizeof *site; i++) {
    assert_true(url_is_reserved(str_from(site[i]), false));
    assert_false(url_is_reserved(str_from(site[i]), true));
  }
  assert_false(url_is_reserved(STR("data"), false));
  assert_str(url_first_part(STR("p/maal/a/"), STR("p/")), "maal");
  assert_str(url_first_part(STR("p/"), STR("p/")), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(documents_stand_at_their_path),
      ARENA_TEST(entities_stand_below_their_kind),
      ARENA_TEST(files_keep_their_extension),
      ARENA_TEST(outputs_lie_in_the_folder_of_their_url),
      ARENA_TEST(links_are_relative),
      ARENA_TEST(anchors_and_absolute_addresses),
      ARENA_TEST(names_of_own_pages_are_reserved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
