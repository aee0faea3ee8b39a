#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "layout/body.h"

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

static struct node *add(void **state, struct node *parent, enum node_type type) {
  struct node *node = node_new(*state, type);
  if (parent != NULL) node_append(parent, node);
  return node;
}

static struct node *add_text(void **state, struct node *parent, const char *text, enum node_mark mark) {
  struct node *node = add(state, parent, NODE_TEXT);
  node->as.leaf.text = str_from(text);
  node->mark = mark;
  return node;
}

static const struct body_marks marks = {0};
static const struct body_options english = {.language = {"en", 2}, .marks = &marks};

static void assert_html(const struct node *node, const struct body_options *options, const char *expected) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  body_write_children(node, options, &html);
  buf_add_char(&html, '\0');
  assert_string_equal(html.at, expected);
  buf_release(&html);
}

#define ADDED "<ins><span class=\"visually-hidden\" data-label>Added: </span>"
#define REMOVED "<del><span class=\"visually-hidden\" data-label>Removed: </span>"
#define END "<span class=\"visually-hidden\" data-label> (end)</span>"

static void neighbours_share_an_element(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *paragraph = add(state, document, NODE_PARAGRAPH);
  add_text(state, paragraph, "a ", MARK_NONE);
  add_text(state, paragraph, "b", MARK_DELETED);
  add_text(state, paragraph, "c", MARK_INSERTED);
  struct node *strong = add(state, paragraph, NODE_STRONG);
  strong->mark = MARK_INSERTED;
  add_text(state, strong, "d", MARK_NONE);
  add_text(state, paragraph, " e", MARK_NONE);
  assert_html(document, &english, "<p>a " REMOVED "b" END "</del>" ADDED "c<strong>d</strong>" END "</ins> e</p>\n");
}

static void a_block_marks_the_words_in_it(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *list = add(state, document, NODE_LIST), *item = add(state, list, NODE_ITEM);
  list->as.list.is_tight = true;
  list->mark = MARK_INSERTED;
  list->change = 4;
  add_text(state, add(state, item, NODE_PARAGRAPH), "a", MARK_NONE);
  assert_html(
      document, &english,
      "<ul id=\"aendring-4\" data-change=\"4\">\n<li><span class=\"change-label\" data-label><span class=\"change-number\">4</span> "
      "</span>" ADDED "a" END "</ins></li>\n</ul>\n");
}

static void what_is_moved_is_not_inserted(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *quote = add(state, document, NODE_QUOTE);
  quote->mark = MARK_INSERTED;
  struct node *moved = add(state, quote, NODE_PARAGRAPH);
  moved->mark = MARK_MOVED;
  moved->change = 2;
  add_text(state, moved, "a", MARK_NONE);
  assert_html(document, &english,
              "<blockquote>\n<p id=\"aendring-2\" data-change=\"2\" data-moved=\"2\"><span class=\"change-label\" data-label><span "
              "class=\"change-number\">2</span> </span>a</p>\n</blockquote>\n");
}

static void a_pointer_in_a_list_is_an_item(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *list = add(state, document, NODE_LIST), *item = add(state, list, NODE_ITEM);
  item->mark = MARK_POINTER;
  item->change = 3;
  assert_html(document, &english,
              "<ul>\n<li data-label><p class=\"moved-pointer\" data-label data-pointer=\"3\"><a href=\"#aendring-3\">Moved from here: see "
              "change 3</a></p></li>\n</ul>\n");
}

static void a_sentence_moves_among_words(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *paragraph = add(state, document, NODE_PARAGRAPH);
  paragraph->change = 1;
  struct node *pointer = add(state, paragraph, NODE_SENTENCE);
  pointer->mark = MARK_POINTER;
  pointer->change = 2;
  add_text(state, paragraph, " a ", MARK_NONE);
  struct node *moved = add(state, paragraph, NODE_SENTENCE);
  moved->mark = MARK_MOVED;
  moved->change = 2;
  add_text(state, moved, "b", MARK_INSERTED);
  assert_html(
      document, &english,
      "<p id=\"aendring-1\" data-change=\"1\"><span class=\"change-label\" data-label><span class=\"change-number\">1</span> </span>"
      "<span class=\"moved-pointer\" data-label data-pointer=\"2\"><a href=\"#aendring-2\">Moved from here: see change 2</a></span> a "
      "<span id=\"aendring-2\" data-change=\"2\" data-moved=\"2\"><span class=\"change-label\" data-label><span "
      "class=\"change-number\">2</span> </span>" ADDED "b" END "</ins>" END "</span></p>\n");
}

static void what_was_deleted_leads_nowhere(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *paragraph = add(state, document, NODE_PARAGRAPH);
  paragraph->mark = MARK_DELETED;
  paragraph->id = STR("x");
  struct node *link = add(state, paragraph, NODE_LINK);
  link->as.link.url = STR("gone");
  add_text(state, link, "a", MARK_NONE);
  assert_html(document, &english, "<p>" REMOVED "a" END "</del></p>\n");
}

static void struck_words_are_not_taken_for_deleted(void **state) {
  struct node *document = add(state, NULL, NODE_DOCUMENT), *paragraph = add(state, document, NODE_PARAGRAPH);
  add_text(state, add(state, paragraph, NODE_STRIKE), "a", MARK_NONE);
  const struct body_options plain = {.language = STR("en")};
  assert_html(document, &english, "<p><s>a</s></p>\n");
  assert_html(document, &plain, "<p><del>a</del></p>\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(neighbours_share_an_element),
      cmocka_unit_test(a_block_marks_the_words_in_it),
      cmocka_unit_test(what_is_moved_is_not_inserted),
      cmocka_unit_test(a_pointer_in_a_list_is_an_item),
      cmocka_unit_test(a_sentence_moves_among_words),
      cmocka_unit_test(what_was_deleted_leads_nowhere),
      cmocka_unit_test(struck_words_are_not_taken_for_deleted),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
