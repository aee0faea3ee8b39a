#include "unit/model/sheaf.h"

#include "base/buf.h"
#include "read/source.h"
#include "relate/links.h"
#include "unit/read/temporary.h"
#include "unit/relate/hold.h"

static const struct links *resolve(struct fixture *fixture, struct sheaf *sheaf) {
  struct map *left_out = arena_alloc(fixture->arena, sizeof *left_out);
  map_init(left_out, fixture->arena);
  map_put(left_out, STR("kladde"), left_out);
  map_put(left_out, STR("a/kladde.md"), left_out);
  struct links_input input = {.config = &sheaf->config,
                              .editions = sheaf->editions,
                              .edition_count = sheaf->edition_count,
                              .groups = sheaf->groups,
                              .group_count = sheaf->group_count,
                              .left_out = left_out};
  return hold_links(fixture, links_resolve(fixture->arena, &input, fixture->diags));
}

/* The urls that the references of the document with this id lead to, parted by spaces. */
static const char *list_targets(struct fixture *fixture, const struct links *links, const struct entry *entry) {
  struct str all = STR("");
  for (size_t i = 0; i < entry->document->reference_count; i++) {
    const struct target *target = links_target(links, entry, i);
    all = str_format(fixture->arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? " " : "", STR_ARG(target->url));
  }
  return str_zero(fixture->arena, all);
}

#define CONCEPT(title) "---\nkind: concept\ntitle: " title "\n---\n"

static void names_are_sought_here_then_on_the_site(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", CONCEPT("Data")},
      {"a/index.md", PUBLICATION},
      {"a/side.md", "[[data]] [[viden]] [[b]] [[b/data]] [x](begreb:data) [x](enhed:ppr)\n"},
      {"b/data.md", CONCEPT("Data B")},
      {"b/index.md", PUBLICATION},
      {"viden.md", CONCEPT("Viden")},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  assert_diags(*state, "");
  assert_string_equal(list_targets(*state, links, find_entry(&sheaf, 1, "side")),
                      "a/begreber/data/ begreber/viden/ b/ b/begreber/data/ a/begreber/data/ enheder/ppr/");
}

static void uses_know_where_they_stand(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", CONCEPT("Data")},
      {"a/index.md", PUBLICATION},
      {"a/side.md", "## Mål {.goals}\n\n- Vi bruger [[data]] {#et}\n\n## Andet\n\nOg [data](begreb:data) her.\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  size_t index = find_entry(&sheaf, 1, "data")->index;
  assert_int_equal(links->use_counts[index], 2);
  assert_str(links->uses[index][0].from->id, "et");
  assert_str(links->uses[index][0].page_url, "a/side/#et");
  assert_str(links->uses[index][0].reference->sentence, "Vi bruger data");
  assert_str(links->uses[index][1].from->id, "side");
  assert_str(links->uses[index][1].page_url, "a/side/#andet");
}

static void what_leads_nowhere_is_told_with_the_nearest(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", CONCEPT("Data")},
      {"a/index.md", PUBLICATION},
      {"a/side.md", "[[dato]] [[a/dataa]] [[q/data]] [[kladde]] [x](kladde.md) [[viden]] [x](enhed:ppx) [x](maal:data)\n"},
      {"b/index.md", PUBLICATION},
      {"b/viden.md", CONCEPT("Viden")},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  assert_diags(*state, "4:1 dangling-reference: dato → data\n4:10 dangling-reference: a/dataa → a/data\n4:22 dangling-reference: q/data\n"
                       "4:33 reference-left-out: kladde\n4:44 reference-left-out: a/kladde.md\n4:59 dangling-reference: viden → b/viden\n"
                       "4:69 unknown-unit: ppx → ppr\n4:84 reference-kind: data");
  assert_string_equal(list_targets(*state, links, find_entry(&sheaf, 1, "side")), "       a/begreber/data/");
}

static void a_name_in_two_publications_is_ambiguous_on_the_site(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", CONCEPT("A")}, {"a/index.md", PUBLICATION},  {"b/data.md", CONCEPT("B")},
      {"b/index.md", PUBLICATION}, {"b/viden.md", CONCEPT("V")}, {"side.md", "[[data]] [[viden]]\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  assert_diags(*state, "4:1 ambiguous-reference: data");
  assert_string_equal(list_targets(*state, links, find_entry(&sheaf, 0, "side")), " b/begreber/viden/");
}

static void files_and_anchors(void **state) {
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/maal.x.md", "## Mål {.goals}\n\n- Et {#et}\n\n## Afsnit\n\nx\n"},
      {"a/side.md",
       "[x](maal.x.md) [x](maal.x.md#afsnit) [x](maal.x.md#et) [x](#her) [[et#afsnit]] [x](maal.x.md#afsnitt) [x](mal.x.md)\n\n## Her\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  const struct entry *side = find_entry(&sheaf, 1, "side");
  assert_string_equal(list_targets(*state, links, side), "a/maal-x/ a/maal-x/#afsnit a/maal-x/#et a/side/#her a/maal-x/#afsnit a/maal-x/ ");
  assert_diags(*state, "4:80 missing-anchor: afsnitt → #afsnit\n4:103 missing-file: a/mal.x.md → maal.x.md");
  assert_ptr_equal(links_target(links, side, 2)->entry, find_entry(&sheaf, 1, "et"));
}

static void a_page_that_refers_to_itself_is_warned_of(void **state) {
  static const struct text_file files[] = {{"a/index.md", PUBLICATION},
                                           {"a/side.md", "[[side]]\n\n## M {.goal #m}\n\n[[m]] [[side#m]] [x](#m)\n"}};
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  resolve(*state, &sheaf);
  assert_diags(*state, "4:1 self-reference: a/side.md\n8:1 self-reference: M\n8:7 self-reference: M");
}

static void figures_and_attachments_are_files_of_the_content_folder(void **state) {
  struct fixture *fixture = *state;
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/side.md", "---\ntitle: S\nattachments: [{file: b.pdf, title: B}, {file: c.pdf, title: C}, {file: ../../d.pdf, title: D}]\n---\n"
                    "![m](Model.SVG)\n\n![m](model.svg)\n\n![m](b.pdf)\n\n[x](b.pdf#side=2) [x](e.txt) [x](l.pdf) ![x](fig/m.svg)\n"},
  };
  struct temporary *temporary = NULL;
  assert_int_equal(set_up_temporary((void **)&temporary), 0);
  run_script(temporary, "mkdir -p a; cd a; echo >model.svg; echo >b.pdf; echo >e.txt; ln -s b.pdf l.pdf");
  struct source *content;
  assert_true(source_open_folder(fixture->arena, temporary->folder, NULL, 0, &content, fixture->diags));
  struct sheaf sheaf;
  LOAD(fixture, &sheaf, files);
  for (size_t i = 0; i < sheaf.edition_count; i++) sheaf.editions[i].content = content;
  const struct links *links = resolve(fixture, &sheaf);
  assert_diags(fixture,
               "3:47 missing-file: a/c.pdf → b.pdf\n3:72 path-outside-site: ../../d.pdf\n5:1 missing-file: a/Model.SVG → model.svg\n"
               "9:1 file-type: a/b.pdf\n11:19 file-type: a/e.txt\n11:30 link-leaves-site: a/l.pdf\n11:41 missing-file: a/fig/m.svg");
  assert_int_equal(links->asset_count, 2);
  assert_str(links->assets[0].url, "a/b.pdf");
  assert_str(links->assets[1].url, "a/model.svg");
  assert_non_null(links_asset(links, &sheaf.editions[1], STR("a/b.pdf")));
  assert_str(links_target(links, find_entry(&sheaf, 1, "side"), 0)->url, "a/b.pdf#side=2");
  source_close(content);
  tear_down_temporary((void **)&temporary);
}

static void thousands_of_wrong_names_end(void **state) {
  struct fixture *fixture = *state;
  enum { COUNT = 20000 };
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < COUNT; i++) buf_format(&text, "[[ukendt%zu]]\n", i);
  buf_add_char(&text, '\0');
  struct text_file *files = arena_array(fixture->arena, COUNT + 1, sizeof *files);
  for (size_t i = 0; i + 1 < COUNT; i++) files[i] = (struct text_file){str_format(fixture->arena, "a/bekendt%05zu.md", i).at, ""};
  files[COUNT - 1] = (struct text_file){"a/index.md", PUBLICATION};
  files[COUNT] = (struct text_file){"a/side.md", text.at};
  struct sheaf sheaf;
  load_sheaf(fixture, "title: S\n", files, COUNT + 1, &sheaf);
  resolve(fixture, &sheaf);
  assert_int_equal(diags_count_of(fixture->diags, SEVERITY_ERROR), COUNT);
  buf_release(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(names_are_sought_here_then_on_the_site),
      FIXTURE_TEST(uses_know_where_they_stand),
      FIXTURE_TEST(what_leads_nowhere_is_told_with_the_nearest),
      FIXTURE_TEST(a_name_in_two_publications_is_ambiguous_on_the_site),
      FIXTURE_TEST(files_and_anchors),
      FIXTURE_TEST(a_page_that_refers_to_itself_is_warned_of),
      FIXTURE_TEST(figures_and_attachments_are_files_of_the_content_folder),
      FIXTURE_TEST(thousands_of_wrong_names_end),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
