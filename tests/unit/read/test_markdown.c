#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "read/markdown.h"

struct fixture {
  struct arena *arena;
  struct diags *diags;
};

static int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  fixture->arena = arena_new();
  fixture->diags = diags_new();
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  diags_free(fixture->diags);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static struct node *parse_from(struct fixture *fixture, struct str text, size_t offset) {
  const struct lines *lines = lines_new(fixture->arena, STR("a.md"), STR(""), text);
  return markdown_parse(fixture->arena, lines, offset, fixture->diags);
}

static struct node *parse(struct fixture *fixture, const char *text) {
  struct node *document = parse_from(fixture, str_from(text), 0);
  assert_non_null(document);
  return document;
}

/* The nth node of a type, from 0, in document order. */
static const struct node *find(const struct node *root, enum node_type type, unsigned n) {
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type == type && n-- == 0) return node;
  }
  fail_msg("there is no such node");
  return NULL;
}

static const char *text_of(struct fixture *fixture, const struct node *node) {
  return str_zero(fixture->arena, node_text(fixture->arena, node));
}

/* All texts as `line:column=text`, literal ones with a `!`, parted by bars. */
static const char *list_texts(struct fixture *fixture, const struct node *root) {
  struct str all = STR("");
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type != NODE_TEXT) continue;
    all = str_format(fixture->arena, "%.*s%s%u:%u=%s%.*s", STR_ARG(all), all.len > 0 ? "|" : "", node->line, node->column,
                     node->as.leaf.is_literal ? "!" : "", STR_ARG(node->as.leaf.text));
  }
  return str_zero(fixture->arena, all);
}

static void assert_texts(void **state, const char *markdown, const char *expected) {
  assert_string_equal(list_texts(*state, parse(*state, markdown)), expected);
}

static void assert_at(const struct node *node, unsigned line, unsigned column) {
  assert_int_equal(node->line, line);
  assert_int_equal(node->column, column);
}

/* -- texts and their places -- */

static void touching_texts_are_one(void **state) {
  assert_texts(state, "[[a b]] og w_x! (c) *", "1:1=[[a b]] og w_x! (c) *");
}

static void escapes_and_references_stand_alone(void **state) {
  assert_texts(state, "a \\[b\\] &amp; & &oslash;l \\\\ \\d",
               "1:1=a |1:3=![|1:5=b|1:6=!]|1:8= |1:9=!&|1:14= & |1:17=!ø|1:25=l |1:27=!\\|1:29= \\d");
}

static void a_reference_may_stand_for_two_characters(void **state) {
  assert_texts(state, "R&#038;D &#x0026;c &#x41;", "1:1=R|1:2=!&|1:8=D |1:10=!&|1:18=c |1:20=!A");
  assert_texts(state, "&NotEqualTilde; &ngE; &nix; &#0;.", "1:1=!≂̸|1:16= |1:17=!≧̸|1:22= &nix; |1:29=!\uFFFD|1:33=.");
  assert_texts(state, "&fjlig;ord &#65;b", "1:1=!fj|1:8=ord |1:12=!A|1:17=b");
  assert_texts(state, "&nvlt;&nvlt;&lt;", "1:1=!<\u20d2|1:7=!<\u20d2|1:13=!<");
}

static void an_address_has_no_escapes(void **state) {
  assert_texts(state, "http://e.dk/?a&amp;b og x@e.dk her", "1:1=http://e.dk/?a&amp;b|1:21= og |1:25=x@e.dk|1:31= her");
}

static void continuation_lines_count_their_own_space(void **state) {
  assert_texts(state, "a\n   b *c*\n  d", "1:1=a|2:4=b |2:7=c|3:3=d");
  assert_texts(state, "> - a\n>     b\n> c\nd \\*", "1:5=a|2:7=b|3:3=c|4:1=d |4:3=!*");
  assert_texts(state, "- [x] a\n   b", "1:7=a|2:4=b");
}

static void a_backslash_break_ends_a_line(void **state) {
  assert_texts(state, "> x\\\n>  y *d*\n>   e", "1:3=x|2:4=y |2:7=d|3:5=e");
}

static void code_over_two_lines_moves_what_follows(void **state) {
  assert_texts(state, "a `b\nc` d", "1:1=a |2:3= d");
}

static void link_definitions_stand_before_a_text(void **state) {
  assert_texts(state, "[r]: /u\n[s]: /v\ntekst *a* [r]", "3:1=tekst |3:8=a|3:10= |3:12=r");
}

static void cells_know_their_columns(void **state) {
  assert_texts(state, "| a | b\\|c |\n|---|---|\n| \\[d | e *f* |", "1:3=a|1:7=b|c|3:3=![|3:5=d|3:9=e |3:12=f");
}

static void a_wiki_link_in_a_cell_is_one_text(void **state) {
  assert_texts(state, "| x |\n|---|\n| [[a\\|b]] |", "1:3=x|3:3=[[a|b]]");
}

static void a_paragraph_loses_its_last_line_to_a_table(void **state) {
  struct node *document = parse(*state, "før\nmere\n| a | b |\n|---|---|\n| c | d |\n");
  assert_string_equal(list_texts(*state, document), "1:1=før|2:1=mere|3:3=a|3:7=b|5:3=c|5:7=d");
  assert_at(find(document, NODE_PARAGRAPH, 0), 1, 1);
  assert_int_equal(find(document, NODE_PARAGRAPH, 0)->end_line, 2);
  assert_at(find(document, NODE_TABLE, 0), 3, 1);
  assert_int_equal(find(document, NODE_TABLE, 0)->end_line, 5);
}

static void marks_left_over_from_emphasis_are_placed(void **state) {
  assert_texts(state, "***a** b", "1:1=*|1:4=a|1:7= b");
  assert_texts(state, "**a*** b", "1:3=a|1:6=* b");
}

static void a_link_begins_at_its_bracket(void **state) {
  struct node *document = parse(*state, "a\n  [li\nnk](/u) ![b](c) *d* ~~e~~ `f` <b> <http://x>");
  assert_at(find(document, NODE_LINK, 0), 2, 3);
  assert_at(find(document, NODE_IMAGE, 0), 3, 9);
  assert_at(find(document, NODE_EMPHASIS, 0), 3, 17);
  assert_at(find(document, NODE_STRIKE, 0), 3, 21);
  assert_at(find(document, NODE_CODE, 0), 3, 28);
  assert_at(find(document, NODE_HTML_INLINE, 0), 3, 31);
  assert_at(find(document, NODE_LINK, 1), 3, 35);
}

static void line_ends_of_all_kinds_count(void **state) {
  assert_texts(state, "a\r\nb\rc\n\r\n\\*d", "1:1=a|2:1=b|3:1=c|5:1=!*|5:3=d");
}

static void a_byte_order_mark_is_passed_over(void **state) {
  struct node *document = parse_from(*state, STR("\xef\xbb\xbf# A\n\nb"), 3);
  assert_int_equal(find(document, NODE_HEADING, 0)->as.heading.level, 1);
  assert_string_equal(list_texts(*state, document), "1:6=A|3:1=b");
}

static void front_matter_counts_as_lines(void **state) {
  struct node *document = parse_from(*state, STR("---\ntitle: a\n---\n# B\n\n- c\n  d\n"), 17);
  assert_at(document, 4, 1);
  assert_at(find(document, NODE_LIST, 0), 6, 1);
  assert_int_equal(find(document, NODE_LIST, 0)->end_line, 7);
  assert_string_equal(list_texts(*state, document), "4:3=B|6:3=c|7:3=d");
}

/* -- what nodes hold -- */

static void blocks_hold_what_was_written(void **state) {
  struct node *document = parse(*state, "## H\n\n3. a\n4. b\n\n- c\n\n- d\n\n```c x\nkode\n```\n\n<div>\n\n***\n");
  assert_int_equal(find(document, NODE_HEADING, 0)->as.heading.level, 2);
  const struct node *ordered = find(document, NODE_LIST, 0);
  assert_true(ordered->as.list.is_ordered && ordered->as.list.is_tight);
  assert_int_equal(ordered->as.list.start, 3);
  const struct node *bullets = find(document, NODE_LIST, 1);
  assert_false(bullets->as.list.is_ordered || bullets->as.list.is_tight);
  assert_true(str_is(find(document, NODE_CODE_BLOCK, 0)->as.code_block.info, "c x"));
  assert_true(str_is(find(document, NODE_CODE_BLOCK, 0)->as.code_block.text, "kode\n"));
  assert_true(str_is(find(document, NODE_HTML_BLOCK, 0)->as.leaf.text, "<div>\n"));
  find(document, NODE_RULE, 0);
}

static void tasks_are_items(void **state) {
  struct node *document = parse(*state, "- [ ] a\n- [x] b\n- c\n");
  assert_int_equal(find(document, NODE_ITEM, 0)->as.item.task, TASK_OPEN);
  assert_int_equal(find(document, NODE_ITEM, 1)->as.item.task, TASK_DONE);
  assert_int_equal(find(document, NODE_ITEM, 2)->as.item.task, TASK_NONE);
}

static void tables_know_heads_and_alignments(void **state) {
  struct node *document = parse(*state, "|a|b|c|d|\n|---|:-|:-:|-:|\n|1|2|3|4|\n");
  assert_int_equal(find(document, NODE_TABLE, 0)->as.table.column_count, 4);
  assert_true(find(document, NODE_TABLE_ROW, 0)->as.row.is_header);
  assert_false(find(document, NODE_TABLE_ROW, 1)->as.row.is_header);
  for (unsigned i = 0; i < 8; i++) {
    assert_int_equal(find(document, NODE_TABLE_CELL, i)->as.cell.alignment, ALIGN_NONE + i % 4);
    assert_true(find(document, NODE_TABLE_CELL, i)->as.cell.is_header == (i < 4));
  }
}

static void links_and_images_hold_their_addresses(void **state) {
  struct node *document = parse(*state, "[a](/u \"t\") ![alt *b*](</v w>) www.e.dk");
  assert_true(str_is(find(document, NODE_LINK, 0)->as.link.url, "/u"));
  assert_true(str_is(find(document, NODE_LINK, 0)->as.link.title, "t"));
  assert_true(str_is(find(document, NODE_IMAGE, 0)->as.link.url, "/v w"));
  assert_string_equal(text_of(*state, find(document, NODE_IMAGE, 0)), "alt b");
  assert_true(str_is(find(document, NODE_LINK, 1)->as.link.url, "http://www.e.dk"));
}

static void footnotes_are_numbered_by_first_use(void **state) {
  struct node *document = parse(*state, "a[^b] c[^æ] d[^b]\n\n[^æ]: e\n[^b]: f\n[^ubrugt]: g\n");
  const struct node *third = find(document, NODE_FOOTNOTE_REFERENCE, 2);
  assert_int_equal(find(document, NODE_FOOTNOTE_REFERENCE, 1)->as.footnote.number, 2);
  assert_int_equal(third->as.footnote.number, 1);
  assert_int_equal(third->as.footnote.use, 2);
  assert_true(str_is(third->as.footnote.label, "b"));
  const struct node *first = find(document, NODE_FOOTNOTE, 0);
  assert_int_equal(first->as.footnote.number, 1);
  assert_int_equal(first->as.footnote.use_count, 2);
  assert_true(str_is(first->as.footnote.label, "b"));
  assert_true(str_is(find(document, NODE_FOOTNOTE, 1)->as.footnote.label, "æ"));
  assert_ptr_equal(document->last, find(document, NODE_FOOTNOTE, 1));
}

static void one_tilde_is_no_strike(void **state) {
  struct node *document = parse(*state, "~a~ ~~b~~");
  assert_string_equal(text_of(*state, find(document, NODE_STRIKE, 0)), "b");
  assert_string_equal(text_of(*state, document), "~a~ b");
}

/* -- limits -- */

static struct str quote_of_depth(struct fixture *fixture, unsigned depth) {
  char *bytes = arena_alloc(fixture->arena, depth + 1);
  memset(bytes, '>', depth);
  bytes[depth] = 'a';
  return (struct str){bytes, depth + 1};
}

static void nesting_has_a_limit(void **state) {
  struct fixture *fixture = *state;
  /* A paragraph and its text stand below the quotes. */
  assert_non_null(parse_from(fixture, quote_of_depth(fixture, MARKDOWN_NESTING_LIMIT - 2), 0));
  assert_int_equal(diags_count(fixture->diags), 0);
  assert_null(parse_from(fixture, quote_of_depth(fixture, MARKDOWN_NESTING_LIMIT - 1), 0));
  assert_int_equal(diags_count(fixture->diags), 1);
  assert_int_equal(diags_at(fixture->diags, 0)->code, DIAG_DOCUMENT_TOO_DEEP);
  assert_true(str_is(diags_at(fixture->diags, 0)->arguments[0], "100"));
  assert_int_equal(diags_at(fixture->diags, 0)->line, 1);
  assert_null(parse_from(fixture, quote_of_depth(fixture, 20000), 0));
}

static void an_empty_text_is_an_empty_document(void **state) {
  assert_null(parse(*state, "")->first);
  assert_null(parse(*state, "\n \n")->first);
}

/* -- threads -- */

#define THREADS 4
#define ROUNDS 500

static const char *const shared_texts[] = {"www.e.dk ~~a~~ x@e.dk", "http://e.dk ~*a*~ w", "*a* www.e.dk:80 [b](c) ~ d",
                                           "| ~~a~~ |\n|---|\n| w |"};

struct job {
  const char *expected[4];
  unsigned differences;
};

static void *parse_often(void *context) {
  struct job *job = context;
  for (unsigned i = 0; i < ROUNDS * 4; i++) {
    char *html = markdown_oracle_html(str_from(shared_texts[i % 4]), true);
    job->differences += strcmp(html, job->expected[i % 4]) != 0;
    free(html);
  }
  return NULL;
}

static void threads_do_not_disturb_each_other(void **state) {
  (void)state;
  struct job jobs[THREADS] = {0};
  pthread_t threads[THREADS];
  char *expected[4];
  for (unsigned i = 0; i < 4; i++) expected[i] = markdown_oracle_html(str_from(shared_texts[i]), true);
  for (unsigned t = 0; t < THREADS; t++) {
    for (unsigned i = 0; i < 4; i++) jobs[t].expected[i] = expected[i];
    assert_int_equal(pthread_create(&threads[t], NULL, parse_often, &jobs[t]), 0);
  }
  for (unsigned t = 0; t < THREADS; t++) pthread_join(threads[t], NULL);
  for (unsigned t = 0; t < THREADS; t++) assert_int_equal(jobs[t].differences, 0);
  for (unsigned i = 0; i < 4; i++) free(expected[i]);
}

/* `line:column+width label`, parted by bars. */
static void assert_unused(void **state, const char *text, const char *expected) {
  struct fixture *fixture = *state;
  struct str all = STR("");
  parse(fixture, text);
  for (size_t i = 0; i < diags_count(fixture->diags); i++) {
    const struct diag *diag = diags_at(fixture->diags, i);
    assert_int_equal(diag->code, DIAG_FOOTNOTE_UNUSED);
    all = str_format(fixture->arena, "%.*s%s%u:%u+%u %.*s", STR_ARG(all), i > 0 ? "|" : "", diag->line, diag->column, diag->width,
                     STR_ARG(diag->arguments[0]));
  }
  assert_string_equal(str_zero(fixture->arena, all), expected);
  diags_free(fixture->diags);
  fixture->diags = diags_new();
}

static void notes_that_nothing_refers_to_are_told(void **state) {
  assert_unused(state, "a[^x] b\n\n[^x]: en\n\n[^y]: to", "5:1+5 y");
  assert_unused(state, "a[^x]\n\n[^x]: en\n\n[^X]: den igen\n", "5:1+5 X");
  assert_unused(state, "> a\n>\n> [^æ]: en\n\n- [^b]: to\n", "3:3+5 æ|5:3+5 b");
  assert_unused(state, "a[^x]\n\n[^x]: en[^y]\n\n[^y]: to\n", "");
  assert_unused(state, "```\n[^x]: kode\n```\n\n    [^y]: kode\n\n<!--\n[^z]: gemt\n-->\n", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
      TEST(touching_texts_are_one),
      TEST(escapes_and_references_stand_alone),
      TEST(a_reference_may_stand_for_two_characters),
      TEST(an_address_has_no_escapes),
      TEST(continuation_lines_count_their_own_space),
      TEST(a_backslash_break_ends_a_line),
      TEST(code_over_two_lines_moves_what_follows),
      TEST(link_definitions_stand_before_a_text),
      TEST(cells_know_their_columns),
      TEST(a_wiki_link_in_a_cell_is_one_text),
      TEST(a_paragraph_loses_its_last_line_to_a_table),
      TEST(marks_left_over_from_emphasis_are_placed),
      TEST(a_link_begins_at_its_bracket),
      TEST(line_ends_of_all_kinds_count),
      TEST(a_byte_order_mark_is_passed_over),
      TEST(front_matter_counts_as_lines),
      TEST(blocks_hold_what_was_written),
      TEST(tasks_are_items),
      TEST(tables_know_heads_and_alignments),
      TEST(links_and_images_hold_their_addresses),
      TEST(footnotes_are_numbered_by_first_use),
      TEST(notes_that_nothing_refers_to_are_told),
      TEST(one_tilde_is_no_strike),
      TEST(nesting_has_a_limit),
      TEST(an_empty_text_is_an_empty_document),
      TEST(threads_do_not_disturb_each_other),
#undef TEST
  };
  markdown_init();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
