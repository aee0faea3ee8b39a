#include "unit/model/random_text.h"
#include "unit/model/sheaf.h"

#include "layout/fragment.h"
#include "relate/links.h"
#include "unit/relate/hold.h"

struct scene {
  struct sheaf sheaf;
  struct site site;
};

#define SET(state, scene, files) set_scene(state, scene, files, sizeof(files) / sizeof *(files))

static void set_scene(struct fixture *fixture, struct scene *scene, const struct text_file *files, size_t count) {
  struct map *left_out = arena_alloc(fixture->arena, sizeof *left_out);
  map_init(left_out, fixture->arena);
  struct sheaf *sheaf = &scene->sheaf;
  load_sheaf(fixture, "title: S\nunits: {ppr: {title: PPR}}\n", files, count, sheaf);
  struct links_input input = {.config = &sheaf->config,
                              .editions = sheaf->editions,
                              .edition_count = sheaf->edition_count,
                              .groups = sheaf->groups,
                              .group_count = sheaf->group_count,
                              .left_out = left_out};
  scene->site = (struct site){.config = &sheaf->config,
                              .editions = sheaf->editions,
                              .edition_count = sheaf->edition_count,
                              .groups = sheaf->groups,
                              .group_count = sheaf->group_count,
                              .links = hold_links(fixture, links_resolve(fixture->arena, &input, fixture->diags))};
}

static const char *write(struct fixture *fixture, const struct scene *scene, const struct entry *entry, bool is_page) {
  struct fragment_context context = {.site = &scene->site, .page_url = is_page ? entry->url : STR("p/maal/"), .scratch = fixture->arena};
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  fragment_write(&context, entry, is_page, &out);
  const char *html = str_zero(fixture->arena, buf_str(&out));
  buf_release(&out);
  return html;
}

/* NULL when the text does not begin with its title. */
static const char *write_rest(struct fixture *fixture, const struct scene *scene, const struct entry *entry) {
  struct fragment_context context = {.site = &scene->site, .page_url = entry->url, .scratch = fixture->arena};
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  bool repeats = fragment_write_rest(&context, entry, true, &out);
  const char *html = repeats ? str_zero(fixture->arena, buf_str(&out)) : NULL;
  buf_release(&out);
  return html;
}

static void a_section_is_what_stands_below_its_heading(void **state) {
  static const struct text_file files[] = {
      {"p/index.md", PUBLICATION}, {"p/side.md", "# Før\n\n### M {.goal #m}\n\nTekst.\n\n#### Under\n\nMere.\n\n### Næste\n\nAndet.\n"}};
  struct scene scene;
  SET(*state, &scene, files);
  const struct entry *goal = find_entry(&scene.sheaf, 1, "m");
  assert_string_equal(write(*state, &scene, goal, true), "<p>Tekst.</p>\n<h2 id=\"under\">Under</h2>\n<p>Mere.</p>\n");
  assert_string_equal(write(*state, &scene, goal, false), "<p>Tekst.</p>\n<h2>Under</h2>\n<p>Mere.</p>\n");
}

static void references_lead_from_the_page_they_are_shown_on(void **state) {
  static const struct text_file files[] = {
      {"p/data.md", "---\nkind: concept\ntitle: Data\n---\n"},
      {"p/index.md", PUBLICATION},
      {"p/side.md", "## M {.goals}\n\n- Vi bruger [[data]] og [her](#m). {#et}\n"},
  };
  struct scene scene;
  SET(*state, &scene, files);
  assert_string_equal(write(*state, &scene, find_entry(&scene.sheaf, 1, "et"), true),
                      "<p>Vi bruger <a href=\"../../../p/begreber/data/\" class=\"reference\">data</a> og <a href=\"../../../p/side/#m\" "
                      "class=\"reference\">her</a>.</p>\n");
}

static void notes_come_with_the_text_and_are_numbered_anew(void **state) {
  static const struct text_file files[] = {
      {"p/index.md", PUBLICATION},
      {"p/side.md", "x[^a]\n\n## M {.goal #m}\n\nTekst[^b] og[^a] og[^b].\n\n[^a]: Note a\n[^b]: Note b\n"},
  };
  struct scene scene;
  SET(*state, &scene, files);
  const char *html = write(*state, &scene, find_entry(&scene.sheaf, 1, "m"), true);
  assert_non_null(strstr(html, "<a href=\"#fn-b\" id=\"fnref-b\" data-footnote-ref>1</a>"));
  assert_non_null(strstr(html, "<a href=\"#fn-a\" id=\"fnref-a\" data-footnote-ref>2</a>"));
  assert_non_null(strstr(html, "id=\"fnref-b-2\""));
  assert_true(strstr(html, "<li id=\"fn-b\">") < strstr(html, "<li id=\"fn-a\">"));
  assert_null(strstr(html, "#fnref-a-2")); /* the other mention stands on another page */
  assert_null(strstr(write(*state, &scene, find_entry(&scene.sheaf, 1, "m"), false), "fn-"));
}

static void titles_are_passed_over(void **state) {
  static const struct {
    const char *item;
    const char *rest; /* NULL: the text does not begin with the title */
  } cases[] = {
      {"**Fed titel**: og *mere* tekst", "<p>og <em>mere</em> tekst</p>\n"},
      {"Første sætning. Anden sætning.", "<p>Anden sætning.</p>\n"},
      {"Kun titel", ""},
      {"Titel\n\n  Afsnit", "<p>Afsnit</p>\n"},
      {"Titel med [[side]] i. Mere.", NULL},
      {"Titel[^1] her. Mere.\n\n[^1]: n", NULL},
      {"**Fed** uden kolon", "<p>uden kolon</p>\n"},
      {"*Skrå titel.* Mere.", "<p>Mere.</p>\n"},
      {"*Skrå. Mere.*", NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct fixture *fixture = *state;
    const struct text_file files[] = {{"p/index.md", PUBLICATION},
                                      {"p/side.md", str_format(fixture->arena, "## M {.goals}\n\n- %s\n", cases[i].item).at}};
    struct scene scene;
    SET(fixture, &scene, files);
    const struct entry *side = find_entry(&scene.sheaf, 1, "side");
    const char *rest = write_rest(fixture, &scene, side + 1);
    if (cases[i].rest == NULL) {
      assert_null(rest);
    } else {
      assert_non_null(rest);
      assert_string_equal(rest, cases[i].rest);
    }
  }
}

static void a_whole_document_begins_below_its_title(void **state) {
  static const struct text_file files[] = {{"p/index.md", PUBLICATION}, {"p/side.md", "# Et\n\n## To\n"}};
  struct scene scene;
  SET(*state, &scene, files);
  assert_string_equal(write(*state, &scene, find_entry(&scene.sheaf, 1, "side"), true), "<h2 id=\"et\">Et</h2>\n<h3 id=\"to\">To</h3>\n");
  assert_string_equal(write(*state, &scene, &scene.sheaf.editions[0].entries[0], true), ""); /* a unit has no text */
}

/* Every id in the HTML stands there once. In a part of a document every way to a note and back leads to one; in a whole one a mark may
 * stand where cmark drops it, in a second note of the same name. */
static void check_ids(struct fixture *fixture, const char *html, bool is_part) {
  struct map ids;
  map_init(&ids, fixture->arena);
  for (const char *at = html; (at = strstr(at, " id=\"")) != NULL;) {
    at += strlen(" id=\"");
    struct str id = {at, strcspn(at, "\"")};
    assert_ptr_equal(map_put(&ids, id, (void *)at), at);
  }
  for (const char *at = html; is_part && (at = strstr(at, "<a href=\"#fn")) != NULL;) {
    at += strlen("<a href=\"#");
    if (map_get(&ids, (struct str){at, strcspn(at, "\"")}) == NULL) fail_msg("no such place: %.40s in %s", at, html);
  }
}

static void any_text_can_be_written(void **state) {
  uint64_t seed = 20171006;
  for (unsigned i = 0; i < 500; i++) {
    struct fixture *fixture = *state;
    const struct text_file files[] = {
        {"p/index.md", PUBLICATION},
        {"p/side.md", str_zero(fixture->arena, random_text(fixture->arena, &seed, 1 + random_below(&seed, 30)))}};
    struct scene scene;
    SET(fixture, &scene, files);
    const struct entry *side = find_entry(&scene.sheaf, 1, "side");
    for (size_t j = 0; j < side->document->declaration_count; j++) {
      check_ids(fixture, write(fixture, &scene, &side[j], true), j > 0);
      const char *rest = write_rest(fixture, &scene, &side[j]);
      if (rest != NULL) check_ids(fixture, rest, true);
      assert_null(strstr(write(fixture, &scene, &side[j], false), " id=\""));
    }
    empty_fixture(fixture);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_section_is_what_stands_below_its_heading),     FIXTURE_TEST(references_lead_from_the_page_they_are_shown_on),
      FIXTURE_TEST(notes_come_with_the_text_and_are_numbered_anew), FIXTURE_TEST(titles_are_passed_over),
      FIXTURE_TEST(a_whole_document_begins_below_its_title),        FIXTURE_TEST(any_text_can_be_written),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
