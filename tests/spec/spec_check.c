/* Compares layout/body.c's HTML with cmark's own, for every example of the files it is given and for random texts.
 * Reads three forms: JSON with "markdown" strings (spec.json of CommonMark), test cases parted by lines of `//- -//` and `//= =//`
 * (goldmark), and fences of backticks with the word `example` (the CommonMark and GFM specifications, our own gfm.txt). */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "layout/body.h"
#include "read/markdown.h"

#define RANDOM_TEXTS 20000
#define RANDOM_PIECES 24
#define SHOWN_FAILURES 5

struct tally {
  unsigned passed;
  unsigned failed;
};

static bool holds_html(const struct node *root) {
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type == NODE_HTML_BLOCK || node->type == NODE_HTML_INLINE) return true;
  }
  return false;
}

/* What cmark writes as XHTML or with attributes that HTML has left behind, as spor writes it. In shown text the quotes are references, so
 * that only tags are changed; raw HTML that holds the same is changed on both sides. */
static void add_modern(struct buf *out, struct str html) {
  static const char *const old_new[][2] = {{" />", ">"},
                                           {"<section class=\"footnotes\"", "<div class=\"footnotes\""},
                                           {"</section>", "</div>"},
                                           {" checked=\"\"", " checked"},
                                           {" disabled=\"\"", " disabled"},
                                           {" align=\"left\"", " class=\"align-left\""},
                                           {" align=\"center\"", " class=\"align-center\""},
                                           {" align=\"right\"", " class=\"align-right\""}};
  size_t done = 0;
  for (size_t at = 0; at < html.len; at++) {
    struct str rest = str_slice(html, at, html.len);
    for (size_t i = 0; i < sizeof old_new / sizeof *old_new; i++) {
      if (!str_starts(rest, old_new[i][0])) continue;
      buf_add(out, str_slice(html, done, at));
      buf_add_zero(out, old_new[i][1]);
      done = at + strlen(old_new[i][0]);
      at = done - 1;
      break;
    }
  }
  buf_add(out, str_slice(html, done, html.len));
}

static bool is_same(const struct node *document, struct str text, bool raw_html, bool is_shown) {
  struct body_options options = {.raw_html = raw_html};
  struct buf html, ours, theirs;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  buf_init(&ours, BUF_LIMIT_DEFAULT);
  buf_init(&theirs, BUF_LIMIT_DEFAULT);
  body_write(document, &options, &html);
  char *expected = markdown_oracle_html(text, raw_html);
  add_modern(&ours, buf_str(&html));
  add_modern(&theirs, str_from(expected));
  bool same = str_equal(buf_str(&ours), buf_str(&theirs));
  if (!same && is_shown) {
    printf("--- text\n%.*s\n--- cmark\n%s\n--- ours\n%.*s\n", STR_ARG(text), expected, STR_ARG(buf_str(&html)));
  }
  free(expected);
  buf_release(&theirs);
  buf_release(&ours);
  buf_release(&html);
  return same;
}

/* With raw HTML refused spor shows it and cmark drops it, so that is compared only where there is none. */
static void check(struct tally *tally, const char *name, unsigned number, struct str text) {
  struct arena *arena = arena_new();
  struct diags *diags = diags_new();
  const struct lines *lines = lines_new(arena, str_from(name), STR(""), text);
  const struct node *document = markdown_parse(arena, lines, 0, diags);
  bool is_shown = tally->failed < SHOWN_FAILURES;
  bool passed = document != NULL && is_same(document, text, true, is_shown);
  if (passed && !holds_html(document)) passed = is_same(document, text, false, is_shown);
  if (!passed && is_shown) printf("=== %s: %u differs\n", name, number);
  if (passed)
    tally->passed++;
  else
    tally->failed++;
  diags_free(diags);
  arena_free(arena);
}

/* -- JSON -- */

static unsigned read_hex(const char *at) {
  char digits[5] = {at[0], at[1], at[2], at[3], '\0'};
  return (unsigned)strtoul(digits, NULL, 16);
}

static void add_utf8(struct buf *text, unsigned c) {
  if (c < 0x80) {
    buf_add_char(text, (char)c);
    return;
  }
  if (c < 0x800)
    buf_add_char(text, (char)(0xc0 | c >> 6));
  else
    buf_add_char(text, (char)(0xe0 | c >> 12));
  if (c >= 0x800) buf_add_char(text, (char)(0x80 | (c >> 6 & 0x3f)));
  buf_add_char(text, (char)(0x80 | (c & 0x3f)));
}

/* Decodes the string that begins at `at`, behind its quote; the collections hold no surrogate pairs. */
static size_t decode(struct str json, size_t at, struct buf *text) {
  for (; at < json.len && json.at[at] != '"'; at++) {
    if (json.at[at] != '\\') {
      buf_add_char(text, json.at[at]);
      continue;
    }
    char c = json.at[++at];
    if (c == 'u') {
      add_utf8(text, read_hex(json.at + at + 1));
      at += 4;
    } else {
      buf_add_char(text, (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c));
    }
  }
  return at;
}

static void check_json(struct tally *tally, const char *name, struct str json) {
  struct str key = STR("\"markdown\": \"");
  unsigned number = 0;
  for (size_t at = str_find(json, key, 0); at != STR_NOT_FOUND; at = str_find(json, key, at)) {
    struct buf text;
    buf_init(&text, BUF_LIMIT_DEFAULT);
    at = decode(json, at + key.len, &text);
    check(tally, name, ++number, buf_str(&text));
    buf_release(&text);
  }
}

/* -- line by line -- */

/* What a line is to a file of examples. */
enum fence { FENCE_NONE, FENCE_BEGIN, FENCE_TURN, FENCE_END };

static enum fence find_fence(struct str line, bool inside) {
  if (!inside && str_starts(line, "```") && str_ends(line, " example")) return FENCE_BEGIN;
  if (!inside && str_starts(line, "//- -")) return FENCE_BEGIN;
  if (inside && (str_is(line, ".") || str_starts(line, "//- -"))) return FENCE_TURN;
  if (str_starts(line, "//= =") || (str_starts(line, "````````````````") && !str_ends(line, " example"))) return FENCE_END;
  return FENCE_NONE;
}

/* A tab is written as an arrow, since it would not be seen. */
static void add_line(struct buf *text, struct str line) {
  struct str arrow = STR("→");
  size_t done = 0;
  for (size_t at = str_find(line, arrow, 0); at != STR_NOT_FOUND; at = str_find(line, arrow, done)) {
    buf_add(text, str_slice(line, done, at));
    buf_add_char(text, '\t');
    done = at + arrow.len;
  }
  buf_add(text, str_slice(line, done, line.len));
  buf_add_char(text, '\n');
}

static void check_lines(struct tally *tally, const char *name, struct str rest) {
  struct buf text;
  struct str line;
  unsigned number = 0;
  bool inside = false; /* an example */
  bool turned = false; /* to its HTML */
  buf_init(&text, BUF_LIMIT_DEFAULT);
  while (str_split(&rest, '\n', &line)) {
    enum fence mark = find_fence(line, inside);
    if (inside && !turned && mark == FENCE_NONE) add_line(&text, line);
    if (inside && !turned && mark >= FENCE_TURN) check(tally, name, ++number, buf_str(&text));
    if (mark == FENCE_BEGIN) buf_clear(&text);
    if (mark == FENCE_BEGIN || mark == FENCE_END) inside = mark == FENCE_BEGIN;
    turned = mark == FENCE_TURN || (turned && mark == FENCE_NONE);
  }
  buf_release(&text);
}

/* -- random texts -- */

static unsigned draw(unsigned long long *state, unsigned below) {
  *state = *state * 6364136223846793005ull + 1442695040888963407ull;
  return (unsigned)(*state >> 33) % below;
}

static const char *const fragments[] = {"a",
                                        "børn ",
                                        "ord",
                                        " ",
                                        "  ",
                                        "    ",
                                        "\t",
                                        "\n",
                                        "\n",
                                        "\n",
                                        "\n\n",
                                        "\n\n",
                                        "\r\n",
                                        "  \n",
                                        "\\\n",
                                        "*",
                                        "**",
                                        "***",
                                        "_",
                                        "__",
                                        "~",
                                        "~~",
                                        "`",
                                        "``",
                                        "```\n",
                                        "```c x\n",
                                        "~~~\n",
                                        "[",
                                        "]",
                                        "](",
                                        "](/u",
                                        "](</u v>",
                                        " \"t\")",
                                        ")",
                                        "(",
                                        "![",
                                        "[a]",
                                        "[a]: /æ?b&c'd\n",
                                        "[^1]",
                                        "[^1]: note\n",
                                        "\n\n[^1]: note\n",
                                        "\n[^b]: [^1] æ[^b]\n",
                                        "[^æ\"]",
                                        "\n\n[^æ\"]: ",
                                        "[^b]",
                                        "[^b]: ",
                                        "\n    ",
                                        "<",
                                        ">",
                                        "> ",
                                        "\n> ",
                                        "- ",
                                        "\n- ",
                                        "* ",
                                        "\n+ ",
                                        "1. ",
                                        "\n2) ",
                                        "- [ ] ",
                                        "\n- [x] ",
                                        "# ",
                                        "\n## ",
                                        "\n===\n",
                                        "\n---\n",
                                        "\n***\n",
                                        "|",
                                        " | ",
                                        "\n|---|:-:|\n",
                                        "| a | b |\n|---|--:|\n",
                                        "\\",
                                        "\\|",
                                        "\\*",
                                        "&",
                                        "&amp;",
                                        "&copy;",
                                        "&#35;",
                                        "&#x41;",
                                        "&nbsp;",
                                        "\"",
                                        "'",
                                        "<b>",
                                        "</b>",
                                        "<!-- c -->",
                                        "\n<div>\n",
                                        "</div>\n",
                                        "<a href=\"x\">",
                                        "<http://e.dk/a&b>",
                                        "<x@e.dk>",
                                        "http://e.dk/æ_(b)",
                                        "https://e.dk?a=1&amp;b",
                                        "www.e.dk",
                                        "x@e.dk",
                                        ".",
                                        "!",
                                        ":",
                                        "w",
                                        "é",
                                        "\xe2\x86\xa9"};

static void check_random(struct tally *tally) {
  unsigned long long state = 20180131;
  for (unsigned i = 0; i < RANDOM_TEXTS; i++) {
    struct buf text;
    buf_init(&text, BUF_LIMIT_DEFAULT);
    for (unsigned pieces = 1 + draw(&state, RANDOM_PIECES); pieces > 0; pieces--) {
      buf_add_zero(&text, fragments[draw(&state, sizeof fragments / sizeof *fragments)]);
    }
    check(tally, "random", i + 1, buf_str(&text));
    buf_release(&text);
  }
}

static void check_file(struct tally *tally, const char *name) {
  struct arena *arena = arena_new();
  struct str bytes;
  if (!file_read(arena, name, BUF_LIMIT_DEFAULT, &bytes)) {
    printf("cannot read %s\n", name);
    tally->failed++;
  } else if (str_ends(str_from(name), ".json")) {
    check_json(tally, name, bytes);
  } else {
    check_lines(tally, name, bytes);
  }
  arena_free(arena);
}

int main(int argc, char **argv) {
  struct tally tally = {0, 0};
  markdown_init();
  for (int i = 1; i < argc; i++) {
    unsigned before = tally.passed + tally.failed;
    check_file(&tally, argv[i]);
    printf("%s: %u examples\n", argv[i], tally.passed + tally.failed - before);
    if (tally.passed + tally.failed == before) tally.failed++;
  }
  check_random(&tally);
  printf("%u passed, %u failed\n", tally.passed, tally.failed);
  return tally.failed > 0;
}
