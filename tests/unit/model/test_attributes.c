#include "parse.h"

#include "model/attributes.h"

static const struct node *find(const struct document *document, enum node_type type) {
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (node->type == type) return node;
  }
  fail_msg("there is no such node");
  return NULL;
}

static const char *words(struct fixture *fixture, const struct node *node) {
  return str_zero(fixture->arena, node_text(fixture->arena, node));
}

static void a_heading_gives_its_attributes_away(void **state) {
  const struct document *document = parse_body(*state, "## Vores mål {#maal .yearly .goal tracks=a,b}\n");
  const struct node *heading = find(document, NODE_HEADING);
  assert_diags(*state, "");
  assert_string_equal(words(*state, heading), "Vores mål");
  assert_str(heading->attributes->id, "maal");
  assert_int_equal(heading->attributes->id_line, 4);
  assert_int_equal(heading->attributes->id_column, strlen("## Vores mål {") + 1);
  assert_true(attributes_has_class(heading->attributes, "yearly"));
  assert_false(attributes_has_class(heading->attributes, "core"));
  assert_str(attributes_value(heading->attributes, "tracks")->value, "a,b");
  assert_null(attributes_value(heading->attributes, "areas"));
  assert_false(attributes_has_class(NULL, "yearly"));
}

static void an_item_has_them_at_the_end_of_its_first_paragraph(void **state) {
  const struct document *document = parse_body(*state, "- første\n  linje {#a areas=skole}\n\n  Mere {#b}\n");
  const struct node *item = find(document, NODE_ITEM);
  assert_str(item->attributes->id, "a");
  assert_string_equal(words(*state, item->first), "første linje");
  assert_string_equal(words(*state, item->last), "Mere {#b}");
}

static void attributes_on_a_line_of_their_own_leave_no_break(void **state) {
  const struct document *document = parse_body(*state, "- første\n  {#a}\n");
  assert_string_equal(words(*state, find(document, NODE_ITEM)), "første");
  assert_int_equal(find(document, NODE_ITEM)->first->last->type, NODE_TEXT);
}

static void quoted_values_hold_spaces(void **state) {
  const struct document *document = parse_body(*state, "## A {tracks=\"a, b\" #x}\n");
  assert_diags(*state, "");
  assert_str(attributes_value(find(document, NODE_HEADING)->attributes, "tracks")->value, "a, b");
  assert_str(find(document, NODE_HEADING)->attributes->id, "x");
}

static void braces_that_are_text_stay(void **state) {
  const struct document *document = parse_body(*state, "## Mængden {a, b}\n\n- med {tuborg}\n- tom {}\n- {#a} midt i\n");
  assert_diags(*state, "6:7 unread-markup: {tuborg} → {#tuborg}\n8:3 unread-markup: {#a}");
  assert_string_equal(words(*state, document->root), "Mængden {a, b} med {tuborg} tom {} {#a} midt i");
}

static void an_escaped_brace_is_text(void **state) {
  const struct document *document = parse_body(*state, "## A {#x\\}\n");
  assert_diags(*state, "");
  assert_string_equal(words(*state, document->root), "A {#x}");
}

static void what_is_not_known_here_is_told_with_the_nearest(void **state) {
  parse_body(*state, "## A {.goalss tarcks=a}\n\n- b {.goal same-as=x}\n");
  assert_diags(*state, "4:8 unknown-attribute: goalss → goals\n4:15 unknown-attribute: tarcks → tracks\n"
                       "6:7 unknown-attribute: goal\n6:12 unknown-attribute: same-as");
}

static void ids_are_checked_and_given_once(void **state) {
  parse_body(*state, "## A {#Å}\n\n## B {#b #c}\n\n## C {areas=a areas=b}\n");
  assert_diags(*state, "4:7 invalid-id: Å → aa\n6:10 duplicate-attribute: #\n8:15 duplicate-attribute: areas");
}

static void what_cannot_be_read_is_told_and_stays(void **state) {
  const struct document *document = parse_body(*state, "## A {#a tracks=\"b}\n");
  assert_diags(*state, "4:7 attribute-syntax: #a tracks=\"b");
  assert_string_equal(words(*state, document->root), "A {#a tracks=\"b}");
}

static void columns_count_characters(void **state) {
  parse_body(*state, "## Æøå æøå {.ukendt}\n");
  assert_diags(*state, "4:14 unknown-attribute: ukendt");
}

static void a_single_image_may_be_decorative(void **state) {
  const struct document *document = parse_body(*state, "![](pynt.svg){decorative}\n");
  assert_diags(*state, "");
  const struct node *figure = find(document, NODE_FIGURE);
  assert_true(figure->as.figure.is_decorative);
  assert_ptr_equal(figure->first, figure->last);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_heading_gives_its_attributes_away),
      FIXTURE_TEST(an_item_has_them_at_the_end_of_its_first_paragraph),
      FIXTURE_TEST(attributes_on_a_line_of_their_own_leave_no_break),
      FIXTURE_TEST(quoted_values_hold_spaces),
      FIXTURE_TEST(braces_that_are_text_stay),
      FIXTURE_TEST(an_escaped_brace_is_text),
      FIXTURE_TEST(what_is_not_known_here_is_told_with_the_nearest),
      FIXTURE_TEST(ids_are_checked_and_given_once),
      FIXTURE_TEST(what_cannot_be_read_is_told_and_stays),
      FIXTURE_TEST(columns_count_characters),
      FIXTURE_TEST(a_single_image_may_be_decorative),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
