#include "review/wordlist.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})

static const char head[] = "# Ord, som stavekontrollen (spor check) skal kende. Ét ord på hver linje.\n";

/* Without its comment and the blanks around it. */
static struct str word_of_line(struct str line) {
  return str_trim(str_slice(line, 0, str_find_char(line, '#', 0)));
}

void wordlist_read(struct arena *arena, const struct lines *file, struct wordlist *list, struct diags *diags) {
  *list = (struct wordlist){.file = file};
  map_init(&list->words, arena);
  if (file == NULL) return;
  size_t invalid = text_invalid_utf8(file->bytes);
  if (invalid != STR_NOT_FOUND) {
    struct str byte = str_format(arena, "0x%02X", (unsigned)(unsigned char)file->bytes.at[invalid]);
    diags_add(diags, DIAG_NOT_UTF8, lines_place(file, invalid, 1), byte, NO_TEXT, NO_TEXT);
    return;
  }
  for (unsigned i = 1; i <= file->count; i++) {
    struct str line = lines_text(file, i);
    struct str word = word_of_line(line);
    if (word.len == 0) continue;
    if (str_find_char(word, ' ', 0) != STR_NOT_FOUND || str_find_char(word, '\t', 0) != STR_NOT_FOUND) {
      diags_add(diags, DIAG_WORDLIST_LINE, (struct place){file, i, 1, (unsigned)line.len}, word, NO_TEXT, NO_TEXT);
      continue;
    }
    map_put(&list->words, text_lower(arena, text_nfc(arena, word)), list);
  }
}

bool wordlist_has(const struct wordlist *list, struct str word) {
  if (map_get(&list->words, word) != NULL) return true;
  bool is_genitive = word.len > 2 && word.at[word.len - 1] == 's';
  return is_genitive && map_get(&list->words, str_slice(word, 0, word.len - 1)) != NULL;
}

/* ---- writing ---- */

struct sorted {
  struct str key;
  struct str word;
};

static int compare(const void *a, const void *b) {
  const struct sorted *one = a;
  const struct sorted *other = b;
  int order = str_compare(one->key, other->key);
  return order != 0 ? order : str_compare(one->word, other->word);
}

/* Where the last lines begin that are nothing but words. */
static size_t start_of_words(struct str bytes) {
  size_t start = 0;
  for (size_t at = 0; at < bytes.len;) {
    size_t end = str_find_char(bytes, '\n', at);
    if (end == STR_NOT_FOUND) end = bytes.len;
    struct str line = str_trim(str_slice(bytes, at, end));
    bool is_word = line.len > 0 && str_find_char(line, '#', 0) == STR_NOT_FOUND;
    at = end < bytes.len ? end + 1 : end;
    if (!is_word) start = at;
  }
  return start;
}

struct str wordlist_add(struct arena *arena, const struct wordlist *list, const struct str *words, size_t count) {
  struct str bytes = list->file != NULL ? list->file->bytes : (struct str){head, sizeof head - 1};
  size_t start = start_of_words(bytes);
  struct str rest = str_slice(bytes, start, bytes.len);
  size_t room = count + 1;
  for (size_t i = 0; i < rest.len; i++) room += rest.at[i] == '\n';
  struct sorted *sorted = arena_array(arena, room, sizeof *sorted);
  struct collator *collator = collator_open(STR("da"));
  size_t sorted_count = 0;
  struct str line;
  while (str_split(&rest, '\n', &line)) {
    if (str_trim(line).len > 0) sorted[sorted_count++].word = str_trim(line);
  }
  for (size_t i = 0; i < count; i++) sorted[sorted_count++].word = words[i];
  for (size_t i = 0; i < sorted_count; i++) sorted[i].key = collator_key(collator, arena, sorted[i].word);
  collator_close(collator);
  qsort(sorted, sorted_count, sizeof *sorted, compare);
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add(&text, str_slice(bytes, 0, start));
  if (text.len > 0 && text.at[text.len - 1] != '\n') buf_add_char(&text, '\n');
  for (size_t i = 0; i < sorted_count; i++) {
    if (i > 0 && str_equal(sorted[i].word, sorted[i - 1].word)) continue;
    buf_add(&text, sorted[i].word);
    buf_add_char(&text, '\n');
  }
  struct str result = str_copy(arena, buf_str(&text));
  buf_release(&text);
  return result;
}
