#include "parse.h"

#include "base/text.h"
#include "model/redaction.h"
#include "random_text.h"

static bool is_used;

static struct redaction redaction_of(const char *entity, const char *passage) {
  is_used = false;
  return (struct redaction){.publication = {STR("p"), {0}},
                            .entity = {str_from(entity), {0}},
                            .passage = str_from(passage),
                            .reason = STR("retten"),
                            .date = {2018, 3, 1},
                            .is_used = &is_used};
}

static const struct document *parse_without(struct fixture *fixture, struct str text, const struct redaction *redaction) {
  struct redactions redactions = redactions_for(fixture->arena, redaction, 1, STR("p"), STR(""), STR("da"));
  return document_parse_redacted(fixture->arena, file_of(fixture, "p/side.md", text), STR("p/side.md"), false, &redactions, fixture->diags);
}

static const struct document *take(struct fixture *fixture, const char *passage, const char *body) {
  struct redaction redaction = redaction_of("", passage);
  return parse_without(fixture, str_format(fixture->arena, "---\ntitle: Side\n---\n%s", body), &redaction);
}

#define NOTICE "[taget ud 1. marts 2018: retten]"

static void assert_taken(struct fixture *fixture, const char *passage, const char *body, const char *left) {
  const struct document *document = take(fixture, passage, body);
  assert_str(text_fold_space(fixture->arena, node_text(fixture->arena, document->root)), left);
  assert_true(is_used);
}

static void a_passage_goes_wherever_it_stands(void **state) {
  assert_taken(*state, "hemmelig", "Før hemmelig efter, hemmelig.\n", "Før " NOTICE " efter, " NOTICE ".");
  assert_taken(*state, "en hemmelig sag", "Om *en **hemmelig*** sag.\n", "Om " NOTICE ".");
  assert_taken(*state, "en sag", "Om en\nsag og en\\\nsag\n", "Om " NOTICE " og " NOTICE);
  assert_taken(*state, "en sag", "Om en  sag, en\u00A0sag\n", "Om " NOTICE ", " NOTICE);
  assert_taken(*state, " en\n  sag ", "Om en sag\n", "Om " NOTICE);
  assert_taken(*state, "aab", "aaab aab\n", "a" NOTICE " " NOTICE);
  assert_taken(*state, "en sag", "*en sag*en *sag*en sag\n", NOTICE NOTICE NOTICE);
}

static void a_passage_goes_from_code_all_over(void **state) {
  const struct document *document = take(*state, "en sag", "```\nen sag\nen\nsag\n```\n");
  assert_str(document->root->first->as.code_block.text, NOTICE "\n" NOTICE "\n");
}

static void a_passage_goes_from_titles(void **state) {
  struct fixture *fixture = *state;
  const struct document *document = take(fixture, "en sag", "[x](https://example.org \"en sag, en sag\")\n");
  assert_str(document->root->first->first->as.link.title, NOTICE ", " NOTICE);
  struct redaction redaction = redaction_of("", "en sag");
  document = parse_without(fixture, STR("---\ntitle: Om en sag\nsummary: |\n  en sag og en\n  sag\n---\n"), &redaction);
  assert_str(document->fields.title.text, "Om " NOTICE);
  assert_str(str_trim(document->fields.summary), NOTICE " og " NOTICE);
}

static void what_finds_nothing_is_told_of(void **state) {
  take(*state, "ensag", "en sag\n");
  assert_false(is_used);
  take(*state, "en sag", "en\n\nsag\n");
  assert_false(is_used);
  take(*state, "retten", "Om retten\n"); /* the notice itself would publish it */
  assert_false(is_used);
}

static void an_entity_is_emptied(void **state) {
  struct redaction redaction = redaction_of("a", "");
  const struct document *document = parse_without(
      *state, STR("---\ntitle: Side\n---\n## A {#a .goal}\n\nTekst [[b]]\n\n### Under\n\n## B {#b .goal}\n\nAndet\n"), &redaction);
  assert_str(node_text(((struct fixture *)*state)->arena, document->root), NOTICE " " NOTICE " B Andet");
  assert_true(document->references[0].is_withheld);
  assert_true(is_used);
}

static size_t count_of(struct str text, struct str wanted) {
  size_t count = 0;
  for (size_t at = str_find(text, wanted, 0); at != STR_NOT_FOUND; at = str_find(text, wanted, at + wanted.len)) count++;
  return count;
}

/* No passage is left, however the words are marked up and broken, and every letter that is gone was in one. */
static void no_passage_is_left(void **state) {
  static const char *const pieces[] = {"x", "y", "x y", " ", "\n", "*x*", "**y**", "`x y`", " *x", "* ", "[xy](q.md)", "\u00A0"};
  static const char *const passages[] = {"x", "xx", "y x", "xy", "x y x"};
  struct fixture *fixture = *state;
  uint64_t seed = 7;
  for (unsigned i = 0; i < 3000; i++) {
    struct str body = STR("v");
    for (size_t j = random_below(&seed, 20); j > 0; j--) {
      body = str_join(fixture->arena, body, str_from(pieces[random_below(&seed, sizeof pieces / sizeof *pieces)]));
    }
    struct str passage = str_from(passages[random_below(&seed, sizeof passages / sizeof *passages)]);
    struct str whole = node_text(fixture->arena, parse_body(fixture, str_zero(fixture->arena, body))->root);
    const struct node *root = take(fixture, passage.at, str_zero(fixture->arena, body))->root;
    struct str left = node_text(fixture->arena, root);
    for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
      if (node->type != NODE_PARAGRAPH) continue;
      struct str words = text_fold_space(fixture->arena, node_text(fixture->arena, node));
      assert_int_equal(str_find(words, passage, 0), STR_NOT_FOUND);
    }
    size_t taken = count_of(left, STR(NOTICE));
    assert_int_equal(count_of(whole, STR("x")) - count_of(left, STR("x")), taken * count_of(passage, STR("x")));
    assert_int_equal(count_of(whole, STR("y")) - count_of(left, STR("y")), taken * count_of(passage, STR("y")));
    arena_reset(fixture->arena);
    diags_free(fixture->diags);
    fixture->diags = diags_new();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_passage_goes_wherever_it_stands),
      FIXTURE_TEST(a_passage_goes_from_code_all_over),
      FIXTURE_TEST(a_passage_goes_from_titles),
      FIXTURE_TEST(what_finds_nothing_is_told_of),
      FIXTURE_TEST(an_entity_is_emptied),
      FIXTURE_TEST(no_passage_is_left),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
