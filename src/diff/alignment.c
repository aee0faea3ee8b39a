#include "diff/alignment.h"

#include "base/arena.h"
#include "diff/myers.h"

/* The sentences that are aligned, by their numbers. */
struct rest {
  size_t *at;
  size_t count;
};

struct aligner {
  const struct sentence_context *context;
  struct arena *scratch;
  const struct sentence_row *before;
  const struct sentence_row *after;
  struct rest old;
  struct rest new;
  struct alignment *alignment;
};

static struct rest list_rest(struct arena *scratch, const struct sentence_row *row) {
  struct rest rest = {arena_array(scratch, row->sentences.count + 1, sizeof *rest.at), 0};
  for (size_t i = 0; i < row->sentences.count; i++) {
    if (sentence_move_of(row, i) == NULL) rest.at[rest.count++] = i;
  }
  return rest;
}

static const struct bag *old_bag(const struct aligner *aligner, size_t i) {
  return &aligner->before->sentences.at[aligner->old.at[i]].bag;
}

static const struct bag *new_bag(const struct aligner *aligner, size_t j) {
  return &aligner->after->sentences.at[aligner->new.at[j]].bag;
}

static void add_couple(struct aligner *aligner, size_t i, size_t old_count, size_t j, size_t new_count, unsigned likeness) {
  struct alignment *alignment = aligner->alignment;
  alignment->at[alignment->count++] = (struct couple){aligner->old.at[i], old_count, aligner->new.at[j], new_count, likeness};
}

/* -- alike sentences -- */

enum choice { CHOICE_NONE, CHOICE_SKIP_OLD, CHOICE_SKIP_NEW, CHOICE_PAIR, CHOICE_ONE_TO_TWO, CHOICE_TWO_TO_ONE };

/* What it is worth to compare these: the more of them is in both the better, and large parts of small wholes best. */
static size_t gain_of(const struct aligner *aligner, const struct bag *a, const struct bag *b) {
  const struct words *words = aligner->context->words;
  unsigned likeness = bag_likeness(words, a, b);
  return likeness < ALIGNMENT_ALIKE_LEAST ? 0 : (size_t)bag_common(words, a, b) * likeness;
}

/* A table of the sentences [low, …) and [other_low, …) of the rests. */
struct weighing {
  size_t *best; /* by old sentence and new sentence, one more of each than there are */
  unsigned char *choices;
  size_t columns;
  size_t low;
  size_t other_low;
};

static void offer(struct weighing *weighing, size_t cell, size_t worth, enum choice choice) {
  if (worth <= weighing->best[cell] && weighing->choices[cell] != CHOICE_NONE) return;
  weighing->best[cell] = worth;
  weighing->choices[cell] = (unsigned char)choice;
}

static bool follow_each_other(struct rest rest, size_t i) {
  return rest.at[i] == rest.at[i - 1] + 1;
}

static void weigh_two_new(const struct aligner *aligner, struct weighing *weighing, size_t i, size_t j) {
  size_t cell = i * weighing->columns + j, old = weighing->low + i - 1, new = weighing->other_low + j - 1;
  if (j < 2 || !follow_each_other(aligner->new, new)) return;
  struct bag both = bag_join(aligner->scratch, *new_bag(aligner, new - 1), *new_bag(aligner, new));
  size_t gain = gain_of(aligner, old_bag(aligner, old), &both);
  if (gain > 0) offer(weighing, cell, weighing->best[cell - weighing->columns - 2] + gain, CHOICE_ONE_TO_TWO);
}

static void weigh_two_old(const struct aligner *aligner, struct weighing *weighing, size_t i, size_t j) {
  size_t cell = i * weighing->columns + j, old = weighing->low + i - 1, new = weighing->other_low + j - 1;
  if (i < 2 || !follow_each_other(aligner->old, old)) return;
  struct bag both = bag_join(aligner->scratch, *old_bag(aligner, old - 1), *old_bag(aligner, old));
  size_t gain = gain_of(aligner, &both, new_bag(aligner, new));
  if (gain > 0) offer(weighing, cell, weighing->best[cell - 2 * weighing->columns - 1] + gain, CHOICE_TWO_TO_ONE);
}

/* The best that can be made of the first i old and the first j new sentences of the table. */
static void weigh(const struct aligner *aligner, struct weighing *weighing, size_t i, size_t j) {
  size_t columns = weighing->columns, cell = i * columns + j;
  if (i > 0) offer(weighing, cell, weighing->best[cell - columns], CHOICE_SKIP_OLD);
  if (j > 0) offer(weighing, cell, weighing->best[cell - 1], CHOICE_SKIP_NEW);
  if (i == 0 || j == 0) return;
  size_t gain = gain_of(aligner, old_bag(aligner, weighing->low + i - 1), new_bag(aligner, weighing->other_low + j - 1));
  if (gain > 0) offer(weighing, cell, weighing->best[cell - columns - 1] + gain, CHOICE_PAIR);
  weigh_two_new(aligner, weighing, i, j);
  weigh_two_old(aligner, weighing, i, j);
}

static size_t old_step(enum choice choice) {
  return choice == CHOICE_TWO_TO_ONE ? 2 : choice != CHOICE_SKIP_NEW;
}

static size_t new_step(enum choice choice) {
  return choice == CHOICE_ONE_TO_TWO ? 2 : choice != CHOICE_SKIP_OLD;
}

/* Adds what was paired, from the first to the last. */
static void follow(struct aligner *aligner, const struct weighing *weighing, size_t i, size_t j) {
  size_t length = i + j, count = 0;
  unsigned char *choices = arena_alloc(aligner->scratch, length + 1);
  for (; i > 0 || j > 0; count++) {
    enum choice choice = weighing->choices[i * weighing->columns + j];
    choices[count] = (unsigned char)choice;
    i -= old_step(choice);
    j -= new_step(choice);
  }
  i = weighing->low;
  j = weighing->other_low;
  while (count > 0) {
    enum choice choice = choices[--count];
    if (choice != CHOICE_SKIP_OLD && choice != CHOICE_SKIP_NEW) {
      unsigned likeness = bag_likeness(aligner->context->words, old_bag(aligner, i), new_bag(aligner, j));
      add_couple(aligner, i, old_step(choice), j, new_step(choice), choice == CHOICE_PAIR ? likeness : 1000);
    }
    i += old_step(choice);
    j += new_step(choice);
  }
}

/* Pairs what is alike among sentences between two that are equal. */
static void align_between(struct aligner *aligner, size_t low, size_t high, size_t other_low, size_t other_high) {
  size_t rows = high - low, columns = other_high - other_low;
  if (rows == 0 || columns == 0) return;
  if (rows == 1 && columns == 1) {
    add_couple(aligner, low, 1, other_low, 1, bag_likeness(aligner->context->words, old_bag(aligner, low), new_bag(aligner, other_low)));
    return;
  }
  if (rows > ALIGNMENT_TABLE_MAX / columns) {
    aligner->alignment->is_coarse = true;
    return;
  }
  struct weighing weighing = {.best = arena_array(aligner->scratch, (rows + 1) * (columns + 1), sizeof(size_t)),
                              .choices = arena_alloc(aligner->scratch, (rows + 1) * (columns + 1)),
                              .columns = columns + 1,
                              .low = low,
                              .other_low = other_low};
  for (size_t i = 0; i <= rows; i++)
    for (size_t j = 0; j <= columns; j++) weigh(aligner, &weighing, i, j);
  follow(aligner, &weighing, rows, columns);
}

/* -- the whole -- */

static struct myers_array number_rest(struct aligner *aligner, struct map *map, const struct sentence_row *row, struct rest rest) {
  unsigned *all = sentences_number(aligner->scratch, map, row->inlines, row->sentences);
  unsigned *numbers = arena_array(aligner->scratch, rest.count + 1, sizeof *numbers);
  for (size_t i = 0; i < rest.count; i++) numbers[i] = all[rest.at[i]];
  return (struct myers_array){numbers, rest.count};
}

static void align(struct aligner *aligner) {
  struct map map;
  map_init(&map, aligner->scratch);
  struct myers_array before = number_rest(aligner, &map, aligner->before, aligner->old);
  struct myers_array after = number_rest(aligner, &map, aligner->after, aligner->new);
  size_t count, low = 0, other_low = 0;
  struct myers_pair *equal = myers_compare(aligner->scratch, before, after, &count, &aligner->alignment->is_coarse);
  for (size_t i = 0; i < count; i++) {
    align_between(aligner, low, equal[i].before, other_low, equal[i].after);
    add_couple(aligner, equal[i].before, 1, equal[i].after, 1, 1000);
    low = equal[i].before + 1;
    other_low = equal[i].after + 1;
  }
  align_between(aligner, low, before.count, other_low, after.count);
}

const struct alignment *alignment_make(const struct sentence_context *context, const struct sentence_row *before,
                                       const struct sentence_row *after) {
  struct arena *scratch = arena_new();
  struct alignment *alignment = arena_alloc(context->arena, sizeof *alignment);
  struct aligner aligner = {context, scratch, before, after, list_rest(scratch, before), list_rest(scratch, after), alignment};
  *alignment = (struct alignment){.at = arena_array(context->arena, before->sentences.count + 1, sizeof *alignment->at)};
  align(&aligner);
  arena_free(scratch);
  return alignment;
}
