#include "parse.h"

/* `line:column form target#anchor "mark" in sentence`, one reference a line. */
static const char *list_references(struct fixture *fixture, const struct document *document) {
  static const char *const forms[] = {"short", "scheme", "file", "anchor", "asset"};
  struct str all = STR("");
  for (size_t i = 0; i < document->reference_count; i++) {
    const struct reference *reference = &document->references[i];
    struct str mark = str_slice(reference->sentence, reference->mark_start, reference->mark_end);
    all = str_format(fixture->arena, "%.*s%s%u:%u %s %.*s", STR_ARG(all), i > 0 ? "\n" : "", reference->place.line,
                     lines_character(document->file, reference->place.line, reference->place.column), forms[reference->form],
                     STR_ARG(reference->target));
    if (reference->form == REFERENCE_SCHEME) all = str_format(fixture->arena, "%.*s(%s)", STR_ARG(all), kind_name(reference->wanted));
    if (reference->anchor.len > 0) all = str_format(fixture->arena, "%.*s#%.*s", STR_ARG(all), STR_ARG(reference->anchor));
    all = str_format(fixture->arena, "%.*s \"%.*s\"%s", STR_ARG(all), STR_ARG(mark), reference->is_bare ? " bare" : "");
  }
  return str_zero(fixture->arena, all);
}

static void assert_references(struct fixture *fixture, const char *body, const char *expected) {
  assert_string_equal(list_references(fixture, parse_body(fixture, body)), expected);
}

static void short_ones_name_an_id(void **state) {
  assert_references(
      *state, "Åh [[data]], [[q/data]] og [[data#afsnit|de data]]; [[ viden | vi ved ]].\n",
      "4:4 short data \"data\" bare\n4:14 short q/data \"q/data\" bare\n4:28 short data#afsnit \"de data\"\n4:53 short viden \"vi ved\"");
  assert_diags(*state, "");
}

static void what_stands_between_them_stays(void **state) {
  struct fixture *fixture = *state;
  const struct document *document = parse_body(fixture, "Åh [[data]], og [[viden]]\n");
  assert_str(node_text(fixture->arena, document->root), "Åh data, og viden");
  const struct node *comma = document->root->first->first->next->next;
  assert_str(comma->as.leaf.text, ", og ");
  assert_int_equal(comma->column, strlen("Åh [[data]]") + 1);
}

static void schemes_say_the_kind(void **state) {
  assert_references(*state, "[a](begreb:a) [b](maal:b#c) [c](spor:c) [d](side:d) [](tema:e) [f](enhed:f) [g](Indsats:q/g)\n",
                    "4:1 scheme a(concept) \"a\"\n4:15 scheme b(goal)#c \"b\"\n4:29 scheme c(track) \"c\"\n4:41 scheme d(page) \"d\"\n"
                    "4:53 scheme e(theme) \"\" bare\n4:64 scheme f(unit) \"f\"\n4:77 scheme q/g(action) \"g\"");
  assert_diags(*state, "");
}

static void paths_lead_to_files_below_the_content_folder(void **state) {
  assert_references(
      *state, "[a](b.md) [a](../q/b.md#c) [a](#c) [a](x/m%C3%A5l.pdf#page=3) [a](/rod.md)\n",
      "4:1 file p/b.md \"a\"\n4:11 file q/b.md#c \"a\"\n4:28 anchor #c \"a\"\n4:36 asset p/x/mål.pdf#page=3 \"a\"\n4:63 file rod.md \"a\"");
  assert_diags(*state, "");
}

static void outside_addresses_are_no_references(void **state) {
  assert_references(*state, "[a](https://example.org) <mailto:a@example.org> [b](tel:+4596282828) www.example.org\n", "");
  assert_diags(*state, "");
}

static void other_schemes_are_refused_and_their_words_kept(void **state) {
  struct fixture *fixture = *state;
  const struct document *document = parse_body(fixture, "Se [*her*](javascript:x) og [der](../../../x.md)\n");
  assert_diags(fixture, "4:4 link-scheme: javascript\n4:29 path-outside-site: ../../../x.md");
  assert_int_equal(document->reference_count, 0);
  assert_str(node_text(fixture->arena, document->root), "Se her og der");
}

static void ids_are_checked_and_one_is_offered(void **state) {
  assert_references(*state, "[[Målstyret læring]] og [x](maal:Å)\n", "");
  assert_diags(*state, "4:1 invalid-id: Målstyret læring → maalstyret-laering\n4:25 invalid-id: Å → aa");
}

static void an_open_one_is_told(void **state) {
  assert_references(*state, "Se [[data og\nmere]]. Se [[viden]].\n", "5:12 short viden \"viden\" bare");
  assert_diags(*state, "4:4 reference-syntax: [[data → [[data]]");
}

static void a_bar_in_a_cell_is_escaped(void **state) {
  assert_references(*state, "| a | b |\n|---|---|\n| [[data\\|d]] | [[data|d]] |\n", "6:3 short data \"d\"");
  assert_diags(*state, "6:17 reference-table-bar: data");
}

static void code_and_escapes_and_links_hold_none(void **state) {
  assert_references(*state, "`[[a]]` \\[[b]] [c [[d]]](https://example.org)\n\n    [[e]]\n\n![[[f]]](g.svg)\n", "");
}

static void an_empty_address_is_told(void **state) {
  parse_body(*state, "Se [her]() og ![der]().\n");
  assert_diags(*state, "4:4 reference-syntax: [her]()\n4:15 reference-syntax: ![der]()");
}

static void a_contact_refers_to_its_unit(void **state) {
  const struct document *document = parse_body(*state, "> [!kontakt] Leder af PPR {unit=ppr}\n> x\n");
  assert_string_equal(list_references(*state, document), "4:33 scheme ppr(unit) \"Leder af PPR\"");
  assert_str(document->references[0].near_anchor, "leder-af-ppr");
  assert_int_equal(document->root->first->as.callout.reference, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(short_ones_name_an_id),
      FIXTURE_TEST(what_stands_between_them_stays),
      FIXTURE_TEST(schemes_say_the_kind),
      FIXTURE_TEST(paths_lead_to_files_below_the_content_folder),
      FIXTURE_TEST(outside_addresses_are_no_references),
      FIXTURE_TEST(other_schemes_are_refused_and_their_words_kept),
      FIXTURE_TEST(ids_are_checked_and_one_is_offered),
      FIXTURE_TEST(an_open_one_is_told),
      FIXTURE_TEST(a_bar_in_a_cell_is_escaped),
      FIXTURE_TEST(code_and_escapes_and_links_hold_none),
      FIXTURE_TEST(an_empty_address_is_told),
      FIXTURE_TEST(a_contact_refers_to_its_unit),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
