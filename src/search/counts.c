#include "search/counts.h"

#include "base/arena.h"
#include "base/fnv.h"
#include "base/workers.h"
#include "search/words.h"

/* What a word is worth by where it stands. A title says what a page is about, a name what else it is called, and the more so the fewer
 * words share it; a heading and a summary tell it of a part. */
enum { TITLE_WEIGHT = 32, TITLE_WEIGHT_SHARED = 96 };
static const uint32_t field_weights[] = {[FIELD_SUMMARY] = 16, [FIELD_HEADING] = 16, [FIELD_TEXT] = 8};

struct counting {
  const struct site *site;
  const struct subjects *subjects;
  const struct map *stop_words;
  struct counts *counts;
};

struct tally {
  const struct map *stop_words; /* → their own bytes */
  struct wordbook *book;
  struct subject_count count;
};

/* Tells one build's text from another's. */
static uint64_t digest(uint64_t sum, struct str text) {
  return fnv_byte(fnv_long(sum, text), 0xFF);
}

static uint32_t weight_of(const struct tally *tally, const struct subject_part *part) {
  struct search_word word;
  uint32_t count = 0;
  size_t at = 0;
  if (part->field != FIELD_TITLE && part->field != FIELD_NAME) return field_weights[part->field];
  while (search_word_next(part->text, &at, &word)) count += map_get(tally->stop_words, (struct str){word.bytes, word.len}) == NULL;
  return TITLE_WEIGHT + TITLE_WEIGHT_SHARED / (count > 0 ? count : 1);
}

static void count_part(struct tally *tally, const struct subject_part *part) {
  struct search_word word;
  uint32_t weight = weight_of(tally, part);
  size_t at = 0;
  for (; search_word_next(part->text, &at, &word); tally->count.length++)
    wordbook_add(tally->book, (struct str){word.bytes, word.len}, weight);
  if (part->field == FIELD_HEADING || part->field == FIELD_TEXT) tally->count.bytes += (uint32_t)part->text.len + 1;
  tally->count.digest = digest(tally->count.digest, part->text);
}

static void count_subject(void *context, size_t index, struct worker *worker) {
  const struct counting *counting = context;
  const struct subject *subject = &counting->subjects->at[index];
  struct tally tally = {.stop_words = counting->stop_words, .book = &counting->counts->books[worker->number]};
  tally.count.book = worker->number;
  tally.count.digest = digest(0xCBF29CE484222325U, subject->url);
  struct subject_parts parts = subject_parts(worker->scratch, counting->site, subject);
  for (size_t i = 0; i < parts.count; i++) count_part(&tally, &parts.at[i]);
  tally.count.words = wordbook_take(tally.book, &tally.count.word_count);
  counting->counts->at[index] = tally.count;
}

void counts_make(struct arena *arena, const struct site *site, const struct subjects *subjects, unsigned jobs, struct counts *counts,
                 struct diags *diags) {
  struct map stop_words;
  map_init(&stop_words, arena);
  struct str rest = search_stop_words(site->config->language);
  struct str word;
  while (str_split(&rest, ' ', &word)) map_put(&stop_words, word, (void *)word.at);
  *counts = (struct counts){.at = arena_array(arena, subjects->count, sizeof *counts->at), .book_count = jobs};
  counts->books = arena_array(arena, jobs, sizeof *counts->books);
  for (unsigned i = 0; i < jobs; i++) wordbook_init(&counts->books[i], &stop_words);
  struct counting counting = {site, subjects, &stop_words, counts};
  workers_run(jobs, subjects->count, count_subject, &counting, diags);
}

void counts_release(struct counts *counts) {
  for (unsigned i = 0; i < counts->book_count; i++) wordbook_release(&counts->books[i]);
}
