#include "unit/model/sheaf.h"

#include "layout/listing.h"

static const struct listings *make(struct fixture *fixture, struct sheaf *sheaf, struct site *site) {
  *site = (struct site){.config = &sheaf->config, .editions = sheaf->editions, .edition_count = sheaf->edition_count};
  return listings_make(fixture->arena, site);
}

static const char *list_ids(struct fixture *fixture, struct entries entries) {
  struct str all = STR("");
  for (size_t i = 0; i < entries.count; i++)
    all = str_format(fixture->arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? " " : "", STR_ARG(entries.at[i]->id));
  return str_zero(fixture->arena, all);
}

static void documents_stand_in_reading_order(void **state) {
  static const struct text_file files[] = {
      {"p/a.md", ""},
      {"p/b.md", "---\ntitle: B\nnumber: 10\n---\n"},
      {"p/bilag/index.md", ""},
      {"p/bilag/aa.md", ""},
      {"p/c.md", "---\ntitle: C\nnumber: 2\n---\n"},
      {"p/d.md", "---\ntitle: D\norder: 2\n---\n"},
      {"p/e.md", "---\ntitle: E\norder: -1\n---\n"},
      {"p/index.md", "---\nkind: publication\ntitle: P\norder: 9\n---\n"},
  };
  struct sheaf sheaf;
  struct site site;
  LOAD(*state, &sheaf, files);
  const struct listings *listings = make(*state, &sheaf, &site);
  const struct listing *listing = listings_of(listings, &site, &sheaf.editions[1]);
  assert_string_equal(list_ids(*state, listing->documents), "p e d c b a bilag aa");
  for (size_t i = 0; i < listing->documents.count; i++) assert_int_equal(listings->positions[listing->documents.at[i]->index], i);
}

static void concepts_stand_as_in_a_dictionary(void **state) {
  static const struct text_file files[] = {
      {"p/begreber2.md",
       "## Begreber {.concepts}\n\n- Åben dialog\n- Zoneinddeling\n- Ærlighed\n- Øvelse\n- Data\n- Aarhusmodel\n- data igen\n- B\n"},
      {"p/index.md", PUBLICATION},
  };
  struct sheaf sheaf;
  struct site site;
  LOAD(*state, &sheaf, files);
  const struct listings *listings = make(*state, &sheaf, &site);
  const struct listing *listing = listings_of(listings, &site, &sheaf.editions[1]);
  assert_string_equal(list_ids(*state, listing->kinds[KIND_CONCEPT]),
                      "b data data-igen zoneinddeling aerlighed oevelse aaben-dialog aarhusmodel");
}

static void goals_stand_as_they_are_read(void **state) {
  static const struct text_file files[] = {
      {"p/a.md", "---\ntitle: A\norder: 2\n---\n\n## M {.goals}\n\n- To {#to}\n- Et {#et}\n"},
      {"p/b.md", "---\ntitle: B\norder: 1\n---\n\n## M {.goals}\n\n- Nul {#nul}\n\n> [!begreb] X {same-as=y}\n> x\n"},
      {"p/index.md", PUBLICATION},
      {"p/y.md", "---\nkind: concept\ntitle: Y\n---\n"},
  };
  struct sheaf sheaf;
  struct site site;
  LOAD(*state, &sheaf, files);
  const struct listings *listings = make(*state, &sheaf, &site);
  const struct listing *listing = listings_of(listings, &site, &sheaf.editions[1]);
  assert_string_equal(list_ids(*state, listing->kinds[KIND_GOAL]), "nul to et");
  assert_string_equal(list_ids(*state, listing->kinds[KIND_CONCEPT]), "y"); /* a second explanation is no entry */
  assert_int_equal(listings->positions[find_entry(&sheaf, 1, "et")->index], 2);
  assert_string_equal(list_ids(*state, listings_of(listings, &site, &sheaf.editions[0])->kinds[KIND_UNIT]), "ppr");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(documents_stand_in_reading_order),
      FIXTURE_TEST(concepts_stand_as_in_a_dictionary),
      FIXTURE_TEST(goals_stand_as_they_are_read),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
