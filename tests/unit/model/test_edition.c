#include "sheaf.h"

static void documents_are_shared_among_publications(void **state) {
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/x/side.md", ""},
      {"ab/side.md", ""},
      {"b/index.md", "---\nkind: publication\nid: q\ntitle: B\n---\n"},
      {"index.md", ""},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_diags(*state, "");
  assert_int_equal(sheaf.edition_count, 3);
  assert_int_equal(sheaf.editions[0].document_count, 2);
  assert_int_equal(sheaf.editions[1].document_count, 2);
  assert_str(sheaf.editions[1].publication, "a");
  assert_str(sheaf.editions[2].publication, "q");
  assert_str(sheaf.editions[2].prefix, "q/");
  assert_str(sheaf.editions[2].front->id, "q");
  assert_str(sheaf.editions[0].front->url, "");
  assert_str(find_entry(&sheaf, 1, "side")->url, "a/x/side/");
}

static void entries_have_addresses_by_kind(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", "---\nkind: concept\ntitle: Data\n---\n"},
      {"a/index.md", PUBLICATION},
      {"a/side.md",
       "## Mål {.goals}\n\n- Et mål {#et}\n\n## Indsatser {.actions}\n\n- Gør det {#goer}\n\n> [!begreb] Data {#d2 same-as=data}\n> x\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_diags(*state, "");
  assert_str(find_entry(&sheaf, 1, "data")->url, "a/begreber/data/");
  assert_true(entry_is_document(find_entry(&sheaf, 1, "data")));
  const struct entry *goal = find_entry(&sheaf, 1, "et");
  assert_str(goal->url, "a/maal/et/");
  assert_str(goal->home_url, "a/side/#et");
  assert_true(entry_has_page(goal));
  const struct entry *action = find_entry(&sheaf, 1, "goer");
  assert_str(action->url, "a/side/#goer");
  assert_false(entry_has_page(action));
  assert_null(map_get(&sheaf.editions[1].by_id, STR("d2")));
  assert_str(sheaf.editions[0].entries[0].url, "enheder/ppr/");
  assert_null(map_get(&sheaf.editions[0].by_id, STR("ppr"))); /* units are a namespace of their own */
}

static void ids_are_one_namespace(void **state) {
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/maalet.md", "---\nid: et\ntitle: M\n---\n"},
      {"a/side.md", "## Mål {.goals}\n\n- Et {#et}\n- Side\n- Side\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_diags(*state, "6:7 duplicate-id: et");
  assert_str(find_entry(&sheaf, 1, "et")->title, "M");
  assert_str(find_entry(&sheaf, 1, "side-2")->url, "a/maal/side-2/"); /* made ids give way to the page's */
  assert_str(find_entry(&sheaf, 1, "side-2-2")->home_url, "a/side/#side-2");
}

static void two_publications_may_use_one_id(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", ""}, {"a/index.md", PUBLICATION}, {"b/data.md", ""}, {"b/index.md", PUBLICATION}, {"data.md", ""},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_diags(*state, "");
  assert_str(find_entry(&sheaf, 0, "data")->url, "data/");
  assert_str(find_entry(&sheaf, 2, "data")->url, "b/data/");
}

static void publications_have_folders_and_ids_of_their_own(void **state) {
  static const struct text_file files[] = {
      {"a/b/index.md", "---\nkind: publication\ntitle: Inden i\n---\n"},
      {"a/index.md", PUBLICATION},
      {"c/index.md", "---\nkind: publication\nid: a\ntitle: C\n---\n"},
      {"d/side.md", "---\nkind: publication\ntitle: D\n---\n"},
      {"soeg/index.md", PUBLICATION},
      {"日本/index.md", PUBLICATION},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_int_equal(sheaf.edition_count, 5); /* those whose ids are refused have some that nothing else can have */
  assert_str(sheaf.editions[1].publication, "a");
  assert_str(sheaf.editions[2].publication, "a--2");
  assert_diags(
      *state,
      "3:8 nested-publication: a\n3:5 duplicate-publication: a\n3:8 publication-file\n3:8 reserved-name: soeg\n3:8 invalid-id: 日本");
}

/* The site's front page, a folder of pages, one around a publication and one in it are none, whatever their index.md lacks. */
static void folders_with_goals_are_publications_though_their_front_is_unreadable(void **state) {
  static const struct text_file files[] = {
      {"a/b/maal.md", "---\nkind: goal\ntitle: G\n---\n"},
      {"a/index.md", "---\nkind: [\n---\n"},
      {"c/d/index.md", PUBLICATION},
      {"c/d/maal.md", "---\nkind: goal\ntitle: G\n---\n"},
      {"c/d/under/index.md", "---\nkind: maalet\n---\n"},
      {"c/index.md", "---\n- x\n---\n"},
      {"e/index.md", "---\ntitel: E\n---\n"},
      {"e/side.md", ""},
      {"index.md", "---\nkind: {}\n---\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_int_equal(sheaf.edition_count, 3);
  assert_str(sheaf.editions[1].publication, "a");
  assert_int_equal(sheaf.editions[1].document_count, 2);
  assert_int_equal(sheaf.editions[1].front->kind, KIND_PUBLICATION);
  assert_str(sheaf.editions[2].publication, "d");
  assert_int_equal(sheaf.editions[2].document_count, 3);
  assert_int_equal(sheaf.editions[0].front->kind, KIND_PAGE);
}

static void reserved_names_are_no_pages(void **state) {
  static const struct text_file files[] = {
      {"a/Mål.md", ""},
      {"a/enheder.md", ""},
      {"a/index.md", PUBLICATION},
      {"enheder.md", ""},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  assert_diags(*state, "2:8 reserved-name: maal\n2:8 reserved-name: enheder");
}

static void outside_publications_there_are_pages_and_concepts(void **state) {
  static const struct text_file files[] = {
      {"data.md", "---\nkind: concept\ntitle: Data\n---\n"},
      {"maal.md", "---\nkind: goal\ntitle: M\n---\n"},
      {"side.md", "## Mål {.goals}\n\n- Et\n\n> [!begreb] Viden\n> x\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  struct fixture *fixture = *state;
  assert_int_equal(diags_count(fixture->diags), 2);
  assert_string_equal(diag_slug(diags_at(fixture->diags, 0)->code), "entity-outside-publication");
  assert_int_equal(diags_at(fixture->diags, 1)->line, 6);
}

static void thousands_of_made_ids_are_no_matter(void **state) {
  struct fixture *fixture = *state;
  enum { COUNT = 20000 };
  struct text_file *files = arena_array(fixture->arena, COUNT + 1, sizeof *files);
  for (size_t i = 0; i < COUNT; i++) {
    files[i].path = str_format(fixture->arena, "a/d%05zu.md", i).at;
    files[i].text = "## M {.goals}\n\n- Et\n";
  }
  files[COUNT] = (struct text_file){"a/index.md", PUBLICATION};
  struct sheaf sheaf;
  load_sheaf(fixture, "title: S\n", files, COUNT + 1, &sheaf);
  assert_diags(fixture, "");
  assert_str(find_entry(&sheaf, 1, "et-20000")->url, "a/maal/et-20000/");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(documents_are_shared_among_publications),
      FIXTURE_TEST(entries_have_addresses_by_kind),
      FIXTURE_TEST(ids_are_one_namespace),
      FIXTURE_TEST(two_publications_may_use_one_id),
      FIXTURE_TEST(publications_have_folders_and_ids_of_their_own),
      FIXTURE_TEST(folders_with_goals_are_publications_though_their_front_is_unreadable),
      FIXTURE_TEST(reserved_names_are_no_pages),
      FIXTURE_TEST(outside_publications_there_are_pages_and_concepts),
      FIXTURE_TEST(thousands_of_made_ids_are_no_matter),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
