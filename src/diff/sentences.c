#include "diff/sentences.h"

#include "base/arena.h"
#include "base/text.h"
#include "diff/bag.h"
#include "diff/wording.h"

enum {
  ALIKE_LEAST = 300,     /* thousandths of their words that two sentences must share to be compared word by word */
  TABLE_MAX = 128 * 128, /* pairs of sentences that are weighed; longer texts are compared between their equal sentences */
};

struct sentence {
  size_t first; /* atoms */
  size_t end;
  struct bag bag;
};

struct sentences {
  struct sentence *at;
  size_t count;
};

struct comparison {
  const struct sentence_context *context;
  struct arena *scratch;
  const struct inlines *before;
  const struct inlines *after;
  struct sentences old;
  struct sentences new;
  struct wording wording;
};

/* -- sentences -- */

static struct sentences cut(const struct sentence_context *context, const struct inlines *inlines) {
  struct sentences sentences = {0};
  size_t span_count;
  struct text_span *spans = sentence_cutter_spans(context->cutter, context->arena, inlines->text, &span_count);
  sentences.at = arena_array(context->arena, span_count + 1, sizeof *sentences.at);
  size_t atom = 0;
  for (size_t i = 0; i < span_count && atom < inlines->count; i++) {
    size_t first = atom;
    while (atom < inlines->count && (inlines->offsets[atom] < spans[i].end || i + 1 == span_count)) atom++;
    if (atom == first) continue;
    sentences.at[sentences.count++] = (struct sentence){first, atom, bag_of(context->words, inlines->atoms + first, atom - first)};
  }
  return sentences;
}

/* Equal sentences get equal numbers. */
static unsigned *number_sentences(struct arena *scratch, struct map *map, const struct inlines *inlines, struct sentences sentences) {
  unsigned *numbers = arena_array(scratch, sentences.count + 1, sizeof *numbers);
  for (size_t i = 0; i < sentences.count; i++) {
    unsigned *key = arena_array(scratch, sentences.at[i].bag.count + 1, sizeof *key);
    size_t count = 0;
    for (size_t j = sentences.at[i].first; j < sentences.at[i].end; j++) {
      if (inlines->atoms[j].number != 0) key[count++] = inlines->atoms[j].number;
    }
    struct str name = {(const char *)key, count * sizeof *key};
    unsigned *number = map_get(map, name);
    if (number == NULL) {
      number = arena_alloc(scratch, sizeof *number);
      *number = (unsigned)map->count;
      map_put(map, name, number);
    }
    numbers[i] = *number;
  }
  return numbers;
}

/* -- alike sentences -- */

enum move { MOVE_NONE, MOVE_SKIP_OLD, MOVE_SKIP_NEW, MOVE_PAIR, MOVE_ONE_TO_TWO, MOVE_TWO_TO_ONE };

/* What it is worth to compare these: the more of them is in both the better, and large parts of small wholes best. */
static size_t gain_of(const struct comparison *comparison, const struct bag *a, const struct bag *b) {
  const struct words *words = comparison->context->words;
  unsigned likeness = bag_likeness(words, a, b);
  return likeness < ALIKE_LEAST ? 0 : (size_t)bag_common(words, a, b) * likeness;
}

struct weighing {
  size_t *best; /* by old sentence and new sentence, one more of each than there are */
  unsigned char *moves;
  size_t columns;
};

static void offer(struct weighing *weighing, size_t cell, size_t worth, enum move move) {
  if (worth <= weighing->best[cell] && weighing->moves[cell] != MOVE_NONE) return;
  weighing->best[cell] = worth;
  weighing->moves[cell] = (unsigned char)move;
}

/* The best that can be made of the first i old and the first j new sentences. */
static void weigh(struct comparison *comparison, struct weighing *weighing, const struct sentence *old, const struct sentence *new,
                  size_t i, size_t j) {
  size_t columns = weighing->columns, cell = i * columns + j;
  if (i > 0) offer(weighing, cell, weighing->best[cell - columns], MOVE_SKIP_OLD);
  if (j > 0) offer(weighing, cell, weighing->best[cell - 1], MOVE_SKIP_NEW);
  if (i == 0 || j == 0) return;
  size_t gain = gain_of(comparison, &old[i - 1].bag, &new[j - 1].bag);
  if (gain > 0) offer(weighing, cell, weighing->best[cell - columns - 1] + gain, MOVE_PAIR);
  if (j > 1) {
    struct bag both = bag_join(comparison->scratch, new[j - 2].bag, new[j - 1].bag);
    gain = gain_of(comparison, &old[i - 1].bag, &both);
    if (gain > 0) offer(weighing, cell, weighing->best[cell - columns - 2] + gain, MOVE_ONE_TO_TWO);
  }
  if (i > 1) {
    struct bag both = bag_join(comparison->scratch, old[i - 2].bag, old[i - 1].bag);
    gain = gain_of(comparison, &both, &new[j - 1].bag);
    if (gain > 0) offer(weighing, cell, weighing->best[cell - 2 * columns - 1] + gain, MOVE_TWO_TO_ONE);
  }
}

/* Compares the words of what was paired, from the first to the last. */
static void follow(struct comparison *comparison, const struct weighing *weighing, const struct sentence *old, const struct sentence *new,
                   size_t i, size_t j) {
  size_t length = i + j, count = 0;
  unsigned char *moves = arena_alloc(comparison->scratch, length + 1);
  for (; i > 0 || j > 0; count++) {
    enum move move = weighing->moves[i * weighing->columns + j];
    moves[count] = (unsigned char)move;
    i -= move == MOVE_TWO_TO_ONE ? 2 : move != MOVE_SKIP_NEW;
    j -= move == MOVE_ONE_TO_TWO ? 2 : move != MOVE_SKIP_OLD;
  }
  while (count > 0) {
    enum move move = moves[--count];
    size_t old_count = move == MOVE_TWO_TO_ONE ? 2 : move != MOVE_SKIP_NEW;
    size_t new_count = move == MOVE_ONE_TO_TWO ? 2 : move != MOVE_SKIP_OLD;
    if (move != MOVE_SKIP_OLD && move != MOVE_SKIP_NEW)
      wording_pair(&comparison->wording, old[i].first, old[i + old_count - 1].end, new[j].first, new[j + new_count - 1].end);
    i += old_count;
    j += new_count;
  }
}

/* Pairs what is alike among sentences between two that are equal. */
static void compare_between(struct comparison *comparison, size_t low, size_t high, size_t other_low, size_t other_high) {
  size_t rows = high - low, columns = other_high - other_low;
  if (rows == 0 || columns == 0) return;
  if (rows == 1 && columns == 1) {
    const struct sentence *old = &comparison->old.at[low], *new = &comparison->new.at[other_low];
    wording_pair(&comparison->wording, old->first, old->end, new->first, new->end);
    return;
  }
  if (rows > TABLE_MAX / columns) {
    comparison->wording.is_coarse = true;
    return;
  }
  struct weighing weighing = {arena_array(comparison->scratch, (rows + 1) * (columns + 1), sizeof(size_t)),
                              arena_alloc(comparison->scratch, (rows + 1) * (columns + 1)), columns + 1};
  for (size_t i = 0; i <= rows; i++)
    for (size_t j = 0; j <= columns; j++) weigh(comparison, &weighing, comparison->old.at + low, comparison->new.at + other_low, i, j);
  follow(comparison, &weighing, comparison->old.at + low, comparison->new.at + other_low, rows, columns);
}

static void compare_sentences(struct comparison *comparison) {
  struct map map;
  map_init(&map, comparison->scratch);
  struct sentences old = comparison->old, new = comparison->new;
  struct myers_array before = {number_sentences(comparison->scratch, &map, comparison->before, old), old.count};
  struct myers_array after = {number_sentences(comparison->scratch, &map, comparison->after, new), new.count};
  size_t count, low = 0, other_low = 0;
  struct myers_pair *equal = myers_compare(comparison->scratch, before, after, &count, &comparison->wording.is_coarse);
  for (size_t i = 0; i <= count; i++) {
    struct myers_pair next = i < count ? equal[i] : (struct myers_pair){old.count, new.count};
    compare_between(comparison, low, next.before, other_low, next.after);
    if (i == count) break;
    wording_pair(&comparison->wording, old.at[next.before].first, old.at[next.before].end, new.at[next.after].first,
                 new.at[next.after].end);
    low = next.before + 1;
    other_low = next.after + 1;
  }
}

/* -- the script -- */

static void add_step(struct script *script, enum node_mark mark, const struct atom *before, const struct atom *after) {
  script->steps[script->count++] = (struct step){mark, before, after};
}

static bool ends_block(const struct atom *atoms, size_t low, size_t high) {
  for (size_t i = low; i < high; i++) {
    if (atoms[i].is_block_end) return true;
  }
  return false;
}

/* What lies between two words that stay: white space at both ends of it stays, the rest goes and comes. Where a block ends among what
 * comes, what goes stands on that side of it where it does not part words of the old text. */
static void add_gap(struct script *script, const struct comparison *comparison, size_t low, size_t high, size_t other_low,
                    size_t other_high) {
  const struct atom *before = comparison->before->atoms, *after = comparison->after->atoms;
  bool is_end = high == comparison->before->count, has_both = low < high && other_low < other_high;
  if (has_both && before[low].number == 0 && after[other_low].number == 0) add_step(script, MARK_NONE, &before[low++], &after[other_low++]);
  has_both = low < high && other_low < other_high;
  bool ends_alike = has_both && before[high - 1].number == 0 && after[other_high - 1].number == 0;
  if (ends_alike) high--, other_high--;
  bool goes_last = !is_end && !ends_alike && low < high && before[high - 1].number != 0 && ends_block(after, other_low, other_high);
  for (size_t i = low; i < high && !goes_last; i++) add_step(script, MARK_DELETED, &before[i], NULL);
  for (size_t j = other_low; j < other_high; j++) add_step(script, MARK_INSERTED, NULL, &after[j]);
  for (size_t i = low; i < high && goes_last; i++) add_step(script, MARK_DELETED, &before[i], NULL);
  if (ends_alike) add_step(script, MARK_NONE, &before[high], &after[other_high]);
}

/* True when all there is in the gap before the pair is white space, on one side only: what was apart is joined or the reverse. */
static bool only_space_differs(const struct comparison *comparison, struct myers_pair last, struct myers_pair pair) {
  size_t old_space = pair.before - last.before - 1, new_space = pair.after - last.after - 1;
  if (old_space + new_space != 1) return false;
  const struct atom *space = old_space ? &comparison->before->atoms[last.before + 1] : &comparison->after->atoms[last.after + 1];
  return space->number == 0;
}

/* True when a block ends in the gap before the pair where the old text has no white space to show for it. */
static bool would_be_parted(const struct comparison *comparison, struct myers_pair last, struct myers_pair pair) {
  const struct atom *before = comparison->before->atoms;
  if (!ends_block(comparison->after->atoms, last.after + 1, pair.after)) return false;
  bool has_space = last.before + 1 < pair.before && (before[last.before + 1].number == 0 || before[pair.before - 1].number == 0);
  return !has_space;
}

static size_t drop_joined(const struct comparison *comparison, struct myers_pair *pairs, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    bool follows = kept > 0;
    if (follows && only_space_differs(comparison, pairs[kept - 1], pairs[i])) continue;
    if (follows && would_be_parted(comparison, pairs[kept - 1], pairs[i])) continue;
    pairs[kept++] = pairs[i];
  }
  return kept;
}

static struct script write_script(const struct comparison *comparison) {
  const struct inlines *before = comparison->before, *after = comparison->after;
  struct myers_pair *pairs = comparison->wording.pairs;
  size_t count = drop_joined(comparison, pairs, comparison->wording.pair_count), low = 0, other_low = 0;
  struct script script = {.steps = arena_array(comparison->context->arena, before->count + after->count + 1, sizeof *script.steps),
                          .kept_weight = comparison->wording.kept_weight,
                          .is_coarse = comparison->wording.is_coarse};
  for (size_t i = 0; i < count; i++) {
    add_gap(&script, comparison, low, pairs[i].before, other_low, pairs[i].after);
    add_step(&script, MARK_NONE, &before->atoms[pairs[i].before], &after->atoms[pairs[i].after]);
    low = pairs[i].before + 1;
    other_low = pairs[i].after + 1;
  }
  add_gap(&script, comparison, low, before->count, other_low, after->count);
  for (size_t i = 0; i < comparison->old.count; i++) script.whole_weight += comparison->old.at[i].bag.weight;
  for (size_t i = 0; i < comparison->new.count; i++) script.whole_weight += comparison->new.at[i].bag.weight;
  return script;
}

struct script sentences_compare(const struct sentence_context *context, const struct inlines *before, const struct inlines *after) {
  struct comparison comparison = {context, arena_new(), before, after, cut(context, before), cut(context, after), {0}};
  comparison.wording =
      (struct wording){.words = context->words,
                       .before = before->atoms,
                       .after = after->atoms,
                       .word_pairs = context->word_pairs,
                       .pairs = arena_array(comparison.scratch, before->count + after->count + 1, sizeof *comparison.wording.pairs)};
  compare_sentences(&comparison);
  struct script script = write_script(&comparison);
  arena_free(comparison.scratch);
  return script;
}
