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

#define STOP_WORD SIZE_MAX

struct tally {
  const struct map *stop_words; /* → its own bytes */
  struct arena *arena;          /* the worker's own, kept */
  struct map words;             /* → 1 + index into the counts, or STOP_WORD */
  struct subject_count count;
  size_t capacity;
};

/* A word that the subject has not used before. */
static void enter_word(struct tally *tally, struct map_item *item, struct str word) {
  struct subject_count *count = &tally->count;
  const char *stop_word = map_get(tally->stop_words, word);
  if (stop_word != NULL) {
    *item = (struct map_item){{stop_word, word.len}, (void *)STOP_WORD}; // NOLINT: an index, not an address
    return;
  }
  count->words = arena_grow(tally->arena, count->words, count->word_count, &tally->capacity, sizeof *count->words);
  struct word_count *made = &count->words[count->word_count++];
  made->word = str_copy(tally->arena, word);
  *item = (struct map_item){made->word, (void *)count->word_count}; // NOLINT: an index, not an address
}

static void count_word(struct tally *tally, struct str word, uint32_t weight) {
  struct map_item *item = map_enter(&tally->words, word);
  if (item->value == NULL) enter_word(tally, item, word);
  size_t known = (size_t)item->value;
  tally->count.length++;
  if (known != STOP_WORD) tally->count.words[known - 1].weight += weight;
}

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
  while (search_word_next(part->text, &at, &word)) count_word(tally, (struct str){word.bytes, word.len}, weight);
  if (part->field == FIELD_HEADING || part->field == FIELD_TEXT) tally->count.bytes += (uint32_t)part->text.len + 1;
  tally->count.digest = digest(tally->count.digest, part->text);
}

static void count_subject(void *context, size_t index, struct worker *worker) {
  const struct counting *counting = context;
  const struct subject *subject = &counting->subjects->at[index];
  struct tally tally = {.stop_words = counting->stop_words, .arena = counting->counts->arenas[worker->number]};
  map_init(&tally.words, worker->scratch);
  tally.count.digest = digest(0xCBF29CE484222325U, subject->url);
  struct subject_parts parts = subject_parts(worker->scratch, counting->site, subject);
  for (size_t i = 0; i < parts.count; i++) count_part(&tally, &parts.at[i]);
  counting->counts->at[index] = tally.count;
}

void counts_make(struct arena *arena, const struct site *site, const struct subjects *subjects, unsigned jobs, struct counts *counts,
                 struct diags *diags) {
  struct map stop_words;
  map_init(&stop_words, arena);
  struct str rest = search_stop_words(site->config->language);
  struct str word;
  while (str_split(&rest, ' ', &word)) map_put(&stop_words, word, (void *)word.at);
  *counts = (struct counts){.at = arena_array(arena, subjects->count, sizeof *counts->at), .arena_count = jobs};
  counts->arenas = arena_array(arena, jobs, sizeof(struct arena *));
  for (unsigned i = 0; i < jobs; i++) counts->arenas[i] = arena_new();
  struct counting counting = {site, subjects, &stop_words, counts};
  workers_run(jobs, subjects->count, count_subject, &counting, diags);
}

void counts_release(struct counts *counts) {
  for (unsigned i = 0; i < counts->arena_count; i++) arena_free(counts->arenas[i]);
}
