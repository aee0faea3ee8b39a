#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "read/node.h"

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

static struct node *add(struct arena *arena, struct node *parent, enum node_type type) {
  struct node *node = node_new(arena, type);
  node_append(parent, node);
  return node;
}

static struct node *add_text(struct arena *arena, struct node *parent, const char *text) {
  struct node *node = add(arena, parent, NODE_TEXT);
  node->as.leaf.text = str_from(text);
  return node;
}

/* The children of a parent, both ways along their chain, by identity. */
static void assert_children(const struct node *parent, struct node **children, size_t count) {
  const struct node *forward = parent->first;
  const struct node *backward = parent->last;
  for (size_t i = 0; i < count; i++) {
    assert_ptr_equal(forward, children[i]);
    assert_ptr_equal(backward, children[count - 1 - i]);
    assert_ptr_equal(forward->parent, parent);
    forward = forward->next;
    backward = backward->previous;
  }
  assert_null(forward);
  assert_null(backward);
}

static void children_are_appended_inserted_and_unlinked(void **state) {
  struct node *parent = node_new(*state, NODE_PARAGRAPH);
  struct node *a = add(*state, parent, NODE_TEXT);
  struct node *c = add(*state, parent, NODE_TEXT);
  struct node *b = node_new(*state, NODE_TEXT);
  struct node *first = node_new(*state, NODE_TEXT);
  node_insert_before(c, b);
  node_insert_before(a, first);
  assert_children(parent, (struct node *[]){first, a, b, c}, 4);
  node_unlink(a);
  assert_children(parent, (struct node *[]){first, b, c}, 3);
  assert_null(a->parent);
  assert_null(a->next);
  assert_null(a->previous);
  node_unlink(first);
  node_unlink(c);
  assert_children(parent, (struct node *[]){b}, 1);
  node_unlink(b);
  assert_children(parent, NULL, 0);
  node_unlink(b);
}

static void the_walk_is_in_document_order_and_stays_below_its_root(void **state) {
  struct node *document = node_new(*state, NODE_DOCUMENT);
  struct node *quote = add(*state, document, NODE_QUOTE);
  struct node *inner = add(*state, quote, NODE_PARAGRAPH);
  struct node *text = add(*state, inner, NODE_TEXT);
  struct node *after = add(*state, document, NODE_RULE);
  assert_ptr_equal(node_next(document, document), quote);
  assert_ptr_equal(node_next(quote, document), inner);
  assert_ptr_equal(node_next(inner, document), text);
  assert_ptr_equal(node_next(text, document), after);
  assert_null(node_next(after, document));
  assert_ptr_equal(node_skip(quote, document), after);
  assert_null(node_next(text, quote));
  assert_null(node_skip(quote, quote));
  assert_null(node_next(text, text));
}

static void words_leave_out_what_is_not_read(void **state) {
  struct node *document = node_new(*state, NODE_DOCUMENT);
  struct node *heading = add(*state, document, NODE_HEADING);
  add_text(*state, heading, "Børn");
  add(*state, heading, NODE_FOOTNOTE_REFERENCE);
  struct node *paragraph = add(*state, document, NODE_PARAGRAPH);
  add_text(*state, paragraph, "en");
  add(*state, paragraph, NODE_SOFT_BREAK);
  struct node *image = add(*state, add(*state, paragraph, NODE_LINK), NODE_IMAGE);
  add_text(*state, image, "et billede");
  add(*state, paragraph, NODE_HTML_INLINE)->as.leaf.text = STR("<b>");
  add(*state, paragraph, NODE_HARD_BREAK);
  add(*state, paragraph, NODE_CODE)->as.leaf.text = STR("kode");
  add(*state, document, NODE_HTML_BLOCK)->as.leaf.text = STR("<div>");
  add(*state, document, NODE_CODE_BLOCK)->as.code_block.text = STR("linje\n");
  struct str words = node_text(*state, document);
  assert_int_equal(words.len, strlen("Børn en et billede kode linje"));
  assert_memory_equal(words.at, "Børn en et billede kode linje", words.len);
  assert_true(str_is(node_text(*state, image), "et billede"));
  assert_true(str_is(node_text(*state, add_text(*state, paragraph, "selv ")), "selv "));
  assert_int_equal(node_text(*state, node_new(*state, NODE_PARAGRAPH)).len, 0);
}

static void blocks_are_told_from_inlines(void **state) {
  assert_true(node_is_block(node_new(*state, NODE_DOCUMENT)));
  assert_true(node_is_block(node_new(*state, NODE_FIGURE)));
  assert_false(node_is_block(node_new(*state, NODE_TEXT)));
  assert_false(node_is_block(node_new(*state, NODE_REFERENCE)));
}

static bool is_comment(void *state, const char *html) {
  struct node *node = node_new(state, NODE_HTML_BLOCK);
  node->as.leaf.text = str_from(html);
  return node_is_comment(node);
}

static void what_follows_a_comment_is_none(void **state) {
  assert_true(is_comment(*state, "<!-- a -->"));
  assert_true(is_comment(*state, "  <!-- a\nb --> <!---->\n"));
  assert_true(is_comment(*state, "<!-->"));
  assert_false(is_comment(*state, "<!-- a --> <script>"));
  assert_false(is_comment(*state, "<b> <!-- a -->"));
  assert_false(is_comment(*state, "<!-- never closed"));
  assert_false(is_comment(*state, "<!-"));
  assert_false(is_comment(*state, ""));
  assert_false(node_is_comment(add_text(*state, node_new(*state, NODE_PARAGRAPH), "<!-- a -->")));
}

static struct node *add_block(struct arena *arena, struct node *root, enum node_type type, unsigned level) {
  struct node *node = node_new(arena, type);
  if (type == NODE_HEADING) node->as.heading.level = level;
  node_append(root, node);
  return node;
}

static void a_section_ends_before_a_heading_as_high_or_the_notes(void **state) {
  struct node *root = node_new(*state, NODE_DOCUMENT);
  const struct node *first = add_block(*state, root, NODE_HEADING, 2);
  const struct node *inner = add_block(*state, root, NODE_HEADING, 3);
  add_block(*state, root, NODE_PARAGRAPH, 0);
  const struct node *second = add_block(*state, root, NODE_HEADING, 2);
  assert_ptr_equal(node_section_end(first), second);
  assert_ptr_equal(node_section_end(inner), second);
  assert_null(node_section_end(second));
  add_block(*state, root, NODE_PARAGRAPH, 0);
  const struct node *note = add_block(*state, root, NODE_FOOTNOTE, 0);
  assert_ptr_equal(node_section_end(second), note);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(children_are_appended_inserted_and_unlinked),
      cmocka_unit_test(the_walk_is_in_document_order_and_stays_below_its_root),
      cmocka_unit_test(words_leave_out_what_is_not_read),
      cmocka_unit_test(blocks_are_told_from_inlines),
      cmocka_unit_test(a_section_ends_before_a_heading_as_high_or_the_notes),
      cmocka_unit_test(what_follows_a_comment_is_none),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
