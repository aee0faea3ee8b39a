#include "search/index.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/release.h"
#include "model/url.h"
#include "search/counts.h"
#include "search/shards.h"
#include "search/words.h"

/* A file of texts holds as many as fit; a text that is longer than TEXT_BYTES_MAX is shown around its beginning only. */
enum { TEXTS_BYTES = 4096, TEXTS_MAX = 35, TEXT_BYTES_MAX = 32768 };

struct search_index {
  const struct site *site;
  struct subjects subjects;
  struct shards shards;
  size_t *text_starts; /* of each file of texts: its first subject */
  size_t text_count;
  enum scope scope;
  uint64_t digest;
};

static void share_texts(struct arena *arena, const struct counts *counts, struct search_index *index) {
  size_t capacity = 0, bytes = 0;
  for (size_t i = 0; i < index->subjects.count; i++) {
    size_t own = counts->at[i].bytes < TEXT_BYTES_MAX ? counts->at[i].bytes : TEXT_BYTES_MAX;
    bool is_full = index->text_count > 0 && i - index->text_starts[index->text_count - 1] == TEXTS_MAX;
    if (i == 0 || is_full || bytes + own > TEXTS_BYTES) {
      index->text_starts = arena_grow(arena, index->text_starts, index->text_count, &capacity, sizeof *index->text_starts);
      index->text_starts[index->text_count++] = i;
      bytes = 0;
    }
    bytes += own;
  }
}

const struct search_index *search_index_make(struct arena *arena, const struct search_input *input, struct diags *diags) {
  struct arena *scratch = arena_new();
  struct search_index *index = arena_alloc(arena, sizeof *index);
  struct counts counts;
  struct vocabulary vocabulary;
  struct postings postings;
  *index = (struct search_index){.site = input->site, .scope = input->scope};
  subjects_gather(arena, input->site, input->scope, &index->subjects);
  counts_make(scratch, input->site, &index->subjects, input->jobs, &counts, diags);
  vocabulary_init(&vocabulary, scratch, input->lexicon);
  postings_gather(scratch, &counts, index->subjects.count, &vocabulary, &postings);
  shards_write(arena, &vocabulary, &postings, &index->shards);
  share_texts(arena, &counts, index);
  for (size_t i = 0; i < index->subjects.count; i++) index->digest = index->digest * 0x100000001B3U + counts.at[i].digest;
  counts_release(&counts);
  for (size_t i = 0; i < index->shards.count; i++) index->shards.at[i].first = str_copy(arena, index->shards.at[i].first);
  arena_free(scratch);
  return index;
}

/* ---- the files: the directory, words, texts ---- */

size_t search_file_count(const struct search_index *index) {
  return index != NULL ? 1 + index->shards.count + index->text_count : 0;
}

struct str search_file_path(struct arena *arena, const struct search_index *index, size_t file) {
  struct str folder = url_search_index(arena, index->scope == SCOPE_OTHERS);
  if (file == 0) return str_join(arena, folder, STR("indeks.json"));
  bool is_words = file <= index->shards.count;
  size_t number = is_words ? file - 1 : file - 1 - index->shards.count;
  return str_format(arena, "%.*s%s-%zu.%s", STR_ARG(folder), is_words ? "ord" : "tekst", number, is_words ? "txt" : "json");
}

static size_t text_end(const struct search_index *index, size_t number) {
  return number + 1 < index->text_count ? index->text_starts[number + 1] : index->subjects.count;
}

/* Of each file of texts it says how many there are in it, as a digit of base 36. */
static void write_directory(const struct search_index *index, struct buf *out) {
  buf_format(out, "{\"version\":\"%016llx\",\"language\":", (unsigned long long)index->digest);
  buf_add_json(out, index->site->config->language);
  buf_format(out, ",\"count\":%zu,\"kinds\":[", index->subjects.count);
  for (size_t i = 0; i < KIND_COUNT; i++) {
    size_t end = i + 1 < KIND_COUNT ? index->subjects.starts[i + 1] : index->subjects.count;
    if (end > index->subjects.starts[i])
      buf_format(out, "%s[\"%s\",%zu]", out->at[out->len - 1] == '[' ? "" : ",", kind_name(subject_kinds[i]), end);
  }
  buf_add_zero(out, "],\"texts\":\"");
  for (size_t i = 0; i < index->text_count; i++) {
    size_t count = text_end(index, i) - index->text_starts[i];
    buf_add_char(out, (char)(count < 10 ? '0' + count : 'a' + count - 10));
  }
  buf_add_zero(out, "\",\"words\":");
  struct buf firsts;
  buf_init(&firsts, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < index->shards.count; i++) {
    if (i > 0) buf_add_char(&firsts, ' ');
    buf_add(&firsts, index->shards.at[i].first);
  }
  buf_add_json(out, buf_str(&firsts));
  buf_release(&firsts);
  buf_add_zero(out, ",\"small\":");
  buf_add_json(out, search_stop_words(index->site->config->language));
  buf_add_zero(out, "}\n");
}

static void write_text(const struct subject_parts *parts, struct arena *scratch, struct buf *out) {
  struct buf text;
  buf_init(&text, TEXT_BYTES_MAX);
  for (size_t i = 0; i < parts->count && !text.overflow; i++) {
    if (parts->at[i].field != FIELD_HEADING && parts->at[i].field != FIELD_TEXT) continue;
    if (text.len > 0) buf_add_char(&text, '\n');
    buf_add(&text, text_fold_space(scratch, parts->at[i].text));
  }
  struct str whole = buf_str(&text);
  if (text.overflow) { /* cut between characters */
    while (whole.len > 0 && !utf8_begins(whole.at[whole.len - 1])) whole.len--;
    if (whole.len > 0 && (unsigned char)whole.at[whole.len - 1] >= 0x80) whole.len--;
  }
  buf_add_json(out, whole);
  buf_release(&text);
}

static void write_if_any(struct buf *out, const char *key, struct str text) {
  if (text.len == 0) return;
  buf_format(out, ",\"%s\":", key);
  buf_add_json(out, text);
}

static void write_subject(const struct search_index *index, const struct subject *subject, struct arena *scratch, struct buf *out) {
  const struct edition *edition = subject->edition;
  const struct entry *front = edition->publication.len > 0 ? edition->front : NULL;
  struct subject_parts parts = subject_parts(scratch, index->site, subject);
  buf_add_zero(out, "{\"url\":");
  buf_add_json(out, subject->url);
  write_if_any(out, "title", subject->title);
  if (subject->entry != NULL) write_if_any(out, "number", subject->entry->number);
  if (front != NULL && front != subject->entry) write_if_any(out, "publication", front->title);
  if (edition->publication.len > 0) write_if_any(out, "edition", edition_name(edition));
  if (edition->publication.len > 0) write_if_any(out, "status", str_from(edition_status_name(edition->status)));
  if (subject->entry != NULL) write_if_any(out, "summary", subject->entry->summary);
  buf_add_zero(out, ",\"text\":");
  write_text(&parts, scratch, out);
  buf_add_char(out, '}');
}

void search_file_write(const struct search_index *index, size_t file, struct arena *scratch, struct buf *out) {
  if (file == 0) {
    write_directory(index, out);
  } else if (file <= index->shards.count) {
    buf_add(out, index->shards.at[file - 1].bytes);
  } else {
    size_t number = file - 1 - index->shards.count;
    size_t end = text_end(index, number);
    buf_add_char(out, '[');
    for (size_t i = index->text_starts[number]; i < end; i++) {
      if (i > index->text_starts[number]) buf_add_zero(out, ",\n");
      write_subject(index, &index->subjects.at[i], scratch, out);
    }
    buf_add_zero(out, "]\n");
  }
}
