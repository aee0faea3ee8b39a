#include "parse.h"

#include "model/config.h"

static bool read_config(struct fixture *fixture, const char *text, struct config *config) {
  return config_read(fixture->arena, file_of(fixture, "spor.yaml", str_from(text)), config, fixture->diags);
}

static void a_title_is_enough(void **state) {
  struct config config;
  assert_true(read_config(*state, "title: Strategier\n", &config));
  assert_str(config.title, "Strategier");
  assert_str(config.language, "da");
  assert_int_equal(config.base_url.len, 0);
  assert_false(config.raw_html);
  assert_int_equal(config.limits.document_size, limits_default.document_size);
}

static void the_title_is_required(void **state) {
  struct config config;
  assert_false(read_config(*state, "language: en\n", &config));
  assert_str(config.language, "en"); /* what could be read is filled in */
  assert_diags(*state, "1:1 missing-key: title");
}

static void units_are_read_with_their_contacts(void **state) {
  struct config config;
  assert_true(
      read_config(*state,
                  "title: S\nunits:\n  ppr:\n    title: Pædagogisk rådgivning\n    part-of: boern\n    address: [Torvet 4, 7400 Herning]\n"
                  "    phone: \"96 28 28 28\"\n    contacts: [{role: Leder, email: leder@example.org}]\n  boern: {title: Børn}\n",
                  &config));
  assert_int_equal(config.unit_count, 2);
  const struct unit *unit = config_unit(&config, STR("ppr"));
  assert_non_null(unit);
  assert_str(unit->title, "Pædagogisk rådgivning");
  assert_str(unit->part_of.text, "boern");
  assert_int_equal(unit->address.count, 2);
  assert_str(unit->phone, "96 28 28 28");
  assert_int_equal(unit->contact_count, 1);
  assert_str(unit->contacts[0].email, "leder@example.org");
  assert_int_equal(unit->place.line, 3);
  assert_null(config_unit(&config, STR("ppp")));
}

static void a_unit_is_part_of_a_unit(void **state) {
  struct config config;
  assert_false(read_config(*state, "title: S\nunits:\n  boern: {title: B}\n  ppr: {title: P, part-of: born}\n", &config));
  assert_diags(*state, "4:28 unknown-unit: born → boern");
}

static void addresses_lose_their_closing_slash(void **state) {
  struct config config;
  assert_true(read_config(*state, "title: S\nbase-url: https://example.org/strategier/\n", &config));
  assert_str(config.base_url, "https://example.org/strategier");
  assert_false(read_config(*state, "title: S\nbase-url: example.org\n", &config));
  assert_int_equal(config.base_url.len, 0);
  assert_diags(*state, "2:11 wrong-type: base-url");
}

static void limits_have_their_ranges(void **state) {
  struct config config;
  assert_false(read_config(*state, "title: S\nlimits: {document-size: 2048, page-size: 1}\n", &config));
  assert_int_equal(config.limits.document_size, 2048);
  assert_int_equal(config.limits.page_size, limits_default.page_size);
  assert_diags(*state, "2:42 value-out-of-range: page-size");
}

static void a_list_is_no_configuration(void **state) {
  struct config config;
  assert_false(read_config(*state, "- title\n", &config));
  assert_diags(*state, "1:1 wrong-type: spor.yaml");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_title_is_enough),
      FIXTURE_TEST(the_title_is_required),
      FIXTURE_TEST(units_are_read_with_their_contacts),
      FIXTURE_TEST(a_unit_is_part_of_a_unit),
      FIXTURE_TEST(addresses_lose_their_closing_slash),
      FIXTURE_TEST(limits_have_their_ranges),
      FIXTURE_TEST(a_list_is_no_configuration),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
