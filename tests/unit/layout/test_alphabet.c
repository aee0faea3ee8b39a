#include "unit/model/sheaf.h"

#include "base/buf.h"
#include "layout/alphabet.h"

static struct alphabet make(struct fixture *fixture, struct sheaf *sheaf, size_t edition) {
  struct site site = {.config = &sheaf->config, .editions = sheaf->editions, .edition_count = sheaf->edition_count};
  return alphabet_make(fixture->arena, &site, listings_make(fixture->arena, &site), &sheaf->editions[edition]);
}

static const char *list_rows(struct fixture *fixture, const struct alphabet *alphabet) {
  struct str all = STR("");
  for (size_t i = 0; i < alphabet->count; i++) {
    const struct alphabet_row *row = &alphabet->rows[i];
    all = str_format(fixture->arena, "%.*s%s%.*s:%.*s%s", STR_ARG(all), i > 0 ? ", " : "", STR_ARG(row->letter), STR_ARG(row->title),
                     row->is_reference ? "*" : "");
  }
  return str_zero(fixture->arena, all);
}

static void rows_stand_as_in_a_dictionary(void **state) {
  static const struct text_file files[] = {
      {"p/a.md", "---\nkind: concept\ntitle: Åbenhed\nforms: [åbne, Aabenhed, øvelsen]\n---\n"},
      {"p/b.md", "---\nkind: concept\ntitle: Faglige fællesskaber (FF)\n---\n"},
      {"p/index.md", PUBLICATION "\n## M {.goals}\n\n- ”Zoner” først {#z}\n- 95 % {#n}\n- Ærlighed {#ae}\n"},
  };
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  struct alphabet alphabet = make(*state, &sheaf, 1);
  assert_string_equal(
      list_rows(*state, &alphabet),
      "#:95 %, F:Faglige fællesskaber (FF), F:FF*, Z:”Zoner” først, Æ:Ærlighed, Ø:øvelsen*, Å:Åbenhed, Å:Aabenhed*, Å:åbne*");
}

static void the_longest_lists_are_left_out_of_too_many(void **state) {
  struct fixture *fixture = *state;
  struct str text = STR(PUBLICATION "\n## M {.goals}\n\n");
  struct buf buf;
  buf_init(&buf, BUF_LIMIT_DEFAULT);
  buf_add(&buf, text);
  for (int i = 0; i < 2001; i++) buf_format(&buf, "- Mål %d {#m%d}\n", i, i);
  buf_add_zero(&buf, "\n> [!begreb] Data {#data}\n> Ord.\n");
  struct text_file files[] = {{"p/index.md", str_zero(fixture->arena, buf_str(&buf))}};
  struct sheaf sheaf;
  LOAD(*state, &sheaf, files);
  struct alphabet alphabet = make(*state, &sheaf, 1);
  assert_true(alphabet.is_left_out[KIND_GOAL]);
  assert_false(alphabet.is_left_out[KIND_ACTION]);
  assert_string_equal(list_rows(*state, &alphabet), "D:Data");
  buf_release(&buf);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(rows_stand_as_in_a_dictionary),
      FIXTURE_TEST(the_longest_lists_are_left_out_of_too_many),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
