#include "model/stamping.h"

#include "parse.h"

/* The body with every id written that is due, `?` where the result does not say the same. */
static const char *stamp(struct fixture *fixture, const char *body) {
  const struct document *before = parse_body(fixture, body);
  struct edits edits = {0};
  size_t numbers[32];
  struct str ids[32];
  size_t count = 0;
  for (size_t i = 0; i < before->declaration_count; i++) {
    const struct declaration *declaration = &before->declarations[i];
    if (!stamping_is_due(declaration)) continue;
    assert_true(stamping_add(fixture->arena, before, declaration, declaration->id, &edits));
    numbers[count] = i;
    ids[count++] = declaration->id;
  }
  struct str after;
  assert_true(edits_apply(fixture->arena, &edits, before->file->bytes, &after));
  const struct document *read = parse_at(fixture, "p/side.md", str_zero(fixture->arena, after));
  if (!stamping_holds(before, read, numbers, ids, count)) return "?";
  return str_zero(fixture->arena, str_slice(after, strlen("---\ntitle: Side\n---\n"), after.len));
}

static const char *const cases[][2] = {
    /* items: behind the first paragraph, before blanks, into braces that stand there */
    {"## Mål {.goals}\n\n- Et  \n- To\n  tre\n\n  fire\n- Fem {areas=skole}\t\n",
     "## Mål {.goals}\n\n- Et {#et}  \n- To\n  tre {#to-tre}\n\n  fire\n- Fem {#fem areas=skole}\t\n"},
    {"## Mål {.goals}\r\n\r\n1. **Et**\r\n   {.core}\r\n   - a\r\n2. `To`",
     "## Mål {.goals}\r\n\r\n1. **Et**\r\n   {#et .core}\r\n   - a\r\n2. `To` {#to}"},
    {"## I {.actions}\n\n* [ ] Et {her}\nlad\n* To\\\n", "## I {.actions}\n\n* [ ] Et {her}\nlad {#et-her-lad}\n* To\\ {#to}\n"},
    /* headings and callouts */
    {"## Høj {.goal} ##\n\nx {y=z}\n", "## Høj {#hoej .goal} ##\n\nx {y=z}\n"},
    {"Høj {.goal}\n===\n\nx\n", "Høj {#hoej .goal}\n===\n\nx\n"},
    {"> [!mål] Et\n> To {#nej}\n\n> [!maal] To {areas=a}\n> x\n", "> [!mål] Et {#et}\n> To {#nej}\n\n> [!maal] To {#to areas=a}\n> x\n"},
    /* what needs none */
    {"## Mål {.goals}\n\n- Et {#x}\n", "## Mål {.goals}\n\n- Et {#x}\n"},
    {"| a |\n|---|\n| b |\n\n- c\n\n> [!begreb] D\n> x\n", "| a |\n|---|\n| b |\n\n- c\n\n> [!begreb] D\n> x\n"},
    /* made ids of headings give way to the written ones */
    {"## Et\n\n## Mål {.goals}\n\n- Et\n", "## Et\n\n## Mål {.goals}\n\n- Et {#et-2}\n"},
};

static void ids_are_written_where_they_belong(void **state) {
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *once = stamp(*state, cases[i][0]);
    assert_string_equal(once, cases[i][1]);
    assert_string_equal(stamp(*state, once), once);
  }
}

static void what_says_something_else_is_found_out(void **state) {
  static const char *const others[] = {"- Et {#et}\n- To {#to-2}\n", "- Et {#et}\n- To\n", "- Et {#et}\n- To {#to} x\n",
                                       "- Et {#et}\n- *To* {#to}\n", "- Et {#et}\n"};
  struct fixture *fixture = *state;
  const struct document *before = parse_body(fixture, "## Mål {.goals}\n\n- Et\n- To\n");
  const size_t numbers[] = {1, 2};
  const struct str ids[] = {STR("et"), STR("to")};
  const struct document *same = parse_body(fixture, "## Mål {.goals}\n\n- Et {#et}\n- To {#to}\n");
  assert_true(stamping_holds(before, same, numbers, ids, 2));
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    const char *body = str_zero(fixture->arena, str_format(fixture->arena, "## Mål {.goals}\n\n%s", others[i]));
    assert_false(stamping_holds(before, parse_body(fixture, body), numbers, ids, 2));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {FIXTURE_TEST(ids_are_written_where_they_belong), FIXTURE_TEST(what_says_something_else_is_found_out)};
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
