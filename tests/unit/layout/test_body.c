#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "layout/body.h"
#include "read/markdown.h"

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

static struct node *parse(struct arena *arena, const char *text) {
  struct diags *diags = diags_new();
  const struct lines *lines = lines_new(arena, STR("a.md"), STR(""), str_from(text));
  struct node *document = markdown_parse(arena, lines, 0, diags);
  diags_free(diags);
  assert_non_null(document);
  return document;
}

static struct node *add(struct arena *arena, struct node *parent, enum node_type type) {
  struct node *node = node_new(arena, type);
  node_append(parent, node);
  return node;
}

static void add_paragraph(struct arena *arena, struct node *parent, const char *text) {
  add(arena, add(arena, parent, NODE_PARAGRAPH), NODE_TEXT)->as.leaf.text = str_from(text);
}

static void assert_html(const struct node *node, const struct body_options *options, const char *expected) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  body_write(node, options, &html);
  buf_add_char(&html, '\0');
  assert_string_equal(html.at, expected);
  buf_release(&html);
}

static const struct body_options open_options = {.raw_html = true};
static const struct body_options safe_options = {.raw_html = false};

/* -- plain Markdown; tests/spec compares far more with cmark itself -- */

static void plain_markdown_is_as_cmark_writes_it(void **state) {
  const char *text = "# A & b\n\n- x\n- y\n\n3. z\n\n|a|b|\n|-|-|\n|1|2|\n\n> q\n> r\n\n```c d\n<\n```\n\n<i>\n\na "
                     "[b](/ø?&'\"x\\\"\")\n";
  char *expected = markdown_oracle_html(str_from(text), true);
  assert_html(parse(*state, text), &open_options, expected);
  free(expected);
}

static void what_cmark_writes_in_an_older_html_is_written_anew(void **state) {
  assert_html(parse(*state, "a  \nb\n\n---\n\n|a|\n|-:|\n"), &open_options,
              "<p>a<br>\nb</p>\n<hr>\n<table>\n<thead>\n<tr>\n<th class=\"align-right\">a</th>\n</tr>\n</thead>\n</table>\n");
}

static void a_task_has_a_name(void **state) {
  struct body_options options = {.language = STR("en")};
  assert_html(parse(*state, "- [x] a\n"), &options,
              "<ul>\n<li><input type=\"checkbox\" checked disabled aria-label=\"Done\"> a</li>\n</ul>\n");
}

static void a_text_is_appended_after_what_is_there(void **state) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  buf_add_zero(&html, "<div>");
  body_write_children(parse(*state, "a"), &open_options, &html);
  assert_true(str_is(buf_str(&html), "<div><p>a</p>\n"));
  buf_release(&html);
}

static void only_the_children_are_written_on_demand(void **state) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  body_write_children(parse(*state, "# a *b*")->first, &open_options, &html);
  assert_true(str_is(buf_str(&html), "a <em>b</em>"));
  buf_release(&html);
}

/* -- options -- */

static void html_that_is_refused_is_shown(void **state) {
  assert_html(parse(*state, "<div>\n\na <b>c</b>"), &safe_options, "<p>&lt;div&gt;</p>\n<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
}

static void comments_are_never_shown(void **state) {
  assert_html(parse(*state, "<!-- a -->\n\nb <!-- c --> d\n\n<!-- e --> f"), &safe_options, "<p>b  d</p>\n<p>&lt;!-- e --&gt; f</p>\n");
}

static void scripts_in_addresses_are_refused_with_it(void **state) {
  const struct node *document = parse(*state, "[a](JavaScript:x) [b](data:image/png;x) [c](file:x)");
  assert_html(document, &safe_options, "<p><a href=\"\">a</a> <a href=\"data:image/png;x\">b</a> <a href=\"\">c</a></p>\n");
  assert_html(document, &open_options,
              "<p><a href=\"JavaScript:x\">a</a> <a href=\"data:image/png;x\">b</a> <a href=\"file:x\">c</a></p>\n");
}

static void headings_are_shifted_within_one_and_six(void **state) {
  const struct body_options down = {.heading_shift = 2};
  const struct body_options up = {.heading_shift = -2};
  assert_html(parse(*state, "# a\n##### b"), &down, "<h3>a</h3>\n<h6>b</h6>\n");
  assert_html(parse(*state, "# a\n##### b"), &up, "<h1>a</h1>\n<h3>b</h3>\n");
}

static void a_text_without_ids_has_no_footnotes(void **state) {
  const struct body_options options = {.omit_ids = true};
  struct node *document = parse(*state, "# a[^1]\n\n[^1]: c");
  document->first->id = STR("en");
  assert_html(document, &options, "<h1>a</h1>\n");
}

static void headings_and_items_carry_their_ids(void **state) {
  struct node *document = parse(*state, "# a\n\n- b");
  document->first->id = STR("en");
  document->first->next->first->id = STR("to");
  assert_html(document, &open_options, "<h1 id=\"en\">a</h1>\n<ul>\n<li id=\"to\">b</li>\n</ul>\n");
}

static void the_way_back_speaks_danish(void **state) {
  const struct body_options options = {.language = STR("da")};
  const struct node *document = parse(*state, "a[^1]\n\n[^1]: b");
  assert_html(document->last, &options,
              "<li id=\"fn-1\">\n<p>b <a href=\"#fnref-1\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Tilbage til "
              "indhold\">↩</a></p>\n</li>\n");
}

static struct body_target resolve(const void *context, unsigned index) {
  (void)context;
  if (index == 7) return (struct body_target){STR("../data/#æ"), STR("")};
  if (index == 8) return (struct body_target){STR("../enhed/"), STR("Børn & unge")};
  return (struct body_target){STR(""), STR("")};
}

static struct body_address lead(const void *context, struct str written, bool is_image) {
  (void)context;
  if (is_image) return (struct body_address){STR("billede.svg"), {320, 200}};
  return (struct body_address){.url = str_is(written, "a.md") ? STR("a/") : written};
}

static void references_ask_where_they_lead(void **state) {
  const struct body_links links = {.reference = resolve};
  const struct body_options options = {.links = &links};
  struct node *reference = node_new(*state, NODE_REFERENCE);
  add(*state, reference, NODE_TEXT)->as.leaf.text = STR("data");
  reference->as.reference.index = 7;
  assert_html(reference, &options, "<a href=\"../data/#%C3%A6\" class=\"reference\">data</a>");
  assert_html(reference, &open_options, "data");
  reference->as.reference.index = 8;
  assert_html(reference, &options, "<a href=\"../enhed/\" class=\"reference\">Børn &amp; unge</a>");
  reference->as.reference.index = 9;
  assert_html(reference, &options, "data");
}

static void links_and_images_ask_where_they_lead(void **state) {
  const struct body_links links = {.address = lead};
  const struct body_options options = {.links = &links};
  assert_html(
      parse(*state, "[a](a.md) [b](b) ![c](c \"t\")"), &options,
      "<p><a href=\"a/\">a</a> <a href=\"b\">b</a> <img src=\"billede.svg\" alt=\"c\" width=\"320\" height=\"200\" title=\"t\"></p>\n");
}

/* -- spor's own nodes -- */

static struct node *make_callout(struct arena *arena, enum callout_kind kind, const char *title) {
  struct node *callout = node_new(arena, NODE_CALLOUT);
  callout->as.callout.kind = kind;
  callout->as.callout.title = str_from(title);
  callout->id = STR("x");
  add_paragraph(arena, callout, "tekst");
  return callout;
}

static void a_concept_defines_its_title(void **state) {
  assert_html(make_callout(*state, CALLOUT_CONCEPT, "Data & tal"), &open_options,
              "<div class=\"callout callout-concept\" id=\"x\">\n<p class=\"callout-title\"><dfn>Data &amp; tal</dfn></p>\n<p>tekst</p>\n"
              "</div>\n");
}

static void callouts_are_what_they_mean(void **state) {
  assert_html(make_callout(*state, CALLOUT_GOAL, "M"), &open_options,
              "<div class=\"callout callout-goal\" id=\"x\">\n<p class=\"callout-title\">M</p>\n<p>tekst</p>\n</div>\n");
  assert_html(make_callout(*state, CALLOUT_CONTACT, ""), &open_options,
              "<div class=\"callout callout-contact\" id=\"x\">\n<p>tekst</p>\n</div>\n");
  const struct body_links links = {.reference = resolve};
  const struct body_options options = {.links = &links};
  struct node *contact = make_callout(*state, CALLOUT_CONTACT, "K");
  contact->as.callout.reference = 8 + 1;
  assert_html(contact, &options,
              "<div class=\"callout callout-contact\" id=\"x\">\n<p class=\"callout-title\"><a href=\"../enhed/\" "
              "class=\"reference\">K</a></p>\n<p>tekst</p>\n</div>\n");
  assert_html(make_callout(*state, CALLOUT_FIGURE, "F"), &open_options,
              "<figure class=\"callout callout-figure\" id=\"x\">\n<figcaption class=\"callout-title\">F</figcaption>\n<p>tekst</p>\n"
              "</figure>\n");
  assert_html(make_callout(*state, CALLOUT_NOTE, "N"), &open_options,
              "<aside class=\"callout callout-note\" role=\"note\" id=\"x\">\n<p class=\"callout-title\">N</p>\n<p>tekst</p>\n</aside>\n");
}

static struct node *make_figure(struct arena *arena, const char *text) {
  struct node *image = parse(arena, text)->first->first;
  struct node *figure = node_new(arena, NODE_FIGURE);
  node_unlink(image);
  node_append(figure, image);
  return figure;
}

static void a_figure_takes_its_caption_from_the_title(void **state) {
  assert_html(make_figure(*state, "![kort over *byen*](kort.svg \"Byen < 2018\")"), &open_options,
              "<figure>\n<img src=\"kort.svg\" alt=\"kort over byen\" loading=\"lazy\">\n<figcaption>Byen &lt; 2018</figcaption>\n"
              "</figure>\n");
  assert_html(make_figure(*state, "![kort](kort.svg)"), &open_options,
              "<figure>\n<img src=\"kort.svg\" alt=\"kort\" loading=\"lazy\">\n</figure>\n");
}

static void a_decorative_figure_says_nothing(void **state) {
  struct node *figure = make_figure(*state, "![streg](streg.svg)");
  figure->as.figure.is_decorative = true;
  assert_html(figure, &open_options, "<figure>\n<img src=\"streg.svg\" alt=\"\" loading=\"lazy\">\n</figure>\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_markdown_is_as_cmark_writes_it),
      cmocka_unit_test(what_cmark_writes_in_an_older_html_is_written_anew),
      cmocka_unit_test(a_task_has_a_name),
      cmocka_unit_test(a_text_is_appended_after_what_is_there),
      cmocka_unit_test(only_the_children_are_written_on_demand),
      cmocka_unit_test(html_that_is_refused_is_shown),
      cmocka_unit_test(comments_are_never_shown),
      cmocka_unit_test(scripts_in_addresses_are_refused_with_it),
      cmocka_unit_test(headings_are_shifted_within_one_and_six),
      cmocka_unit_test(a_text_without_ids_has_no_footnotes),
      cmocka_unit_test(headings_and_items_carry_their_ids),
      cmocka_unit_test(the_way_back_speaks_danish),
      cmocka_unit_test(references_ask_where_they_lead),
      cmocka_unit_test(links_and_images_ask_where_they_lead),
      cmocka_unit_test(a_concept_defines_its_title),
      cmocka_unit_test(callouts_are_what_they_mean),
      cmocka_unit_test(a_figure_takes_its_caption_from_the_title),
      cmocka_unit_test(a_decorative_figure_says_nothing),
  };
  markdown_init();
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
