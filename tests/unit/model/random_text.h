/* Random documents out of the pieces that spor's Markdown consists of, whole and broken. */
#ifndef SPOR_TESTS_UNIT_MODEL_RANDOM_TEXT_H
#define SPOR_TESTS_UNIT_MODEL_RANDOM_TEXT_H

#include "unit/base/check.h"

#include "base/buf.h"

static inline const char *random_inline(uint64_t *seed) {
  static const char *const pieces[] = {
      "Alle børn lærer mere. ",
      "Se bl.a. ",
      "[[data]]",
      "[[viden|det, vi ved]]",
      "[[q/data#mål]]",
      "[her](maal:a)",
      "[](begreb:b)",
      "[fil](../b.md#c)",
      "[pdf](x.pdf)",
      "*og* ",
      "**Fed:** ",
      "`kode [[x]]` ",
      "![alt](a.svg)",
      "![](b.svg)",
      "{#a}",
      "{#b .yearly}",
      "{.goals}",
      "{areas=a,b tracks=c}",
      "{unit=ppr}",
      "\\[[x]] ",
      "&amp; ",
      "[[",
      "]]",
      "|",
      "{",
      "}",
      "[^1]",
      "<b>",
      "[x](javascript:y)",
      "[x](../../../z)",
      "Æøå. Æ ",
      "  \n",
      "\n",
      "~~væk~~ ",
      "https://example.org ",
      "[!begreb] ",
      "[[Å]] ",
      "[to. Tre](b.md)",
      "\xC2\xA0",
      "[]()",
      "1. januar ",
      "[!mål] Titel {same-as=a} ",
  };
  return pieces[random_below(seed, sizeof pieces / sizeof *pieces)];
}

static inline const char *random_opening(uint64_t *seed) {
  static const char *const pieces[] = {
      "# ",
      "## ",
      "### ",
      "## Mål {.goals}\n\n- ",
      "## Spor {.track #s}\n\n",
      "- ",
      "1. ",
      "7. ",
      "  - ",
      "    ",
      "> ",
      "> [!begreb] ",
      "> [!mål] ",
      "> [!kontakt] ",
      "> [!figur] ",
      "> - ",
      "- > ",
      "\n",
      "---\n",
      "[^1]: ",
      "| ",
      "|---|---|\n| ",
      "  > [!note] ",
      "```\n",
      "- [x] ",
      "<div>\n",
      "- # ",
      "> # ",
      "",
      "",
  };
  return pieces[random_below(seed, sizeof pieces / sizeof *pieces)];
}

/* A document of `lines` lines or more, with front matter. */
static inline struct str random_text(struct arena *arena, uint64_t *seed, size_t lines) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add_zero(&text, "---\ntitle: Tilfældig\nindicators: {a: {target: {value: 1}}}\n---\n");
  for (size_t i = 0; i < lines; i++) {
    buf_add_zero(&text, random_opening(seed));
    for (size_t j = random_below(seed, 6); j > 0; j--) buf_add_zero(&text, random_inline(seed));
    buf_add_zero(&text, random_below(seed, 3) == 0 ? "\n\n" : "\n");
  }
  struct str copy = str_copy(arena, buf_str(&text));
  buf_release(&text);
  return copy;
}

#endif
