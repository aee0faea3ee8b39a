/* Drawings made safe: what stays, what goes, what is refused, and that no mutation of a drawing gets anything through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <regex.h>

#include "base/arena.h"
#include "base/diag.h"
#include "publish/svg.h"

#define OPEN "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
#define OPENED "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define FUZZ_COUNT 5000

struct bench {
  struct arena *arena;
  struct diags *diags;
  struct buf out;
};

static int set_up(void **state) {
  struct bench *bench = calloc(1, sizeof *bench);
  bench->arena = arena_new();
  bench->diags = diags_new();
  buf_init(&bench->out, 1 << 24);
  svg_init();
  *state = bench;
  return 0;
}

static int tear_down(void **state) {
  struct bench *bench = *state;
  buf_release(&bench->out);
  diags_free(bench->diags);
  arena_free(bench->arena);
  free(bench);
  return 0;
}

#define SVG_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static bool clean(struct bench *bench, struct str text) {
  buf_clear(&bench->out);
  diags_free(bench->diags);
  bench->diags = diags_new();
  return svg_clean(lines_new(bench->arena, STR("figur.svg"), STR(""), text), &bench->out, bench->diags);
}

static const char *cleaned(struct bench *bench, const char *text) {
  assert_true(clean(bench, str_from(text)));
  return str_zero(bench->arena, buf_str(&bench->out));
}

/* The note on what was removed, empty for none. */
static const char *said(const struct bench *bench) {
  assert_in_range(diags_count(bench->diags), 0, 1);
  if (diags_count(bench->diags) == 0) return "";
  assert_int_equal(diags_at(bench->diags, 0)->code, DIAG_SVG_CLEANED);
  return str_zero(bench->arena, diags_at(bench->diags, 0)->arguments[0]);
}

static void assert_refused(struct bench *bench, const char *text, unsigned line, const char *reason) {
  buf_clear(&bench->out);
  assert_false(clean(bench, str_from(text)));
  assert_int_equal(bench->out.len, 0);
  assert_int_equal(diags_count(bench->diags), 1);
  const struct diag *diag = diags_at(bench->diags, 0);
  assert_int_equal(diag->code, DIAG_SVG_INVALID);
  assert_int_equal(diag->line, line);
  struct str english = str_slice(diag->arguments[0], 0, str_find_char(diag->arguments[0], '\x1F', 0)); /* before the Danish, if any */
  if (reason != NULL) assert_string_equal(str_zero(bench->arena, english), reason);
}

static void what_draws_stays(void **state) {
  struct bench *bench = *state;
  static const char drawing[] =
      OPENED "\n<title>Mål &amp; midler</title>\n<desc>a &lt; b</desc>\n"
             "<defs><linearGradient id=\"g\" gradientTransform=\"rotate(90)\"><stop offset=\"0\" "
             "stop-color=\"rgb(1,2,3)\"/></linearGradient></defs>"
             "<g class=\"x\" fill=\"url(#g)\" aria-label=\"Elever (antal)\"><path d=\"M0 0 L1 1z\"/><use href=\"#g\"/></g>"
             "<text x=\"1\" xml:lang=\"da\">æ<tspan dy=\"1em\">ø</tspan></text>"
             "<a href=\"https://example.org/?a=1&amp;b=2\"><circle r=\"1\"/></a><a href=\"../side/#x\"/>"
             "<image href=\"data:image/png;base64,iVBORw0KGgo=\" width=\"1\"/></svg>\n";
  assert_string_equal(cleaned(bench, drawing), drawing);
  assert_string_equal(said(bench), "");
}

static void what_runs_or_fetches_goes(void **state) {
  struct bench *bench = *state;
  static const char *const cases[][3] = {
      {"<script>alert(1)</script><g/>", "<g/>", "script"},
      {"<g onload=\"x()\" onclick='y'/><g onload=\"x()\"/>", "<g/><g/>", "onclick, onload ×2"},
      {"<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script/></body></foreignObject>", "", "foreignObject"},
      {"<style>* { fill: url(http://x/) }</style>", "", "style"},
      {"<g style=\"fill:red\" id=\"a\"/>", "<g id=\"a\"/>", "style"},
      {"<a href=\"javascript:alert(1)\">t</a>", "<a>t</a>", "href"},
      {"<a xlink:href=\" java&#10;script:alert(1)\">t</a>", "<a>t</a>", "xlink:href"},
      {"<a href=\"data:text/html,x\"/>", "<a/>", "href"},
      {"<a xlink:href=\"http://x/\"/>", "<a href=\"http://x/\"/>", ""},
      {"<a xlink:href=\"http://x/\" href=\"http://y/\"/>", "<a href=\"http://y/\"/>", ""},
      {"<use xlink:href=\"#a\"/><use href=\"other.svg#a\"/>", "<use href=\"#a\"/><use/>", "href"},
      {"<image href=\"http://x/y.png\"/><image href=\"data:image/svg+xml;base64,AAAA\"/>", "<image/><image/>", "href ×2"},
      {"<image href=\"data:image/png;base64,AA&quot;AA\"/>", "<image/>", "href"},
      {"<g fill=\"url(http://x/#a)\"/><g fill=\"url( '#a' )\"/>", "<g/><g fill=\"url( '#a' )\"/>", "fill"},
      {"<g fill=\"u\\72l(http://x/)\"/>", "<g/>", "fill"},
      {"<g fill=\"\\red\"/>", "<g/>", "fill"},
      {"<g aria-label=\"a&#10;b\"/><text>a&#13;b</text>", "<g aria-label=\"a&#10;b\"/><text>a&#13;b</text>", ""},
      {"<x:g xmlns:x=\"http://x/\"><g/></x:g>", "", "x:g"},
      {"<g xmlns:aria-x=\"http://x/\" aria-x:y=\"\"/>", "<g/>", "aria-x:y"},
      {"<g mask=\"image-set('http://x/' 1x)\"/>", "<g/>", "mask"},
      {"<g clip-path=\"url(#a) url(//x/)\"/>", "<g/>", "clip-path"},
      {"<animate attributeName=\"href\" to=\"javascript:x\"/><set/>", "", "animate, set"},
      {"<switch><g/></switch>", "", "switch"},
      {"<title>a<g/>b</title><desc><image/></desc><g/>", "<title>ab</title><desc/><g/>", "g, image"},
      {"<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/><x:g xmlns:x=\"http://www.w3.org/2000/svg\"/>", "<g/>", "script"},
      {"<i:view xmlns:i=\"http://inkscape/\" i:a=\"\"><g/></i:view><g xmlns:i=\"http://inkscape/\" i:id=\"1\"/>", "<g/>", "i:id, i:view"},
      {"<!-- <script> --><?xml-stylesheet href=\"http://x/\"?><g/>", "<g/>", "?xml-stylesheet"},
      {"<text><![CDATA[<script>]]></text>", "<text>&lt;script&gt;</text>", ""},
      {"<g a1=\"\" a2=\"\" a3=\"\" a4=\"\" a5=\"\" a6=\"\" a7=\"\" a8=\"\" a9=\"\" b1=\"\" b2=\"\"/>", "<g/>",
       "a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, …"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *text = str_zero(bench->arena, str_format(bench->arena, OPEN "%s</svg>", cases[i][0]));
    bool is_empty = *cases[i][1] == '\0';
    struct str wanted = str_format(bench->arena, OPENED "%s</svg>\n", cases[i][1]);
    assert_string_equal(cleaned(bench, text), is_empty ? "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n" : str_zero(bench->arena, wanted));
    assert_string_equal(said(bench), cases[i][2]);
  }
}

static void a_prefix_for_svg_is_resolved(void **state) {
  struct bench *bench = *state;
  assert_string_equal(cleaned(bench,
                              "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x/y.dtd'>\n"
                              "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><s:g/></s:svg>"),
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><g/></svg>\n");
  assert_string_equal(said(bench), "");
}

static void what_is_no_svg_is_refused(void **state) {
  struct bench *bench = *state;
  assert_refused(bench, "", 0, "the file is empty");
  assert_refused(bench, "PNG", 1, NULL);
  assert_refused(bench, OPEN "\n<g>\n</svg>", 3, "Opening and ending tag mismatch: g line 2 and svg");
  assert_refused(bench, OPEN "\n<g", 2, NULL);
  assert_refused(bench, "<svg/>", 1, "the root is not `svg` in the namespace http://www.w3.org/2000/svg");
  assert_refused(bench, "<html xmlns=\"http://www.w3.org/2000/svg\"/>", 1, NULL);
  assert_refused(bench, OPEN "\n\n<g x:y=\"\"/></svg>", 3, "Namespace prefix x for y on g is not defined");
  assert_refused(bench, OPEN "\xe6</svg>", 0, "the file is not UTF-8");
  assert_refused(bench, OPEN "\n&nbsp;</svg>", 2, "Entity 'nbsp' not defined");
  assert_refused(bench, "<!DOCTYPE svg SYSTEM \"x.dtd\">\n" OPEN "<g id=\"&nbsp;\"/></svg>", 2, NULL);
}

static void declarations_are_refused(void **state) {
  struct bench *bench = *state;
  assert_refused(bench, "<!DOCTYPE svg [\n<!ENTITY a \"aaaa\">\n]>\n" OPEN "</svg>", 2, "it declares entities");
  assert_refused(bench, "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" OPEN "&x;</svg>", 1, "it declares entities");
  assert_refused(bench, "<!DOCTYPE svg [<!ENTITY % x SYSTEM \"http://x/\">%x;]>" OPEN "</svg>", 1, "it declares entities");
  assert_refused(bench, "<!DOCTYPE svg [<!ENTITY x SYSTEM \"y\" NDATA z>]>" OPEN "</svg>", 1, "it declares entities");
  assert_refused(bench, "<!DOCTYPE svg [<!ATTLIST g class CDATA \"aaaa\">]>" OPEN "</svg>", 1, "it declares attributes");
}

static const char *repeat(struct bench *bench, const char *text, size_t count) {
  struct buf buf;
  buf_init(&buf, 1 << 24);
  for (size_t i = 0; i < count; i++) buf_add_zero(&buf, text);
  const char *copy = str_zero(bench->arena, buf_str(&buf));
  buf_release(&buf);
  return copy;
}

static const char *nest(struct bench *bench, size_t count) {
  struct str text = str_format(bench->arena, OPEN "%s%s</svg>", repeat(bench, "<g>", count), repeat(bench, "</g>", count));
  return str_zero(bench->arena, text);
}

static void what_is_beyond_reason_is_refused(void **state) {
  struct bench *bench = *state;
  cleaned(bench, nest(bench, 199));
  assert_refused(bench, nest(bench, 200), 1, "elements are nested too deeply");
  struct buf text;
  buf_init(&text, 1 << 24);
  buf_add_zero(&text, OPEN "<g");
  for (unsigned i = 0; i < 100000; i++) buf_format(&text, " a%u=''", i);
  buf_add_zero(&text, "/></svg>");
  assert_refused(bench, str_zero(bench->arena, buf_str(&text)), 0, "an element has too many attributes");
  buf_release(&text);
  cleaned(bench, str_format(bench->arena, OPEN "<!-- %s --><text>%s</text></svg>", repeat(bench, "=", 5000), repeat(bench, "=", 5000)).at);
}

/* -- mutations -- */

static const char *const seeds[] = {
    OPEN "<script>x</script><g onload=\"a()\" fill=\"url(#a)\"><a xlink:href=\"javascript:b\">c</a></g></svg>",
    OPEN "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\" onclick='c'>d</p></foreignObject><title>e &lt;script&gt;</title></svg>",
    "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e \"f\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&e;</text></svg>",
    OPEN
    "<g style=\"fill:red\" class=\"on x\" aria-label=\" onfocus=&quot;g\"/><image href=\"data:image/png;base64,AAAA\"/><!-- h --></svg>",
};

static const char *const snippets[] = {"<script>",
                                       "onload=\"x\"",
                                       " onclick='",
                                       "javascript:",
                                       "<!ENTITY a 'b'>",
                                       "<foreignObject>",
                                       "]]>",
                                       "<![CDATA[",
                                       "\"",
                                       "'",
                                       "<",
                                       ">",
                                       "&",
                                       "/>",
                                       "<!--",
                                       "-->",
                                       "xmlns=\"\"",
                                       "href=\"",
                                       "url(",
                                       "&#x3c;",
                                       "<?x ?>",
                                       "=",
                                       " "};

static unsigned choose(uint64_t *random, size_t below) {
  *random = *random * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(*random >> 33) % (unsigned)below;
}

/* Cuts a piece out and puts another text, a snippet or a single byte, in its place. */
static struct str mutate(struct bench *bench, struct str text, uint64_t *random) {
  size_t from = choose(random, text.len + 1);
  size_t to = choose(random, 3) == 0 ? from + choose(random, 12) : from;
  struct str piece = str_from(snippets[choose(random, sizeof snippets / sizeof *snippets)]);
  if (choose(random, 4) == 0) piece = str_format(bench->arena, "%c", (int)(1 + choose(random, 255)));
  if (choose(random, 4) == 0) piece = str_slice(text, choose(random, text.len + 1), choose(random, text.len + 1));
  struct str head = str_join(bench->arena, str_slice(text, 0, from), piece);
  return str_join(bench->arena, head, str_slice(text, to, text.len));
}

static void assert_safe(const char *text, const regex_t *forbidden) {
  if (regexec(forbidden, text, 0, NULL, 0) == 0) fail_msg("came through: %s", text);
}

static void no_mutation_comes_through(void **state) {
  struct bench *bench = *state;
  /* Text holds neither `<` nor `"` as such, so what stands between them is markup. */
  static const char pattern[] = "<script|<[^>]* on[a-z]+=\"|<[^>]*javascript:|<!|<\\?|<[^>]*foreignObject|href=\"(data:[^i]|[a-z]+:[^/i])";
  regex_t forbidden;
  assert_int_equal(regcomp(&forbidden, pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB), 0);
  uint64_t random = 7;
  size_t clean_count = 0;
  for (unsigned i = 0; i < FUZZ_COUNT; i++) {
    struct str text = str_from(seeds[choose(&random, sizeof seeds / sizeof *seeds)]);
    for (unsigned j = choose(&random, 5); j > 0; j--) text = mutate(bench, text, &random);
    if (clean(bench, text)) {
      const char *once = str_zero(bench->arena, buf_str(&bench->out));
      assert_safe(once, &forbidden);
      assert_string_equal(cleaned(bench, once), once);
      assert_int_equal(diags_count(bench->diags), 0);
      clean_count++;
    }
    arena_reset(bench->arena);
  }
  regfree(&forbidden);
  assert_in_range(clean_count, FUZZ_COUNT / 10, FUZZ_COUNT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      SVG_TEST(what_draws_stays),          SVG_TEST(what_runs_or_fetches_goes), SVG_TEST(a_prefix_for_svg_is_resolved),
      SVG_TEST(what_is_no_svg_is_refused), SVG_TEST(declarations_are_refused),  SVG_TEST(what_is_beyond_reason_is_refused),
      SVG_TEST(no_mutation_comes_through),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
