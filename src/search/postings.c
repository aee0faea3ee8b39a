#include "search/postings.h"

#include "base/arena.h"

/* One subject's weights by term, and which of them are not zero. */
struct weights {
  struct arena *arena;
  uint32_t *by_term;
  size_t capacity;
  uint32_t *touched;
  size_t touched_count;
  size_t touched_capacity;
};

static void add_weight(struct weights *weights, uint32_t term, uint32_t weight) {
  while (weights->capacity <= term)
    weights->by_term = arena_grow(weights->arena, weights->by_term, weights->capacity, &weights->capacity, 4);
  if (weights->by_term[term] == 0) {
    weights->touched = arena_grow(weights->arena, weights->touched, weights->touched_count, &weights->touched_capacity, 4);
    weights->touched[weights->touched_count++] = term;
  }
  weights->by_term[term] += weight;
}

static void add_posting(struct arena *arena, struct postings *postings, size_t *capacity, uint32_t term, struct posting posting) {
  while (postings->term_count <= term) {
    postings->terms = arena_grow(arena, postings->terms, postings->term_count, capacity, sizeof *postings->terms);
    postings->term_count++;
  }
  struct posting_list *list = &postings->terms[term];
  list->at = arena_grow(arena, list->at, list->count, &list->capacity, sizeof *list->at);
  list->at[list->count++] = posting;
}

/* Where the words of each book are filed, as far as that has been asked for. */
static const struct filing ***make_filings(struct arena *arena, const struct counts *counts) {
  const struct filing ***filings = arena_array(arena, counts->book_count, sizeof *filings);
  for (unsigned i = 0; i < counts->book_count; i++) filings[i] = arena_array(arena, counts->books[i].count, sizeof **filings);
  return filings;
}

/* The vocabulary is asked in the order of the subjects, and so does not depend on which thread has counted which. */
static void weigh_subject(const struct subject_count *count, const struct wordbook *book, const struct filing **filings,
                          struct vocabulary *vocabulary, struct weights *weights) {
  for (size_t i = 0; i < count->word_count; i++) {
    uint32_t word = count->words[i].word;
    if (filings[word] == NULL) filings[word] = vocabulary_file(vocabulary, book->words[word]);
    for (size_t j = 0; j < filings[word]->share_count; j++)
      add_weight(weights, filings[word]->shares[j].term, count->words[i].weight * filings[word]->shares[j].factor);
  }
}

void postings_gather(struct arena *arena, const struct counts *counts, size_t subject_count, struct vocabulary *vocabulary,
                     struct postings *postings) {
  struct weights weights = {.arena = arena_new()};
  const struct filing ***filings = make_filings(weights.arena, counts);
  size_t capacity = 0;
  uint64_t length = 0;
  *postings = (struct postings){.counts = counts};
  for (size_t i = 0; i < subject_count; i++) {
    const struct subject_count *count = &counts->at[i];
    length += count->length;
    weigh_subject(count, &counts->books[count->book], filings[count->book], vocabulary, &weights);
    for (size_t j = 0; j < weights.touched_count; j++) {
      uint32_t term = weights.touched[j];
      add_posting(arena, postings, &capacity, term, (struct posting){(uint32_t)i, weights.by_term[term]});
      weights.by_term[term] = 0;
    }
    weights.touched_count = 0;
  }
  postings->usual_length = length > subject_count ? length / subject_count : 1;
  arena_free(weights.arena);
}

/* BM25 in whole numbers: a weight against the length of its text, levelled off, in 15 steps. One mention in a text of usual length weighs
 * 8 × SHARE_WHOLE. */
static uint32_t strength(const struct postings *postings, const struct posting *posting) {
  const uint64_t levelling = 6 * 8 * SHARE_WHOLE; /* the weight that is worth half of all there is */
  uint64_t length = postings->counts->at[posting->subject].length;
  uint64_t per_mille = 650 + 350 * length / postings->usual_length;
  uint64_t weight = (uint64_t)posting->weight * 1000 / per_mille;
  return (uint32_t)(1 + (15 * weight) / (weight + levelling + 1));
}

void postings_write(const struct postings *postings, uint32_t term, struct buf *out) {
  static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const struct posting_list *list = &postings->terms[term];
  uint32_t next = 0;
  for (size_t i = 0; i < list->count; i++) {
    uint32_t value = (list->at[i].subject - next) * 16 + strength(postings, &list->at[i]);
    next = list->at[i].subject + 1;
    for (; value >= 32; value /= 32) buf_add_char(out, digits[32 + value % 32]);
    buf_add_char(out, digits[value]);
  }
}
