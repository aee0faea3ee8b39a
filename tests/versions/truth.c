#include "truth.h"

#include "base/arena.h"
#include "base/file.h"

#define FILE_MAX ((size_t)1 << 20)

static bool next_word(struct str *line, struct str *word) {
  while (str_split(line, ' ', word)) {
    if (word->len > 0) return true;
  }
  return false;
}

static bool read_publication(struct truth *truth, struct str line) {
  if (truth->count == sizeof truth->chronicles / sizeof truth->chronicles[0]) return false;
  struct chronicle *chronicle = &truth->chronicles[truth->count++];
  struct str word;
  if (!next_word(&line, &chronicle->publication)) return false;
  while (chronicle->edition_count < EDITIONS_MAX && next_word(&line, &word)) chronicle->editions[chronicle->edition_count++] = word;
  return chronicle->edition_count > 0;
}

static bool read_descent(struct chronicle *chronicle, struct str line) {
  struct str word;
  size_t count = 0;
  if (chronicle->descent_count == DESCENTS_MAX) return false;
  struct str *ids = chronicle->descents[chronicle->descent_count++];
  for (; next_word(&line, &word) && count < EDITIONS_MAX; count++) {
    if (str_is(word, "-")) continue;
    ids[count] = str_is(word, ".") && count > 0 ? ids[count - 1] : word;
  }
  return count == chronicle->edition_count;
}

static bool read_line(struct truth *truth, struct str line) {
  struct str rest = line;
  struct str word;
  if (line.len == 0 || line.at[0] == '#') return true;
  if (next_word(&rest, &word) && str_is(word, "publication")) return read_publication(truth, rest);
  return truth->count > 0 && read_descent(&truth->chronicles[truth->count - 1], line);
}

bool truth_read(struct arena *arena, const char *path, struct truth *truth) {
  struct str rest;
  struct str line;
  *truth = (struct truth){0};
  if (!file_read(arena, path, FILE_MAX, &rest)) return false;
  while (str_split(&rest, '\n', &line)) {
    if (read_line(truth, line)) continue;
    fprintf(stderr, "%s: cannot be read: %.*s\n", path, STR_ARG(line));
    return false;
  }
  return true;
}

const struct chronicle *truth_of(const struct truth *truth, struct str publication) {
  for (size_t i = 0; i < truth->count; i++) {
    if (str_equal(truth->chronicles[i].publication, publication)) return &truth->chronicles[i];
  }
  return NULL;
}

size_t chronicle_edition(const struct chronicle *chronicle, struct str name) {
  for (size_t i = 0; i < chronicle->edition_count; i++) {
    if (str_equal(chronicle->editions[i], name)) return i;
  }
  return STR_NOT_FOUND;
}

struct answers chronicle_ask(const struct chronicle *chronicle, size_t from, struct str id, size_t to) {
  struct answers answers = {0};
  for (size_t i = 0; i < chronicle->descent_count; i++) {
    if (!str_equal(chronicle->descents[i][from], id)) continue;
    struct str there = chronicle->descents[i][to];
    answers.is_known = true;
    if (there.len > 0) answers.ids[answers.count++] = there;
    answers.has_same_id = answers.has_same_id || str_equal(there, id);
  }
  return answers;
}
