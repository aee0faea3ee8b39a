#include "diff/wording.h"

#include "base/arena.h"

enum {
  NEIGHBOUR_BONUS = 3,    /* for a pair that follows a pair, against 2 × the weight of a word */
  KEPT_LEAST = 340,       /* thousandths of the sentences' weight that must stay; else they are shown one after the other */
  CHANGED_AROUND_ONE = 6, /* words that change around a small word, or around two, so that it is swept along */
  CHANGED_AROUND_TWO = 10,
};

/* The words of a range, without its white space. */
struct row {
  size_t *atoms;
  size_t count;
};

struct table {
  struct wording *wording;
  struct arena *scratch;
  struct row before;
  struct row after;
};

static unsigned number_before(const struct table *table, size_t i) {
  return table->wording->before[table->before.atoms[i]].number;
}

static unsigned number_after(const struct table *table, size_t i) {
  return table->wording->after[table->after.atoms[i]].number;
}

static int weight_of(const struct table *table, unsigned number) {
  return table->wording->words->weights[number];
}

static struct row collect_row(struct arena *scratch, const struct atom *atoms, size_t low, size_t high) {
  struct row row = {arena_array(scratch, high - low + 1, sizeof(size_t)), 0};
  for (size_t i = low; i < high; i++) {
    if (atoms[i].number != 0) row.atoms[row.count++] = i;
  }
  return row;
}

/* -- the best pairs -- */

enum { FROM_PAIR = 1, FROM_ABOVE = 2, FROM_LEFT = 3, CHOICE = 3, AFTER_PAIR = 4 };

/* Reads the choices back from the end. The pairs come out in order. */
static size_t read_back(const unsigned char *choices, size_t rows, size_t columns, struct myers_pair *pairs) {
  size_t i = rows, j = columns, count = 0;
  bool must_pair = false;
  while (i > 0 && j > 0) {
    unsigned char cell = choices[(i - 1) * columns + j - 1];
    unsigned choice = must_pair ? FROM_PAIR : cell & CHOICE;
    must_pair = choice == FROM_PAIR && (cell & AFTER_PAIR) != 0;
    if (choice == FROM_PAIR) pairs[count++] = (struct myers_pair){i - 1, j - 1};
    if (choice != FROM_LEFT) i--;
    if (choice != FROM_ABOVE) j--;
  }
  for (size_t k = 0; k < count / 2; k++) {
    struct myers_pair swapped = pairs[k];
    pairs[k] = pairs[count - 1 - k];
    pairs[count - 1 - k] = swapped;
  }
  return count;
}

/* The heaviest common subsequence of the rows' parts [start, …), where neighbours count more than scattered words. */
static size_t pair_best(const struct table *table, size_t start, size_t rows, size_t columns, struct myers_pair *pairs) {
  enum { NEVER = -1000000000 };
  unsigned char *choices = arena_alloc(table->scratch, rows * columns);
  int *best = arena_array(table->scratch, columns + 1, sizeof *best), *paired = arena_array(table->scratch, columns + 1, sizeof *paired);
  for (size_t j = 0; j <= columns; j++) paired[j] = NEVER;
  if (start > 0) paired[0] = 0; /* the first words follow those that are paired already */
  for (size_t i = 0; i < rows; i++) {
    int best_diagonal = best[0], paired_diagonal = paired[0];
    unsigned number = number_before(table, start + i);
    paired[0] = NEVER;
    for (size_t j = 0; j < columns; j++) {
      unsigned char *cell = &choices[i * columns + j];
      int pair = NEVER;
      if (number == number_after(table, start + j)) {
        bool follows = paired_diagonal + NEIGHBOUR_BONUS > best_diagonal;
        pair = 2 * weight_of(table, number) + (follows ? paired_diagonal + NEIGHBOUR_BONUS : best_diagonal);
        if (follows) *cell = AFTER_PAIR;
      }
      int above = best[j + 1], left = best[j];
      best_diagonal = above;
      paired_diagonal = paired[j + 1];
      paired[j + 1] = pair;
      best[j + 1] = pair >= above && pair >= left ? pair : above >= left ? above : left;
      *cell |= pair >= above && pair >= left ? FROM_PAIR : above >= left ? FROM_ABOVE : FROM_LEFT;
    }
  }
  return read_back(choices, rows, columns, pairs);
}

/* The same more coarsely, for what is too long. */
static size_t pair_long(const struct table *table, size_t start, size_t rows, size_t columns, struct myers_pair *pairs) {
  unsigned *before = arena_array(table->scratch, rows, sizeof *before), *after = arena_array(table->scratch, columns, sizeof *after);
  for (size_t i = 0; i < rows; i++) before[i] = number_before(table, start + i);
  for (size_t j = 0; j < columns; j++) after[j] = number_after(table, start + j);
  size_t count;
  struct myers_pair *found = myers_compare(table->scratch, (struct myers_array){before, rows}, (struct myers_array){after, columns}, &count,
                                           &table->wording->is_coarse);
  for (size_t i = 0; i < count; i++) pairs[i] = found[i];
  return count;
}

/* Fills `pairs` with places in the rows. */
static size_t pair_rows(const struct table *table, struct myers_pair *pairs) {
  size_t rows = table->before.count, columns = table->after.count, start = 0, count = 0;
  for (; start < rows && start < columns && number_before(table, start) == number_after(table, start); start++)
    pairs[count++] = (struct myers_pair){start, start};
  size_t tail = 0;
  while (rows - tail > start && columns - tail > start && number_before(table, rows - tail - 1) == number_after(table, columns - tail - 1))
    tail++;
  size_t inner_rows = rows - tail - start, inner_columns = columns - tail - start;
  struct myers_pair *inner = pairs + count;
  size_t inner_count = 0;
  if (inner_rows > 0 && inner_columns > 0) {
    bool is_small = inner_rows <= table->wording->word_pairs / inner_columns;
    inner_count = (is_small ? pair_best : pair_long)(table, start, inner_rows, inner_columns, inner);
  }
  for (size_t i = 0; i < inner_count; i++) inner[i] = (struct myers_pair){inner[i].before + start, inner[i].after + start};
  count += inner_count;
  for (size_t i = tail; i > 0; i--) pairs[count++] = (struct myers_pair){rows - i, columns - i};
  return count;
}

/* -- islands -- */

/* A gap between two pairs: how many words go and come in it. */
struct gap {
  size_t removed;
  size_t added;
};

static size_t count_words(const struct atom *atoms, const struct row *row, size_t low, size_t high) {
  size_t count = 0;
  for (size_t i = low; i < high; i++) count += atoms[row->atoms[i]].kind != WORD_MARK;
  return count;
}

static struct gap measure_gap(const struct table *table, size_t low, size_t high, size_t other_low, size_t other_high) {
  return (struct gap){count_words(table->wording->before, &table->before, low, high),
                      count_words(table->wording->after, &table->after, other_low, other_high)};
}

static bool follow_each_other(struct myers_pair a, struct myers_pair b) {
  return b.before == a.before + 1 && b.after == a.after + 1;
}

/* True for small words between two replacements: red, green, one black word, red, green reads worse than it saves. */
static bool is_swept_along(const struct table *table, const struct myers_pair *island, size_t count, struct gap left, struct gap right) {
  if (left.removed == 0 || left.added == 0 || right.removed == 0 || right.added == 0) return false;
  size_t words = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned number = number_before(table, island[i].before);
    if (weight_of(table, number) > WORD_WEIGHT_SMALL) return false;
    words += weight_of(table, number) == WORD_WEIGHT_SMALL;
  }
  size_t changed = left.removed + left.added + right.removed + right.added;
  return words == 0 || (words == 1 && changed >= CHANGED_AROUND_ONE) || (words == 2 && changed >= CHANGED_AROUND_TWO);
}

static bool touch(const struct row *row, size_t i, size_t next) {
  return row->atoms[next] == row->atoms[i] + 1;
}

/* True for one word whose marks on both sides become others, as quotation marks do: that is another word. */
static bool is_dressed_anew(const struct table *table, struct myers_pair last, struct myers_pair pair, struct myers_pair next) {
  struct gap left = measure_gap(table, last.before + 1, pair.before, last.after + 1, pair.after);
  struct gap right = measure_gap(table, pair.before + 1, next.before, pair.after + 1, next.after);
  if (left.removed + left.added + right.removed + right.added > 0) return false;
  bool has_old = pair.before > last.before + 1 && next.before > pair.before + 1;
  bool has_new = pair.after > last.after + 1 && next.after > pair.after + 1;
  if (!has_old || !has_new) return false;
  return touch(&table->before, pair.before - 1, pair.before) && touch(&table->before, pair.before, pair.before + 1);
}

static size_t drop_islands(const struct table *table, struct myers_pair *pairs, size_t count) {
  size_t kept = 0;
  for (size_t start = 0, end; start < count; start = end) {
    for (end = start + 1; end < count && follow_each_other(pairs[end - 1], pairs[end]); end++) continue;
    bool is_inner = kept > 0 && end < count;
    if (is_inner) {
      struct gap left = measure_gap(table, pairs[kept - 1].before + 1, pairs[start].before, pairs[kept - 1].after + 1, pairs[start].after);
      struct gap right = measure_gap(table, pairs[end - 1].before + 1, pairs[end].before, pairs[end - 1].after + 1, pairs[end].after);
      bool is_dressed = end == start + 1 && is_dressed_anew(table, pairs[kept - 1], pairs[start], pairs[end]);
      if (is_dressed || is_swept_along(table, pairs + start, end - start, left, right)) continue;
    }
    for (size_t i = start; i < end; i++) pairs[kept++] = pairs[i];
  }
  return kept;
}

/* -- the whole -- */

static size_t weigh_row(const struct table *table, const struct atom *atoms, const struct row *row) {
  size_t weight = 0;
  for (size_t i = 0; i < row->count; i++) weight += (size_t)weight_of(table, atoms[row->atoms[i]].number);
  return weight;
}

/* In how many places something goes or comes. */
static size_t count_gaps(const struct table *table, const struct myers_pair *pairs, size_t count) {
  size_t gaps = 0;
  struct myers_pair end = {table->before.count, table->after.count};
  for (size_t i = 0; i <= count; i++) {
    struct myers_pair next = i < count ? pairs[i] : end;
    bool follows = i > 0 ? follow_each_other(pairs[i - 1], next) : next.before == 0 && next.after == 0;
    gaps += !follows;
  }
  return gaps;
}

void wording_pair(struct wording *wording, size_t low, size_t high, size_t other_low, size_t other_high) {
  struct arena *scratch = arena_new();
  struct table table = {.wording = wording, .scratch = scratch};
  table.before = collect_row(scratch, wording->before, low, high);
  table.after = collect_row(scratch, wording->after, other_low, other_high);
  struct myers_pair *pairs = wording->pairs + wording->pair_count;
  size_t count = drop_islands(&table, pairs, pair_rows(&table, pairs));
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) kept += (size_t)weight_of(&table, number_before(&table, pairs[i].before));
  size_t whole = weigh_row(&table, wording->before, &table.before) + weigh_row(&table, wording->after, &table.after);
  bool is_salad = 2 * kept * 1000 < whole * KEPT_LEAST && count_gaps(&table, pairs, count) > 1;
  if (is_salad) count = 0;
  for (size_t i = 0; i < count; i++) pairs[i] = (struct myers_pair){table.before.atoms[pairs[i].before], table.after.atoms[pairs[i].after]};
  if (count > 0) wording->kept_weight += kept;
  wording->pair_count += count;
  arena_free(scratch);
}
