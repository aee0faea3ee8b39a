#include "parse.h"
#include "random_text.h"

static void whatever_is_wrong_the_document_is_there(void **state) {
  const struct document *document = parse_at(*state, "a.md", "Ingen hoved. [[x]]\n");
  assert_true(document->is_broken);
  assert_int_equal(document->declaration_count, 1);
  assert_int_equal(document->reference_count, 1);
  document = parse_at(*state, "a.md", "");
  assert_non_null(document->root);
  document = parse_at(*state, "a.md", "---\ntitle: [\n---\n## Mål\n");
  assert_int_equal(document->heading_count, 1);
}

static void what_is_no_text_is_told_and_the_rest_read(void **state) {
  struct fixture *fixture = *state;
  const struct document *document = parse_at(fixture, "a.md", "---\ntitle: a\n---\n\nÅ\xFFk\n");
  assert_str(node_text(fixture->arena, document->root), "Å\uFFFDk");
  assert_diags(fixture, "5:2 not-utf8: 0xFF");
  const struct lines *file = file_of(fixture, "a.md", STR("---\ntitle: a\n---\nx\0y\n"));
  document = document_parse(fixture->arena, file, STR("a.md"), false, fixture->diags);
  assert_str(node_text(fixture->arena, document->root), "x\uFFFDy");
  assert_str(document->fields.title.text, "a");
  assert_diags(fixture, "4:2 nul-byte");
}

static void html_is_told_unless_it_is_let_through(void **state) {
  struct fixture *fixture = *state;
  const char *text = "---\ntitle: a\n---\n<!-- note -->\n\nA <b>b</b>\n\n<div>\n</div>\n\n<!-- note --> <script>\n";
  parse_at(fixture, "a.md", text);
  assert_diags(fixture, "6:3 raw-html\n6:7 raw-html\n8:1 raw-html\n11:1 raw-html");
  document_parse(fixture->arena, file_of(fixture, "a.md", str_from(text)), STR("a.md"), true, fixture->diags);
  assert_diags(fixture, "");
}

static void headings_are_listed_with_their_words(void **state) {
  const struct document *document = parse_body(*state, "# A *b*  c {#x}\n\nTekst\n\n> ## [[data|Om data]]\n");
  assert_int_equal(document->heading_count, 2);
  assert_str(document->headings[0].text, "A b c");
  assert_str(document->headings[0].id, "x");
  assert_int_equal(document->headings[0].level, 1);
  assert_str(document->headings[1].text, "Om data");
  assert_int_equal(document->headings[1].level, 2);
}

static void positions_hold_with_windows_line_ends(void **state) {
  parse_at(*state, "a.md", "\xEF\xBB\xBF---\r\ntitle: a\r\n---\r\n\r\nÅ [[Ø]]\r\n");
  assert_diags(*state, "5:3 invalid-id: Ø → oe");
}

/* ---- random documents ---- */

static void check_references(const struct document *document) {
  for (size_t i = 0; i < document->reference_count; i++) {
    const struct reference *reference = &document->references[i];
    assert_true(reference->mark_start <= reference->mark_end);
    assert_true(reference->mark_end <= reference->sentence.len);
    assert_true(reference->declaration < document->declaration_count);
    assert_true(reference->near_anchor.len == 0 || document_anchor(document, reference->near_anchor) != NULL);
    if (reference->node->type == NODE_REFERENCE) assert_int_equal(reference->node->as.reference.index, i);
    assert_true(reference->place.line <= document->file->count);
  }
}

static void check_declarations(const struct document *document) {
  for (size_t i = 0; i < document->declaration_count; i++) {
    const struct declaration *declaration = &document->declarations[i];
    assert_true(i == 0 ? declaration->container == 0 : declaration->container < i);
    assert_true(declaration->id.len > 0);
    if (i > 0) assert_ptr_equal(document_anchor(document, declaration->node->id), declaration->node);
  }
}

static void check_anchors(struct arena *arena, const struct document *document) {
  struct map seen;
  map_init(&seen, arena);
  for (struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (node->id.len == 0) continue;
    assert_ptr_equal(map_put(&seen, node->id, node), node);
    assert_ptr_equal(document_anchor(document, node->id), node);
  }
}

static void check_tree(const struct node *root) {
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    assert_true(node->first == NULL || node->first->parent == node);
    assert_true(node->last == NULL || (node->last->parent == node && node->last->next == NULL));
    assert_true(node->next == NULL || (node->next->previous == node && node->next->parent == node->parent));
  }
}

static void check_findings(struct fixture *fixture, const struct document *document) {
  diags_sort(fixture->diags);
  for (size_t i = 0; i < diags_count(fixture->diags); i++) {
    const struct diag *diag = diags_at(fixture->diags, i);
    assert_true(diag->line <= document->file->count);
    assert_true(diag->line == 0 || diag->column >= 1);
  }
}

static void any_text_makes_a_sound_document(void **state) {
  uint64_t seed = 20181121;
  for (unsigned i = 0; i < 3000; i++) {
    struct fixture *fixture = *state;
    struct str text = random_text(fixture->arena, &seed, 1 + random_below(&seed, 25));
    const struct lines *file = file_of(fixture, "p/side.md", text);
    const struct document *document = document_parse(fixture->arena, file, STR("p/side.md"), false, fixture->diags);
    check_tree(document->root);
    check_anchors(fixture->arena, document);
    check_declarations(document);
    check_references(document);
    check_findings(fixture, document);
    arena_reset(fixture->arena);
    diags_free(fixture->diags);
    fixture->diags = diags_new();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(whatever_is_wrong_the_document_is_there), FIXTURE_TEST(what_is_no_text_is_told_and_the_rest_read),
      FIXTURE_TEST(html_is_told_unless_it_is_let_through),   FIXTURE_TEST(headings_are_listed_with_their_words),
      FIXTURE_TEST(positions_hold_with_windows_line_ends),   FIXTURE_TEST(any_text_makes_a_sound_document),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
