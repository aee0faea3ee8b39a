#include "unit/model/random_text.h"
#include "unit/model/sheaf.h"

#include "relate/links.h"
#include "unit/relate/hold.h"

static const struct links *resolve(struct fixture *fixture, struct sheaf *sheaf) {
  struct map *left_out = arena_alloc(fixture->arena, sizeof *left_out);
  map_init(left_out, fixture->arena);
  struct links_input input = {.config = &sheaf->config,
                              .editions = sheaf->editions,
                              .edition_count = sheaf->edition_count,
                              .groups = sheaf->groups,
                              .group_count = sheaf->group_count,
                              .left_out = left_out};
  return hold_links(fixture, links_resolve(fixture->arena, &input, fixture->diags));
}

/* `relation>id` for each edge out of an entry, then `relation<id` for each into it. */
static const char *list_edges(struct fixture *fixture, const struct links *links, const struct entry *entry) {
  struct str all = STR("");
  for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_out[entry->index][i];
    all = str_format(fixture->arena, "%.*s %s>%.*s", STR_ARG(all), relation_name(edge->relation), STR_ARG(edge->to->id));
  }
  for (size_t i = 0; i < links->edge_in_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_in[entry->index][i];
    all = str_format(fixture->arena, "%.*s %s<%.*s", STR_ARG(all), relation_name(edge->relation), STR_ARG(edge->from->id));
  }
  return str_zero(fixture->arena, all);
}

static void written_relations_have_both_ends(void **state) {
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/m.md", "---\nkind: goal\ntitle: M\ntracks: [s, s]\nareas: [skole]\npart-of: s\n---\n"},
      {"a/s.md", "---\nkind: track\ntitle: S\n---\n\n## Skole {.area}\n\nx\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  assert_diags(*state, "");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "m")), " areas>skole tracks>s part-of>s");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "s")), " tracks<m part-of<m tracks<skole");
}

static void what_stands_in_something_is_related_to_it(void **state) {
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/side.md", "## S {.track #s}\n\n### M {.goal #m}\n\n#### Indsatser {.actions}\n\n- Gør {#g tracks=s}\n\n## T {.theme #t}\n\n> "
                    "[!begreb] B {#b}\n> x\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  assert_diags(*state, "");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "g")), " tracks>s goals>m");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "m")), " tracks>s goals<g");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "b")), " part-of>t");
}

static void an_explanation_relates_its_track_to_the_concept(void **state) {
  static const struct text_file files[] = {
      {"a/data.md", "---\nkind: concept\ntitle: Data\n---\n"},
      {"a/index.md", PUBLICATION},
      {"a/side.md", "## S {.track #s concepts=data}\n\n> [!begreb] Data {same-as=data}\n> x\n\n## R {.track #r}\n\n> [!begreb] Data "
                    "{same-as=data}\n> x\n\n"
                    "> [!begreb] Data {same-as=data}\n> y\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  const struct links *links = resolve(*state, &sheaf);
  assert_diags(*state, "");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "s")), " concepts>data");
  assert_string_equal(list_edges(*state, links, find_entry(&sheaf, 1, "r")), " concepts>data");
}

static void wrong_relations_are_told_where_they_are_written(void **state) {
  static const struct text_file files[] = {
      {"a/index.md", PUBLICATION},
      {"a/m.md",
       "---\nkind: goal\ntitle: M\ngoals: [m, s]\ntracks:\n  - s\n  - ss\nreplaces: forgangen\n---\n\n## X {.goal areas=m}\n\nx\n"},
      {"a/s.md", "---\nkind: track\ntitle: S\n---\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  resolve(*state, &sheaf);
  assert_diags(*state, "4:9 self-relation: goals\n4:12 relation-kind: goals\n7:5 dangling-relation: tracks\n11:19 relation-kind: areas");
}

static void concepts_come_from_publications(void **state) {
  static const struct text_file files[] = {
      {"faelles/index.md", "---\nkind: publication\ntitle: P\nconcepts-from: [skole, skolen]\n---\n"},
      {"skole/index.md", PUBLICATION},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  resolve(*state, &sheaf);
  assert_diags(*state, "4:24 dangling-relation: concepts-from → skole");
}

static void a_circle_of_parts_is_told_at_each_link(void **state) {
  static const struct text_file files[] = {
      {"p/a.md", "---\ntitle: A\npart-of: b\n---\n"},
      {"p/b.md", "---\ntitle: B\npart-of: c\n---\n"},
      {"p/c.md", "---\ntitle: C\npart-of: b\n---\n"},
      {"p/d.md", "---\ntitle: D\npart-of: a\n---\n"},
      {"p/index.md", PUBLICATION},
  };
  struct sheaf sheaf;
  struct fixture *fixture = *state;
  LOAD(fixture, &sheaf, files);
  resolve(fixture, &sheaf);
  diags_sort(fixture->diags);
  assert_int_equal(diags_count(fixture->diags), 2);
  assert_str(diags_at(fixture->diags, 0)->arguments[1], "b → c → b");
  assert_str(diags_at(fixture->diags, 1)->arguments[1], "c → b → c");
}

static void long_chains_and_many_relations_end(void **state) {
  struct fixture *fixture = *state;
  enum { COUNT = 30000 };
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add_zero(&text, "---\ntitle: M\nconcepts: [");
  for (size_t i = 0; i < COUNT; i++) buf_format(&text, "b%zu,", i);
  buf_add_zero(&text, "]\n---\n");
  for (size_t i = 0; i < COUNT; i++) buf_format(&text, "> [!begreb] B {#b%zu part-of=b%zu}\n> x\n\n", i, (i + 1) % COUNT);
  buf_add_char(&text, '\0');
  const struct text_file files[] = {{"a/index.md", PUBLICATION}, {"a/side.md", text.at}};
  struct sheaf sheaf;
  LOAD(fixture, &sheaf, files);
  const struct links *links = resolve(fixture, &sheaf);
  assert_int_equal(diags_count_of(fixture->diags, SEVERITY_ERROR), COUNT); /* the circle, at each of its links */
  assert_int_equal(links->edge_out_counts[find_entry(&sheaf, 1, "side")->index], COUNT);
  buf_release(&text);
}

/* ---- random editions ---- */

static bool lists_edge(const struct edge *edges, size_t count, const struct edge *edge) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) found += edges[i].from == edge->from && edges[i].to == edge->to && edges[i].relation == edge->relation;
  return found == 1;
}

static void check_edges(const struct links *links, const struct edition *edition) {
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    for (size_t j = 0; j < links->edge_out_counts[entry->index]; j++) {
      const struct edge *edge = &links->edges_out[entry->index][j];
      assert_ptr_equal(edge->from, entry);
      assert_ptr_not_equal(edge->to, entry);
      assert_true(lists_edge(links->edges_in[edge->to->index], links->edge_in_counts[edge->to->index], edge));
      assert_true(lists_edge(links->edges_out[entry->index], links->edge_out_counts[entry->index], edge));
    }
    for (size_t j = 0; j < links->edge_in_counts[entry->index]; j++) {
      const struct edge *edge = &links->edges_in[entry->index][j];
      assert_ptr_equal(edge->to, entry);
      assert_true(lists_edge(links->edges_out[edge->from->index], links->edge_out_counts[edge->from->index], edge));
    }
  }
}

/* Every reference that leads to an entry other than its own is a use of that entry, once. */
static void check_uses(const struct links *links, const struct sheaf *sheaf) {
  size_t led = 0;
  size_t used = 0;
  for (size_t i = 0; i < sheaf->edition_count; i++) {
    const struct edition *edition = &sheaf->editions[i];
    for (size_t j = 0; j < edition->document_count; j++) {
      const struct entry *own = edition_entry(edition, j, 0);
      for (size_t k = 0; k < edition->documents[j]->reference_count; k++) {
        const struct entry *from = own + edition->documents[j]->references[k].declaration;
        const struct entry *to = links_target(links, own, k)->entry;
        led += to != NULL && to != (from->is_explanation ? own : from);
      }
    }
    for (size_t j = 0; j < edition->entry_count; j++) used += links->use_counts[edition->entries[j].index];
  }
  assert_int_equal(led, used);
}

static void edges_and_uses_of_random_editions_have_both_ends(void **state) {
  static const char *const paths[] = {"b.md",      "data.md",    "index.md",   "q/a.md",     "q/b.md",
                                      "q/data.md", "q/index.md", "q/viden.md", "r/index.md", "r/side.md"};
  uint64_t seed = 20140601;
  for (unsigned i = 0; i < 300; i++) {
    struct fixture *fixture = *state;
    struct text_file files[sizeof paths / sizeof *paths];
    for (size_t j = 0; j < sizeof paths / sizeof *paths; j++) {
      files[j].path = paths[j];
      files[j].text = str_zero(fixture->arena, random_text(fixture->arena, &seed, 1 + random_below(&seed, 20)));
      bool is_front = str_is(str_from(paths[j]), "q/index.md") || str_is(str_from(paths[j]), "r/index.md");
      if (is_front)
        files[j].text =
            str_format(fixture->arena, "---\nkind: publication\ntitle: P\n%s", files[j].text + 4 + strlen("title: Tilfældig\n")).at;
    }
    struct sheaf sheaf;
    LOAD(fixture, &sheaf, files);
    const struct links *links = resolve(fixture, &sheaf);
    assert_int_equal(sheaf.edition_count, 3);
    for (size_t j = 0; j < sheaf.edition_count; j++) check_edges(links, &sheaf.editions[j]);
    check_uses(links, &sheaf);
    empty_fixture(fixture);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(written_relations_have_both_ends),
      FIXTURE_TEST(what_stands_in_something_is_related_to_it),
      FIXTURE_TEST(an_explanation_relates_its_track_to_the_concept),
      FIXTURE_TEST(wrong_relations_are_told_where_they_are_written),
      FIXTURE_TEST(concepts_come_from_publications),
      FIXTURE_TEST(a_circle_of_parts_is_told_at_each_link),
      FIXTURE_TEST(long_chains_and_many_relations_end),
      FIXTURE_TEST(edges_and_uses_of_random_editions_have_both_ends),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
