#include "parse.h"

static const char *list_ids(struct fixture *fixture, const struct document *document) {
  struct str all = STR("");
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (node->id.len > 0) all = str_format(fixture->arena, "%.*s%s%.*s", STR_ARG(all), all.len > 0 ? " " : "", STR_ARG(node->id));
  }
  return str_zero(fixture->arena, all);
}

static void assert_ids(struct fixture *fixture, const char *body, const char *expected) {
  assert_string_equal(list_ids(fixture, parse_body(fixture, body)), expected);
}

static void headings_are_called_after_their_words(void **state) {
  assert_ids(*state, "## Synlig og målstyret læring\n\n## Æbler, Øl & Ål!\n\n## ***\n\n##\n",
             "synlig-og-maalstyret-laering aebler-oel-aal afsnit afsnit-2");
}

static void equal_ones_are_numbered_in_order(void **state) {
  assert_ids(*state, "## Mål\n\n## Mål\n\n## Mål\n", "maal maal-2 maal-3");
}

static void made_ids_give_way_to_written_ones(void **state) {
  assert_ids(*state, "## Mål\n\n## Mål\n\n## Andet {#maal}\n\n## Tredje {#maal-2}\n", "maal-3 maal-4 maal maal-2");
}

static void written_ids_stand_once(void **state) {
  assert_ids(*state, "## A {#a}\n\n- b {#a}\n", "a");
  assert_diags(*state, "6:6 duplicate-heading-id: a");
}

static void long_headings_are_cut_between_words(void **state) {
  assert_ids(*state, "## En to tre fire fem seks syv otte ni ti\n", "en-to-tre-fire-fem-seks-syv-otte");
  assert_ids(*state, "## Læringsfællesskabernes tværprofessionelle kompetenceudviklingsforløb og mere\n",
             "laeringsfaellesskabernes-tvaerprofessionelle");
}

static void boxes_have_ids_and_items_have_those_that_are_written(void **state) {
  assert_ids(*state, "> [!note] Husk\n\n> [!note]\n> Uden titel\n\n- a\n- b {#b}\n", "husk boks b");
}

static void references_in_headings_count_with_their_words(void **state) {
  assert_ids(*state, "## Om [[data|vores data]]\n", "om-vores-data");
}

static void anchors_are_found(void **state) {
  const struct document *document = parse_body(*state, "## Mål {.goals}\n\n- Alle læser\n- Alle regner {#regne}\n");
  assert_int_equal(document_anchor(document, STR("maal"))->type, NODE_HEADING);
  assert_int_equal(document_anchor(document, STR("alle-laeser"))->type, NODE_ITEM);
  assert_int_equal(document_anchor(document, STR("regne"))->type, NODE_ITEM);
  assert_null(document_anchor(document, STR("skrive")));
  assert_null(document_anchor(document, STR("")));
}

static void thousands_of_equal_headings_are_no_matter(void **state) {
  struct fixture *fixture = *state;
  enum { COUNT = 50000 };
  char *text = arena_alloc(fixture->arena, COUNT * 6 + 1);
  for (size_t i = 0; i < COUNT; i++) memcpy(text + i * 6, "# Ord\n", 6);
  const struct document *document = parse_body(*state, text);
  assert_int_equal(document->heading_count, COUNT);
  assert_str(document->headings[COUNT - 1].id, "ord-50000");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(headings_are_called_after_their_words),
      FIXTURE_TEST(equal_ones_are_numbered_in_order),
      FIXTURE_TEST(made_ids_give_way_to_written_ones),
      FIXTURE_TEST(written_ids_stand_once),
      FIXTURE_TEST(long_headings_are_cut_between_words),
      FIXTURE_TEST(boxes_have_ids_and_items_have_those_that_are_written),
      FIXTURE_TEST(references_in_headings_count_with_their_words),
      FIXTURE_TEST(anchors_are_found),
      FIXTURE_TEST(thousands_of_equal_headings_are_no_matter),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
