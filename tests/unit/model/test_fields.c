#include "parse.h"

#include "model/fields.h"

struct read {
  bool fits;
  struct fields fields;
  size_t body;
};

static struct read read_fields(struct fixture *fixture, const char *text) {
  struct read read;
  read.fits = fields_read(fixture->arena, file_of(fixture, "a.md", str_from(text)), &read.fields, &read.body, fixture->diags);
  return read;
}

static void a_page_needs_a_title_only(void **state) {
  struct read read = read_fields(*state, "---\ntitle: Vores mål\n---\nTekst\n");
  assert_true(read.fits);
  assert_int_equal(read.fields.kind, KIND_PAGE);
  assert_str(read.fields.title.text, "Vores mål");
  assert_int_equal(read.fields.title.place.line, 2);
  assert_int_equal(read.fields.title.place.column, 8);
  assert_int_equal(read.body, strlen("---\ntitle: Vores mål\n---\n"));
}

static void line_ends_and_a_byte_order_mark_do_not_matter(void **state) {
  struct read read = read_fields(*state, "\xEF\xBB\xBF---\r\ntitle: Mål\r\n---\r\nTekst");
  assert_true(read.fits);
  assert_str(read.fields.title.text, "Mål");
  assert_int_equal(read.fields.title.place.line, 2);
  assert_int_equal(read.fields.title.place.column, 8);
  assert_int_equal(read.body, strlen("\xEF\xBB\xBF---\r\ntitle: Mål\r\n---\r\n"));
}

static void everything_of_a_publication_is_read(void **state) {
  struct read read =
      read_fields(*state, "---\nkind: publication\nid: faelles-laering\ntitle: F\nowner: boern\nnext-review: 2019-10\nform: strategy\n"
                          "municipality: Herning Kommune\nconcepts-from: [a, b]\norder: -3\nnumber: 2\ndraft: true\n"
                          "publish-at: 1970-01-01 02:00\nreplaces: gammel\naliases: [/x/]\n"
                          "attachments: [{file: a.pdf, title: Aftale}]\n---\n");
  assert_diags(*state, "");
  assert_int_equal(read.fields.kind, KIND_PUBLICATION);
  assert_str(read.fields.id.text, "faelles-laering");
  assert_str(read.fields.owner.text, "boern");
  assert_int_equal(read.fields.next_review.month, 10);
  assert_str(read.fields.form, "strategy");
  assert_int_equal(read.fields.concepts_from.count, 2);
  assert_true(read.fields.has_order && read.fields.order == -3);
  assert_str(read.fields.number, "2");
  assert_true(read.fields.is_draft);
  assert_true(read.fields.has_publish_at && read.fields.publish_at == 3600);
  assert_str(read.fields.relations[RELATION_REPLACES].at[0].text, "gammel");
  assert_int_equal(read.fields.attachment_count, 1);
  assert_str(read.fields.attachments[0].file.text, "a.pdf");
}

static void indicators_belong_to_the_document_or_to_what_it_declares(void **state) {
  struct read read = read_fields(
      *state, "---\nkind: goal\ntitle: G\nindicator: {unit: '%', target: {value: 95, by: 2020}, measured: [{date: 2015, value: 91.2}]}\n"
              "indicators: {andel: {target: {value: 3}}}\n---\n");
  assert_diags(*state, "");
  assert_int_equal(read.fields.indicator_count, 2);
  assert_int_equal(read.fields.indicators[0].owner.text.len, 0);
  assert_str(read.fields.indicators[0].target, "95");
  assert_int_equal(read.fields.indicators[0].by.year, 2020);
  assert_str(read.fields.indicators[0].measured[0].value, "91.2");
  assert_str(read.fields.indicators[1].owner.text, "andel");
}

static void front_matter_must_be_there_and_end(void **state) {
  assert_false(read_fields(*state, "Tekst\n").fits);
  assert_diags(*state, "1:1 front-matter-missing");
  assert_false(read_fields(*state, "").fits);
  assert_diags(*state, "1:1 front-matter-missing");
  assert_false(read_fields(*state, " ---\ntitle: a\n---\n").fits);
  assert_diags(*state, "1:1 front-matter-missing");
  struct read open = read_fields(*state, "---\ntitle: a\n");
  assert_false(open.fits);
  assert_int_equal(open.body, strlen("---\ntitle: a\n"));
  assert_diags(*state, "1:1 front-matter-unterminated");
  assert_false(read_fields(*state, "---\n- a\n---\n").fits);
  assert_diags(*state, "2:1 front-matter-not-map");
}

static void bad_kinds_are_told_and_no_key_is_out_of_place(void **state) {
  struct read read = read_fields(*state, "---\nkind: gaol\ntitle: a\nforms: [x]\n---\n");
  assert_false(read.fits);
  assert_int_equal(read.fields.kind, KIND_PAGE);
  assert_diags(*state, "2:7 unknown-value: gaol → goal");
}

static void keys_of_other_kinds_are_told(void **state) {
  assert_false(read_fields(*state, "---\nkind: goal\ntitle: a\nforms: [x]\n---\n").fits);
  assert_diags(*state, "4:1 key-wrong-kind: forms");
}

static void actions_and_units_are_no_documents(void **state) {
  assert_int_equal(read_fields(*state, "---\nkind: unit\ntitle: a\n---\n").fields.kind, KIND_PAGE);
  assert_int_equal(read_fields(*state, "---\nkind: action\ntitle: a\n---\n").fields.kind, KIND_PAGE);
  assert_diags(*state, "2:7 unknown-value: action\n2:7 unknown-value: unit");
}

static void an_id_has_no_publication_before_it(void **state) {
  struct read read = read_fields(*state, "---\nid: a/b\ntitle: a\n---\n");
  assert_false(read.fits);
  assert_int_equal(read.fields.id.text.len, 0);
  assert_diags(*state, "2:5 invalid-id: a/b → b");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_page_needs_a_title_only),           FIXTURE_TEST(line_ends_and_a_byte_order_mark_do_not_matter),
      FIXTURE_TEST(everything_of_a_publication_is_read), FIXTURE_TEST(indicators_belong_to_the_document_or_to_what_it_declares),
      FIXTURE_TEST(front_matter_must_be_there_and_end),  FIXTURE_TEST(bad_kinds_are_told_and_no_key_is_out_of_place),
      FIXTURE_TEST(keys_of_other_kinds_are_told),        FIXTURE_TEST(actions_and_units_are_no_documents),
      FIXTURE_TEST(an_id_has_no_publication_before_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
