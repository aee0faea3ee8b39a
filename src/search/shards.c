#include "search/shards.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "search/words.h"

enum { SHARD_BYTES = 4096 };

/* A word of the texts, a term that words are filed under, or both. */
struct line {
  struct str skeleton;
  struct str word;
  uint32_t term;               /* 1 + its number; 0 for none */
  const struct filing *filing; /* NULL: stands in no text itself */
};

static int compare_lines(const void *left, const void *right) {
  const struct line *a = left;
  const struct line *b = right;
  int by_skeleton = str_compare(a->skeleton, b->skeleton);
  return by_skeleton != 0 ? by_skeleton : str_compare(a->word, b->word);
}

static struct line *list_lines(struct arena *arena, const struct vocabulary *vocabulary, size_t *count) {
  const struct map *words = &vocabulary->words;
  const struct map *terms = &vocabulary->terms;
  struct line *lines = arena_array(arena, words->count + terms->count, sizeof *lines);
  size_t made = 0;
  for (size_t i = 0; i < terms->count; i++) {
    struct str term = terms->items[i].key;
    lines[made++] = (struct line){search_skeleton(arena, term), term, (uint32_t)i + 1, map_get(words, term)};
  }
  for (size_t i = 0; i < words->count; i++) {
    struct str word = words->items[i].key;
    if (map_get(terms, word) == NULL) lines[made++] = (struct line){search_skeleton(arena, word), word, 0, words->items[i].value};
  }
  if (made > 1) qsort(lines, made, sizeof *lines, compare_lines);
  *count = made;
  return lines;
}

/* What the word begins with like the one before it, as one digit of base 36; the rest follows. Whole characters, since browsers count
 * otherwise than in bytes. */
static void write_word(struct str previous, struct str word, struct buf *out) {
  size_t shared = 0, bytes = 0, at = 0;
  while (at < word.len && at < previous.len && word.at[at] == previous.at[at] && shared < 35) {
    at++;
    bool is_whole = at == word.len || utf8_begins(word.at[at]);
    if (!is_whole) continue;
    shared += (unsigned char)word.at[bytes] >= 0xF0 ? 2 : 1; /* UTF-16 has two units for these */
    bytes = at;
  }
  if (shared > 35) shared = bytes = 0;
  buf_add_char(out, (char)(shared < 10 ? '0' + shared : 'a' + shared - 10));
  buf_add(out, str_slice(word, bytes, word.len));
}

/* Where to look instead, or besides: terms, as the word without some letters at its end, or whole. */
static void write_lemmas(const struct vocabulary *vocabulary, const struct line *line, struct buf *out) {
  char before = '=';
  for (size_t i = 0; line->filing != NULL && i < line->filing->lemma_count; i++) {
    uint32_t term = line->filing->shares[i].term;
    if (term + 1 == line->term) continue;
    buf_add_char(out, before);
    buf_add(out, vocabulary->terms.items[term].key);
    before = ',';
  }
}

static void write_line(const struct vocabulary *vocabulary, const struct postings *postings, const struct line *line, struct str previous,
                       struct buf *out) {
  write_word(previous, line->word, out);
  buf_add_char(out, ' ');
  if (line->term > 0) postings_write(postings, line->term - 1, out);
  write_lemmas(vocabulary, line, out);
  buf_add_char(out, '\n');
}

static void end_shard(struct arena *arena, struct shards *shards, size_t *capacity, struct str first, struct buf *out) {
  if (out->len == 0) return;
  shards->at = arena_grow(arena, shards->at, shards->count, capacity, sizeof *shards->at);
  shards->at[shards->count++] = (struct shard){first, str_copy(arena, buf_str(out))};
  buf_clear(out);
}

void shards_write(struct arena *arena, const struct vocabulary *vocabulary, const struct postings *postings, struct shards *shards) {
  size_t count, capacity = 0, first = 0;
  struct line *lines = list_lines(arena, vocabulary, &count);
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  *shards = (struct shards){0};
  for (size_t i = 0; i < count; i++) {
    bool is_cut = out.len >= SHARD_BYTES && !str_equal(lines[i].skeleton, lines[i - 1].skeleton);
    if (is_cut) {
      end_shard(arena, shards, &capacity, lines[first].skeleton, &out);
      first = i;
    }
    write_line(vocabulary, postings, &lines[i], i > first ? lines[i - 1].word : (struct str){0}, &out);
  }
  if (count > 0) end_shard(arena, shards, &capacity, lines[first].skeleton, &out);
  buf_release(&out);
}
