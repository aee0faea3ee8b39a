#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "import/write.h"
#include "read/markdown.h"

/* What is written reads back as what it was: the same nodes with the same words. */

static void describe(const struct node *root, struct buf *out) {
  size_t depth = 0;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    depth = 0;
    for (const struct node *up = node; up != root; up = up->parent) depth++;
    if (node->type == NODE_SOFT_BREAK) {
      buf_add_char(out, ' ');
    } else if (node->type == NODE_TEXT) {
      buf_add(out, node->as.leaf.text);
    } else {
      buf_format(out, "\n%zu:%d:", depth, (int)node->type);
      if (node->type == NODE_HEADING) buf_format(out, "%u:", node->as.heading.level);
      if (node->type == NODE_LIST) buf_format(out, "%d %u:", node->as.list.is_ordered, node->as.list.start);
      if (node->type == NODE_CODE) buf_add(out, node->as.leaf.text);
      if (node->type == NODE_LINK || node->type == NODE_IMAGE) buf_add(out, node->as.link.url);
    }
  }
}

static struct node *read_tree(struct arena *arena, struct str text) {
  struct diags *diags = diags_new();
  struct node *root = markdown_parse(arena, lines_new(arena, STR("a.md"), (struct str){0}, text), 0, diags);
  assert_non_null(root);
  diags_free(diags);
  return root;
}

static void assert_round_trip(const char *text) {
  struct arena *arena = arena_new();
  struct buf before;
  struct buf after;
  struct buf written;
  buf_init(&before, BUF_LIMIT_DEFAULT);
  buf_init(&after, BUF_LIMIT_DEFAULT);
  buf_init(&written, BUF_LIMIT_DEFAULT);
  struct node *root = read_tree(arena, str_from(text));
  describe(root, &before);
  write_markdown(root, 1, &written);
  describe(read_tree(arena, buf_str(&written)), &after);
  buf_add_char(&before, '\0');
  buf_add_char(&after, '\0');
  assert_string_equal(before.at, after.at);
  buf_release(&before);
  buf_release(&after);
  buf_release(&written);
  arena_free(arena);
}

static void test_signs_that_mean_something(void **state) {
  (void)state;
  assert_round_trip("a \\* b \\_ c \\` d \\[e\\] \\{f\\} \\<g> \\~h\\~ &amp;amp; i_j_k \\\\ \\!\\[x\\](y)\n");
  assert_round_trip("\\# a\n\n\\- b\n\n\\+ c\n\n\\> d\n\n1\\. e\n\n2\\) f\n\n\\=== g\n\n\\| h |\n\n10\\. i\n");
  assert_round_trip("# 1. Overskrift med \\# og \\{.klasse\\}\n\nAa\n\n## To\n");
}

static void test_blocks(void **state) {
  (void)state;
  assert_round_trip("- a\n- b\n  - c\n    1. d\n    2. e\n- f\n");
  assert_round_trip("3. a\n\n   b\n\n   > c\n   >\n   > d\n4. e\n");
  assert_round_trip("> a\n> - b\n>   c\n>\n> d\n\n***\n\ne\\\nf\n");
  assert_round_trip("| a | b |\n|---|---|\n| c \\| d | `e` |\n|  | f |\n");
  assert_round_trip("    code\n     more\n\ntext\n");
  assert_round_trip("a[^1] b.[^x]\n\n[^1]: Note *en*.\n\n[^x]: To\n\n    afsnit.\n");
}

static void test_inlines(void **state) {
  (void)state;
  assert_round_trip("*a* **b** ***c*** ~~d~~ `e` `` f`g `` [h *i*](https://example.org/a_(b)) ![j](k.png)\n");
  assert_round_trip("**a:** b **c**, *d*.\n");
}

/* Lines are broken where the next word begins no block, however long the paragraph. */
static void test_long_lines(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct str text = STR("Ord");
  size_t room = 0;
  static const char *const words[] = {"æble", "- streg", "1. tal", "# kryds", "> pil", "+ plus", "= lig", "| stok", "almindelige", "ord"};
  for (size_t i = 0; i < 400; i++) str_extend(arena, &text, &room, str_from(words[i % 10]));
  assert_round_trip(str_zero(arena, text));
  arena_free(arena);
}

/* Every node knows the line that it was written on. */
static void test_lines(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct buf written;
  buf_init(&written, BUF_LIMIT_DEFAULT);
  struct node *root = read_tree(arena, STR("# a\n\nb\n\n- c\n- d\n"));
  write_markdown(root, 7, &written);
  assert_int_equal(root->first->line, 7);
  assert_int_equal(root->first->next->line, 9);
  assert_int_equal(root->last->last->line, 12);
  buf_release(&written);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_signs_that_mean_something),
      cmocka_unit_test(test_blocks),
      cmocka_unit_test(test_inlines),
      cmocka_unit_test(test_long_lines),
      cmocka_unit_test(test_lines),
  };
  markdown_init();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
