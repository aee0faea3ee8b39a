/* How many words of a known text a reading program damaged, and how many are left when spor import has mended it:
 *   score TRUTH READ MENDED    Markdown, the reader's text, Markdown; prints `words damaged left worse marked`
 * A word is right when the longest common subsequence of the two texts' words holds it. */
#include <ctype.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"

struct words {
  struct str *at;
  size_t count;
  size_t marks;
};

static bool is_parting(char c) {
  return strchr(" \t\r\n\f", c) != NULL;
}

/* Without what is written around a word. */
static struct str bare(struct str word) {
  static const char *const around[] = {"”", "“", "¢", "«", "»", "•"};
  for (size_t before = SIZE_MAX; before != word.len;) {
    before = word.len;
    while (word.len > 0 && strchr(".,:;?!()*\"[]", word.at[0]) != NULL) word = str_slice(word, 1, word.len);
    while (word.len > 0 && strchr(".,:;?!()*\"[]", word.at[word.len - 1]) != NULL) word = str_slice(word, 0, word.len - 1);
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
      if (str_starts(word, around[i])) word = str_slice(word, strlen(around[i]), word.len);
      if (str_ends(word, around[i])) word = str_slice(word, 0, word.len - strlen(around[i]));
    }
  }
  return word;
}

static bool has_letter(struct str word) {
  for (size_t i = 0; i < word.len; i++) {
    if (isalnum((unsigned char)word.at[i]) || (unsigned char)word.at[i] >= 0x80U) return true;
  }
  return false;
}

/* Comments, attributes and front matter out; hyphens at line ends joined where the reader left them. */
static struct str plain(struct arena *arena, struct str text, bool is_markdown, size_t *marks) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  size_t at = 0;
  if (is_markdown && str_starts(text, "---\n")) {
    size_t title = str_find(text, STR("\ntitle: "), 0);
    size_t number = str_find(text, STR("\nnumber: "), 0);
    at = str_find(text, STR("\n---\n"), 3) + 5;
    if (number < at) buf_add(&out, str_slice(text, number + 9, str_find_char(text, '\n', number + 1)));
    buf_add_char(&out, ' ');
    buf_add(&out, str_slice(text, title + 8, str_find_char(text, '\n', title + 1)));
    buf_add_char(&out, '\n');
  }
  while (at < text.len) {
    struct str rest = str_slice(text, at, text.len);
    size_t skip = 0;
    if (is_markdown && str_starts(rest, "<!--")) skip = str_find(rest, STR("-->"), 0) + 3;
    if (is_markdown && (str_starts(rest, "{.") || str_starts(rest, "{#"))) skip = str_find_char(rest, '}', 0) + 1;
    if (is_markdown && str_starts(rest, "[!begreb]")) skip = strlen("[!begreb]");
    if (is_markdown && (rest.at[0] == '\\' || (rest.at[0] == '>' && at > 0 && text.at[at - 1] == '\n'))) skip = 1;
    if (!is_markdown && str_starts(rest, "-\n")) skip = 2;
    if (skip > 4 && str_starts(rest, "<!--")) ++*marks;
    if (skip == 0) buf_add_char(&out, rest.at[0]);
    at += skip > 0 ? skip : 1;
  }
  struct str made = str_copy(arena, buf_str(&out));
  buf_release(&out);
  return made;
}

static struct words words_of(struct arena *arena, struct str text) {
  struct words words = {.at = arena_array(arena, text.len + 1, sizeof(struct str))};
  for (size_t at = 0; at < text.len;) {
    while (at < text.len && is_parting(text.at[at])) at++;
    size_t start = at;
    while (at < text.len && !is_parting(text.at[at])) at++;
    struct str word = bare(str_slice(text, start, at));
    bool is_number_of_list = word.len > 0 && word.len < 3 && isdigit((unsigned char)word.at[0]);
    if (has_letter(word) && !is_number_of_list) words.at[words.count++] = word;
  }
  return words;
}

/* Which of the truth's words the other text has, in order. */
static bool *match(struct arena *arena, const struct words *truth, const struct words *other) {
  size_t columns = other->count + 1;
  uint16_t *length = arena_array(arena, (truth->count + 1) * columns, sizeof *length);
  bool *is_right = arena_array(arena, truth->count + 1, sizeof *is_right);
  for (size_t i = truth->count; i-- > 0;) {
    for (size_t j = other->count; j-- > 0;) {
      uint16_t down = length[(i + 1) * columns + j];
      uint16_t along = length[i * columns + j + 1];
      bool is_same = str_equal(truth->at[i], other->at[j]);
      length[i * columns + j] = is_same ? (uint16_t)(length[(i + 1) * columns + j + 1] + 1) : down > along ? down : along;
    }
  }
  for (size_t i = 0, j = 0; i < truth->count && j < other->count;) {
    if (str_equal(truth->at[i], other->at[j])) {
      is_right[i++] = true;
      j++;
    } else if (length[(i + 1) * columns + j] >= length[i * columns + j + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return is_right;
}

static struct words read_words(struct arena *arena, const char *path, bool is_markdown) {
  struct str text;
  size_t marks = 0;
  if (!file_read(arena, path, (size_t)1 << 24, &text)) {
    fprintf(stderr, "score: cannot read %s\n", path);
    exit(2);
  }
  struct words words = words_of(arena, plain(arena, text, is_markdown, &marks));
  words.marks = marks;
  return words;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  struct arena *arena = arena_new();
  struct words truth = read_words(arena, argv[1], true);
  struct words seen = read_words(arena, argv[2], false);
  struct words mended = read_words(arena, argv[3], true);
  const bool *before = match(arena, &truth, &seen);
  const bool *after = match(arena, &truth, &mended);
  size_t damaged = 0;
  size_t left = 0;
  size_t worse = 0;
  for (size_t i = 0; i < truth.count; i++) {
    damaged += !before[i];
    left += !after[i];
    worse += before[i] && !after[i];
    if (getenv("SHOW") != NULL && !after[i]) fprintf(stderr, "%s%.*s\n", before[i] ? "worse: " : "left: ", STR_ARG(truth.at[i]));
  }
  printf("%zu %zu %zu %zu %zu\n", truth.count, damaged, left, worse, mended.marks);
  arena_free(arena);
  return 0;
}
