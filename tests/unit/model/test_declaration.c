#include "parse.h"

/* `kind id "title" #number <container yearly line:column`, one declaration a line, the document itself left out. */
static const char *list_declarations(struct fixture *fixture, const struct document *document) {
  struct str all = STR("");
  for (size_t i = 1; i < document->declaration_count; i++) {
    const struct declaration *declaration = &document->declarations[i];
    all = str_format(fixture->arena, "%.*s%s%s %.*s \"%.*s\"", STR_ARG(all), i > 1 ? "\n" : "", kind_name(declaration->kind),
                     STR_ARG(declaration->id), STR_ARG(declaration->title));
    if (declaration->number.len > 0) all = str_format(fixture->arena, "%.*s #%.*s", STR_ARG(all), STR_ARG(declaration->number));
    all = str_format(fixture->arena, "%.*s <%zu%s %u:%u", STR_ARG(all), declaration->container, declaration->is_yearly ? " yearly" : "",
                     declaration->place.line, declaration->place.column);
  }
  return str_zero(fixture->arena, all);
}

static void assert_declared(struct fixture *fixture, const char *body, const char *expected) {
  assert_string_equal(list_declarations(fixture, parse_body(fixture, body)), expected);
}

static void the_document_is_the_first(void **state) {
  const struct document *document = parse_at(*state, "p/Mål & måde.md", "---\ntitle: Mål\nnumber: 3\n---\n");
  assert_int_equal(document->declaration_count, 1);
  assert_int_equal(document->declarations[0].kind, KIND_PAGE);
  assert_str(document->declarations[0].id, "maal-maade");
  assert_str(document->declarations[0].number, "3");
  assert_false(document->declarations[0].is_stamped);
  assert_null(document->declarations[0].node);
  assert_int_equal(document->declarations[0].place.line, 2);
  document = parse_at(*state, "p/index.md", "---\nid: q\ntitle: Mål\n---\n");
  assert_str(document->declarations[0].id, "q");
  assert_true(document->declarations[0].is_stamped);
  assert_str(parse_at(*state, "p/index.md", "---\ntitle: a\n---\n")->declarations[0].id, "p");
  assert_true(parse_at(*state, "index.md", "---\ntitle: a\n---\n")->declarations[0].id.len > 0);
}

static void items_of_a_marked_list_are_entries(void **state) {
  assert_declared(*state,
                  "## Mål {.goals}\n\nIndledning.\n\n1. **Alle læser:** Hver dag.\n2. Alle regner. Hver uge. {#regne}\n   - ikke "
                  "denne\n\n- og ikke denne\n",
                  "goal alle-laeser \"Alle læser\" #1 <0 8:1\ngoal regne \"Alle regner\" #2 <0 9:1");
  assert_diags(*state, "");
}

static void lists_begin_at_their_number(void **state) {
  assert_declared(*state, "## Mål {.goals}\n\n7. Syv\n8. Otte\n", "goal syv \"Syv\" #7 <0 6:1\ngoal otte \"Otte\" #8 <0 7:1");
}

static void sections_are_entries_and_hold_what_stands_in_them(void **state) {
  assert_declared(*state,
                  "## Spor A {.track #a}\n\n### Mål {.goals}\n\n- Et\n\n### Tema {.theme}\n\n> [!begreb] Data\n> x\n\n## Andet\n\n> [!mål] "
                  "To {#to}\n> x\n",
                  "track a \"Spor A\" <0 4:1\ngoal et \"Et\" <1 8:1\ntheme tema \"Tema\" <1 10:1\nconcept data \"Data\" <3 12:1\ngoal to "
                  "\"To\" <0 17:1");
}

static void boxes_in_items_belong_to_the_items(void **state) {
  assert_declared(*state, "## Mål {.goals}\n\n- Et\n\n  > [!begreb] Data\n  > x\n- To\n",
                  "goal et \"Et\" <0 6:1\nconcept data \"Data\" <1 8:3\ngoal to \"To\" <0 10:1");
}

static void yearly_is_inherited_until_core(void **state) {
  assert_declared(
      *state,
      "## A {.yearly}\n\n### B {.goals}\n\n- Et\n- To {#to}\n\n### C {.goals .core}\n\n- Tre\n\n## D {.goals}\n\n- Fire\n- Fem {.yearly}\n",
      "goal et \"Et\" <0 yearly 8:1\ngoal to \"To\" <0 yearly 9:1\ngoal tre \"Tre\" <0 13:1\ngoal fire \"Fire\" <0 17:1\n"
      "goal fem \"Fem\" <0 yearly 18:1");
}

static void a_marked_heading_needs_its_list(void **state) {
  parse_body(*state, "## A {.goals}\n\nTekst.\n\n## B {.actions}\n\n- a\n\n## C {.themes}\n");
  assert_diags(*state, "4:7 list-missing: goals\n12:7 list-missing: themes");
}

static void an_item_needs_words(void **state) {
  assert_declared(*state, "## A {.goals}\n\n- Et\n-\n- {#x}\n", "goal et \"Et\" <0 6:1");
  assert_diags(*state, "7:1 empty-item\n8:1 empty-item");
}

static void a_marked_section_needs_words(void **state) {
  parse_body(*state, "## {.goal #x}\n\nTekst.\n");
  assert_diags(*state, "4:1 empty-item");
}

static void titles_hold_the_words_of_references(void **state) {
  assert_declared(*state, "## A {.goals}\n\n- Alle bruger [[data|deres data]] klogt. Hver dag.\n- **Om [[viden]]**: mere\n",
                  "goal alle-bruger-deres-data-klogt \"Alle bruger deres data klogt\" <0 6:1\ngoal om-viden \"Om viden\" <0 7:1");
}

static void danish_abbreviations_end_no_title(void **state) {
  assert_declared(*state, "## A {.goals}\n\n- Alle børn, bl.a. i skolen, lærer mere. Og mere.\n",
                  "goal alle-boern-bl-a-i-skolen-laerer-mere \"Alle børn, bl.a. i skolen, lærer mere\" <0 6:1");
}

static void relations_are_lists_with_places(void **state) {
  const struct document *document = parse_body(*state, "## Æ {.goal areas=a,b part-of=\"c\"}\n");
  assert_diags(*state, "");
  const struct names *areas = &document->declarations[1].relations[RELATION_AREAS];
  assert_int_equal(areas->count, 2);
  assert_str(areas->at[1].text, "b");
  assert_int_equal(areas->at[1].place.line, 4);
  assert_int_equal(areas->at[1].place.column, strlen("## Æ {.goal areas=a,") + 1);
  assert_str(document->declarations[1].relations[RELATION_PART_OF].at[0].text, "c");
}

static void one_thing_is_part_of_one(void **state) {
  parse_body(*state, "## A {.goal part-of=a,b areas=}\n");
  assert_diags(*state, "4:21 wrong-type: part-of\n4:31 empty-value: areas");
}

static void a_second_explanation_names_the_first(void **state) {
  const struct document *document = parse_body(*state, "> [!begreb] Data {same-as=data}\n> x\n");
  assert_int_equal(document->declaration_count, 2);
  assert_str(document->declarations[1].relations[RELATION_SAME_AS].at[0].text, "data");
}

static void indicators_find_their_owners(void **state) {
  const struct document *document =
      parse_at(*state, "a.md",
               "---\ntitle: a\nindicators:\n  andel: {target: {value: 95}}\n  andell: {target: {value: 1}}\n---\n\n"
               "## M {.goals}\n\n- Andel {#andel}\n");
  assert_non_null(document->declarations[1].indicator);
  assert_str(document->declarations[1].indicator->target, "95");
  assert_null(document->declarations[0].indicator);
  assert_diags(*state, "5:3 dangling-reference: andell → andel");
}

static void notes_belong_to_no_section(void **state) {
  const struct document *document = parse_body(*state, "## A {.goal #a}\n\nx[^1] [[q]]\n\n[^1]: Se [[z]].\n");
  assert_int_equal(document->reference_count, 2);
  assert_int_equal(document->references[0].declaration, 1);
  assert_str(document->references[0].near_anchor, "a");
  assert_int_equal(document->references[1].declaration, 0);
  assert_int_equal(document->references[1].near_anchor.len, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(the_document_is_the_first),          FIXTURE_TEST(items_of_a_marked_list_are_entries),
      FIXTURE_TEST(lists_begin_at_their_number),        FIXTURE_TEST(sections_are_entries_and_hold_what_stands_in_them),
      FIXTURE_TEST(boxes_in_items_belong_to_the_items), FIXTURE_TEST(yearly_is_inherited_until_core),
      FIXTURE_TEST(a_marked_heading_needs_its_list),    FIXTURE_TEST(an_item_needs_words),
      FIXTURE_TEST(a_marked_section_needs_words),       FIXTURE_TEST(titles_hold_the_words_of_references),
      FIXTURE_TEST(danish_abbreviations_end_no_title),  FIXTURE_TEST(relations_are_lists_with_places),
      FIXTURE_TEST(one_thing_is_part_of_one),           FIXTURE_TEST(a_second_explanation_names_the_first),
      FIXTURE_TEST(indicators_find_their_owners),       FIXTURE_TEST(notes_belong_to_no_section),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
