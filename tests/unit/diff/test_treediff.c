#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "diff/treediff.h"
#include "read/markdown.h"

static int set_up(void **state) {
  *state = arena_new();
  markdown_init();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

static struct node *parse(struct arena *arena, struct str text) {
  struct diags *diags = diags_new();
  struct node *document = markdown_parse(arena, lines_new(arena, STR("a.md"), STR(""), text), 0, diags);
  diags_free(diags);
  assert_non_null(document);
  return document;
}

static const struct treediff *compare(void **state, const char *before, const char *after) {
  return treediff_compare(*state, parse(*state, str_from(before)), parse(*state, str_from(after)), &treediff_limits_default);
}

/* The only change there is. */
static const struct treediff_change *compare_one(void **state, const char *before, const char *after) {
  const struct treediff *diff = compare(state, before, after);
  assert_int_equal(diff->change_count, 1);
  assert_int_equal(diff->changes[0].number, 1);
  assert_int_equal(diff->changes[0].node->change, 1);
  return &diff->changes[0];
}

static void layout_is_no_change(void **state) {
  assert_int_equal(compare(state, "a\nb *c*\n\n- x\n- y\n\n3. z\n", "a b _c_\n\n* x\n\n* y\n\n1. z\n")->change_count, 0);
  assert_int_equal(compare(state, "T\n===\n\n|a|\n|-|\n|b|\n", "# T\n\n| a |\n|:-:|\n| b |\n")->change_count, 0);
  assert_int_equal(compare(state, "a <!-- b --> c\n\n<!-- d -->\n", "a  c\n")->change_count, 0);
  assert_int_equal(compare(state, "", "")->change_count, 0);
}

static void kinds_are_told_apart(void **state) {
  assert_int_equal(compare_one(state, "a [b](c) d", "a [b](e) d")->kind, CHANGE_LINK);
  assert_int_equal(compare_one(state, "# a", "## a")->kind, CHANGE_LEVEL);
  assert_int_equal(compare_one(state, "a *b* c", "a b **c**")->kind, CHANGE_EMPHASIS);
  assert_int_equal(compare_one(state, "a b c d", "a b c e")->kind, CHANGE_EDITED);
  assert_int_equal(compare_one(state, "a", "a\n\nb c d")->kind, CHANGE_ADDED);
  assert_int_equal(compare_one(state, "a\n\nb c d", "a")->kind, CHANGE_REMOVED);
  assert_int_equal(compare_one(state, "Alle børn lærer. Det er godt.", "Solen skinner i dag her.")->kind, CHANGE_REWRITTEN);
}

static void a_link_says_where_it_led_and_leads(void **state) {
  const struct treediff_change *change = compare_one(state, "a [b](c) d", "a [b](e) d");
  assert_true(str_is(change->old_text, "c"));
  assert_true(str_is(change->new_text, "e"));
  assert_int_equal(change->words_removed + change->words_added, 0);
}

static void words_are_counted(void **state) {
  const struct treediff_change *change =
      compare_one(state, "Mindst 95 % af eleverne trives godt.", "Mindst 97 % af eleverne i klassen trives godt.");
  assert_int_equal(change->words_removed, 1);
  assert_int_equal(change->words_added, 3);
  assert_true(str_is(change->old_text, "Mindst 95 % af eleverne trives godt."));
}

static void of_swapped_neighbours_one_is_moved(void **state) {
  const struct treediff_change *change =
      compare_one(state, "Et to tre fire.\n\nFem seks syv otte ni.", "Fem seks syv otte ni.\n\nEt to tre fire.");
  assert_int_equal(change->kind, CHANGE_MOVED);
  assert_int_equal(change->node->mark, MARK_MOVED);
  assert_true(str_is(change->new_text, "Et to tre fire."));
}

static void neighbours_move_together(void **state) {
  const char *before = "# A\n\nEt to tre fire.\n\n# B\n\nFem seks syv otte.\n\nNi ti elleve tolv.\n\nTretten fjorten femten seksten.";
  const char *after = "# B\n\nFem seks syv otte.\n\nNi ti elleve tolv.\n\nTretten fjorten femten seksten.\n\n# A\n\nEt to tre fire.";
  const struct treediff_change *change = compare_one(state, before, after);
  assert_int_equal(change->kind, CHANGE_MOVED);
  assert_int_equal(change->node->type, NODE_DOCUMENT);
  assert_int_equal(change->node->first->type, NODE_HEADING);
}

static void moved_and_edited_is_both(void **state) {
  const struct treediff_change *change = compare_one(state, "Et to tre fire fem seks.\n\nA b c d e f g.\n\nH i j k l m n.",
                                                     "A b c d e f g.\n\nH i j k l m n.\n\nEt to tre fire fem syv.");
  assert_int_equal(change->kind, CHANGE_MOVED_EDITED);
  assert_int_equal(change->words_added, 1);
}

#define FIRST "Skolerne arbejder med læring hver dag. "
#define SECOND "Lærerne følger hver elev tæt i alle fag. "
#define THIRD "Forældrene inviteres til samtale. "

static void a_sentence_moves_in_its_paragraph(void **state) {
  const struct treediff_change *change = compare_one(state, FIRST SECOND THIRD, SECOND THIRD FIRST);
  assert_int_equal(change->kind, CHANGE_MOVED);
  assert_true(change->is_sentence);
  assert_int_equal(change->node->type, NODE_SENTENCE);
  assert_int_equal(change->node->mark, MARK_MOVED);
  assert_true(str_is(change->old_text, "Skolerne arbejder med læring hver dag."));
  assert_int_equal(change->words_removed + change->words_added, 0);
}

static void of_swapped_sentences_the_shorter_one_is_moved(void **state) {
  const struct treediff_change *change = compare_one(state, SECOND THIRD, THIRD SECOND);
  assert_true(str_is(change->new_text, "Forældrene inviteres til samtale."));
}

static void sentences_in_a_row_are_one_move(void **state) {
  const struct treediff_change *change =
      compare_one(state, FIRST SECOND THIRD "Byrådet får tallene. Ledelsen svarer i maj. Alle kan læse med.",
                  THIRD "Byrådet får tallene. Ledelsen svarer i maj. Alle kan læse med. " FIRST SECOND);
  assert_int_equal(change->kind, CHANGE_MOVED);
  assert_true(str_is(change->new_text, "Skolerne arbejder med læring hver dag. Lærerne følger hver elev tæt i alle fag."));
}

static void a_sentence_moves_to_another_paragraph(void **state) {
  const struct treediff_change *change =
      compare_one(state, FIRST SECOND "\n\n" THIRD "Byrådet får tallene.", FIRST "\n\n" THIRD SECOND "Byrådet får tallene.");
  assert_int_equal(change->kind, CHANGE_MOVED);
  assert_true(change->is_sentence);
}

static void a_moved_sentence_is_no_edit_of_its_paragraph(void **state) {
  const struct treediff *diff = compare(state, FIRST SECOND THIRD, SECOND "Forældrene inviteres til to samtaler. " FIRST);
  assert_int_equal(diff->change_count, 2);
  assert_int_equal(diff->changes[0].kind, CHANGE_EDITED);
  assert_int_equal(diff->changes[0].words_removed + diff->changes[0].words_added, 3);
  assert_int_equal(diff->changes[1].kind, CHANGE_MOVED);
}

static void a_moved_sentence_may_be_edited(void **state) {
  const struct treediff_change *change =
      compare_one(state, SECOND THIRD FIRST, "Skolerne arbejder målrettet med læring hver dag. " SECOND THIRD);
  assert_int_equal(change->kind, CHANGE_MOVED_EDITED);
  assert_int_equal(change->words_added, 1);
  change = compare_one(state, SECOND THIRD FIRST, "Skolerne arbejder med **læring** hver dag. " SECOND THIRD);
  assert_int_equal(change->kind, CHANGE_MOVED_EDITED);
}

/* Nobody could follow a move in a move; and without white space around it, words would run together. */
static void some_sentences_are_not_moved(void **state) {
  const struct treediff *diff = compare(state, "Ja det er. " FIRST SECOND, FIRST SECOND "Ja det er.");
  for (size_t i = 0; i < diff->change_count; i++) assert_int_equal(diff->changes[i].kind, CHANGE_EDITED);
  diff = compare(state, FIRST SECOND THIRD "\n\nA b c d e f.\n\nG h i j k l.", "A b c d e f.\n\nG h i j k l.\n\n" SECOND THIRD FIRST);
  assert_int_equal(diff->change_count, 1);
  assert_int_equal(diff->changes[0].kind, CHANGE_MOVED_EDITED);
  assert_false(diff->changes[0].is_sentence);
}

static void paragraphs_are_split_and_merged(void **state) {
  const char *whole = "Skolerne arbejder med læring hver dag. Lærerne følger hver elev tæt.";
  const char *parts = "Skolerne arbejder med læring hver dag.\n\nLærerne følger hver elev tæt.";
  assert_int_equal(compare_one(state, whole, parts)->kind, CHANGE_SPLIT);
  assert_int_equal(compare_one(state, parts, whole)->kind, CHANGE_MERGED);
  assert_int_equal(compare_one(state, whole, parts)->words_added, 0);
}

static void a_new_column_is_one_change(void **state) {
  const struct treediff_change *change = compare_one(state, "|a|b|\n|-|-|\n|c|d|\n|e|f|", "|a|x|b|\n|-|-|-|\n|c|y|d|\n|e|z|f|");
  assert_int_equal(change->kind, CHANGE_ADDED);
  assert_int_equal(change->words_added, 3);
  assert_int_equal(change->node->type, NODE_TABLE_CELL);
}

static void the_trees_are_only_read(void **state) {
  const struct node *before = parse(*state, STR("a b")), *after = parse(*state, STR("a c"));
  treediff_compare(*state, before, after, &treediff_limits_default);
  for (const struct node *node = before; node != NULL; node = node_next(node, before))
    assert_true(node->mark == MARK_NONE && node->change == 0);
  for (const struct node *node = after; node != NULL; node = node_next(node, after))
    assert_true(node->mark == MARK_NONE && node->change == 0);
}

static void too_much_is_compared_coarsely(void **state) {
  const struct treediff_limits tight = {.block_pairs = 1, .word_pairs = 250000};
  struct node *before = parse(*state, STR("a b c\n\nd e f")), *after = parse(*state, STR("a b g\n\nd e h"));
  assert_true(treediff_compare(*state, before, after, &tight)->is_coarse);
  assert_false(treediff_compare(*state, before, after, &treediff_limits_default)->is_coarse);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(layout_is_no_change),
      cmocka_unit_test(kinds_are_told_apart),
      cmocka_unit_test(a_link_says_where_it_led_and_leads),
      cmocka_unit_test(words_are_counted),
      cmocka_unit_test(of_swapped_neighbours_one_is_moved),
      cmocka_unit_test(neighbours_move_together),
      cmocka_unit_test(moved_and_edited_is_both),
      cmocka_unit_test(a_sentence_moves_in_its_paragraph),
      cmocka_unit_test(of_swapped_sentences_the_shorter_one_is_moved),
      cmocka_unit_test(sentences_in_a_row_are_one_move),
      cmocka_unit_test(a_sentence_moves_to_another_paragraph),
      cmocka_unit_test(a_moved_sentence_is_no_edit_of_its_paragraph),
      cmocka_unit_test(a_moved_sentence_may_be_edited),
      cmocka_unit_test(some_sentences_are_not_moved),
      cmocka_unit_test(paragraphs_are_split_and_merged),
      cmocka_unit_test(a_new_column_is_one_change),
      cmocka_unit_test(the_trees_are_only_read),
      cmocka_unit_test(too_much_is_compared_coarsely),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
