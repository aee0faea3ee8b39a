#include "parse.h"

static const struct node *first_block(const struct document *document) {
  assert_non_null(document->root->first);
  return document->root->first;
}

static const char *words(struct fixture *fixture, const struct node *node) {
  return str_zero(fixture->arena, node_text(fixture->arena, node));
}

static void a_quote_that_begins_with_a_kind_is_a_callout(void **state) {
  const struct node *callout = first_block(parse_body(*state, "> [!begreb] Data og *viden* {#data}\n> Det, vi ved.\n>\n> Mere.\n"));
  assert_diags(*state, "");
  assert_int_equal(callout->type, NODE_CALLOUT);
  assert_int_equal(callout->as.callout.kind, CALLOUT_CONCEPT);
  assert_str(callout->as.callout.title, "Data og viden");
  assert_str(callout->attributes->id, "data");
  assert_string_equal(words(*state, callout), "Det, vi ved. Mere.");
}

static void all_kinds_are_known_in_any_case(void **state) {
  static const struct {
    const char *text;
    enum callout_kind kind;
  } cases[] = {
      {"> [!mål] A\n", CALLOUT_GOAL},         {"> [!MÅL] A\n", CALLOUT_GOAL},     {"> [!maal] A\n", CALLOUT_GOAL},
      {"> [!kontakt] A\n", CALLOUT_CONTACT},  {"> [!figur] A\n", CALLOUT_FIGURE}, {"> [!Note]\n> A\n", CALLOUT_NOTE},
      {"> [!ma\xCC\x8Al] A\n", CALLOUT_GOAL}, /* decomposed */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const struct node *callout = first_block(parse_body(*state, cases[i].text));
    assert_int_equal(callout->type, NODE_CALLOUT);
    assert_int_equal(callout->as.callout.kind, cases[i].kind);
  }
  assert_diags(*state, "");
}

static void an_unknown_kind_stays_a_quote(void **state) {
  const struct node *quote = first_block(parse_body(*state, "> [!begrebb] Data\n"));
  assert_int_equal(quote->type, NODE_QUOTE);
  assert_diags(*state, "4:3 unknown-callout: begrebb → [!begreb]");
}

static void a_concept_and_a_goal_need_a_title(void **state) {
  parse_body(*state, "> [!begreb]\n> Data\n\n> [!note]\n> Data\n");
  assert_diags(*state, "4:3 callout-untitled: begreb");
}

static void notes_have_no_place_in_titles_and_alternative_texts(void **state) {
  parse_body(*state, "> [!note] Husk[^1]\n> x[^1]\n\n![model[^1]](a.svg)\n\n[^1]: n\n");
  assert_diags(*state, "4:15 reference-syntax: [^1]\n7:8 reference-syntax: [^1]");
}

static void ordinary_quotes_stay(void **state) {
  assert_int_equal(first_block(parse_body(*state, "> Vi vil [!begreb] mere\n"))->type, NODE_QUOTE);
  assert_int_equal(first_block(parse_body(*state, "> \\[!begreb] mere\n"))->type, NODE_QUOTE);
  assert_int_equal(first_block(parse_body(*state, ">\n"))->type, NODE_QUOTE);
  assert_diags(*state, "");
}

static void a_paragraph_of_one_image_is_a_figure(void **state) {
  const struct document *document = parse_body(*state, "![Model](a.svg \"Modellen\")\n\nSe ![b](b.svg) her.\n");
  const struct node *figure = first_block(document);
  assert_int_equal(figure->type, NODE_FIGURE);
  assert_false(figure->as.figure.is_decorative);
  assert_str(figure->first->as.link.title, "Modellen");
  assert_int_equal(figure->next->type, NODE_PARAGRAPH);
  assert_int_equal(document->image_count, 2);
  assert_str(document->images[1].path, "p/b.svg");
  assert_diags(*state, "");
}

static void images_say_what_they_show(void **state) {
  parse_body(*state, "![](a.svg)\n\nSe ![ ](b.svg) her.\n\n![ord](c.svg){decorative}\n");
  assert_diags(*state, "4:1 image-alt-missing\n6:4 image-alt-missing\n8:1 image-decorative-alt");
}

static void images_lie_below_the_content_folder(void **state) {
  const struct document *document = parse_body(*state, "![a](../../a.svg)\n\n![a](https://example.org/a.svg)\n\n![a](/q/b%20c.svg)\n");
  assert_diags(*state, "4:1 path-outside-site: ../../a.svg\n6:1 path-outside-site: https://example.org/a.svg");
  assert_int_equal(document->images[0].path.len, 0);
  assert_str(document->images[2].path, "q/b c.svg");
}

static void a_figure_has_the_id_that_is_written(void **state) {
  const struct document *document = parse_body(*state, "![Model](a.svg){#model}\n");
  assert_diags(*state, "");
  assert_str(first_block(document)->id, "model");
  assert_ptr_equal(document_anchor(document, STR("model")), first_block(document));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_quote_that_begins_with_a_kind_is_a_callout),
      FIXTURE_TEST(all_kinds_are_known_in_any_case),
      FIXTURE_TEST(an_unknown_kind_stays_a_quote),
      FIXTURE_TEST(a_concept_and_a_goal_need_a_title),
      FIXTURE_TEST(notes_have_no_place_in_titles_and_alternative_texts),
      FIXTURE_TEST(ordinary_quotes_stay),
      FIXTURE_TEST(a_paragraph_of_one_image_is_a_figure),
      FIXTURE_TEST(images_say_what_they_show),
      FIXTURE_TEST(images_lie_below_the_content_folder),
      FIXTURE_TEST(a_figure_has_the_id_that_is_written),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
