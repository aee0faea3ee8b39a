#include "diff/sentence_moves.h"

#include "base/arena.h"
#include "diff/order.h"

enum {
  WORDS_LEAST = 4,       /* shorter sentences are alike by chance */
  ALIKE_WORDS_LEAST = 6, /* and so are these, when they are not equal */
  ALIKE_LEAST = 600,     /* thousandths */
  ALIKE_MARGIN = 80,     /* by which the best must be better than the second best */
  SURE_LEAST = 600,      /* likeness of what stands in a sentence's place that tells more than an equal one elsewhere */
  KEPT_LEAST = 500,      /* thousandths of the words that stay as they were, in their order */
  MOVE_COST = 1 << 20,   /* of a sentence, against 1 for each of its words: few moves first, short ones then */
};

/* A paragraph before and after; one that only one of the texts has has no sentences on the other side. */
struct pair {
  struct unit *old; /* NULL for none */
  struct unit *new;
  struct sentence_row before;
  struct sentence_row after;
};

/* A sentence of one side. */
struct place {
  const struct pair *pair;
  size_t sentence;
};

struct mover {
  const struct sentence_context *context;
  struct arena *scratch;
  struct pair *pairs;
  size_t pair_count;
};

static const struct sentence *sentence_at(const struct sentence_row *row, size_t sentence) {
  return &row->sentences.at[sentence];
}

/* -- what may move -- */

static bool stands_still(const struct unit *unit) {
  for (; unit != NULL; unit = unit->parent) {
    if (unit->is_moved) return false;
  }
  return true;
}

static bool is_lone_paragraph(const struct unit *unit) {
  return unit->match == NULL && unit->node->type == NODE_PARAGRAPH && stands_still(unit);
}

static bool is_whole_pair(const struct pair *pair) {
  return pair->old != NULL && pair->new != NULL;
}

static bool is_changed_paragraph(const struct unit *old) {
  const struct unit *new = old->match;
  if (new == NULL || old->node->type != NODE_PARAGRAPH || new->node->type != NODE_PARAGRAPH) return false;
  if (old->spread > 1 || new->spread > 1 || old->content == new->content) return false;
  return stands_still(old) && stands_still(new);
}

static bool is_space(const struct inlines *inlines, size_t atom) {
  return atom >= inlines->count || inlines->atoms[atom].number == 0;
}

/* HTML opens and closes elements that no other may cut across. */
static bool has_html(const struct inlines *inlines, const struct sentence *sentence) {
  for (size_t i = sentence->first; i < sentence->end; i++) {
    const struct node *object = inlines->atoms[i].pieces[0].object;
    if (object != NULL && object->type == NODE_HTML_INLINE) return true;
  }
  return false;
}

/* White space must stand around it, so that it can be taken out and put in without joining words. */
static bool may_move(const struct sentence_row *row, size_t sentence) {
  const struct sentence *at = sentence_at(row, sentence);
  const struct inlines *inlines = row->inlines;
  if (at->bag.word_count < WORDS_LEAST || has_html(inlines, at)) return false;
  bool is_apart = at->first == 0 || is_space(inlines, at->first - 1);
  return is_apart && !is_space(inlines, at->first) && is_space(inlines, sentence_words_end(inlines, at));
}

static void move(const struct mover *mover, struct place old, struct place new) {
  struct sentence_move *made = arena_alloc(mover->context->arena, sizeof *made);
  *made = (struct sentence_move){old.pair->old, new.pair->new, old.sentence, new.sentence, 1, 0};
  made->old->moves[old.sentence] = made->new->moves[new.sentence] = made;
}

/* Enough of the one's words are the other's in the same order. */
static bool is_kept(const struct mover *mover, struct place old, struct place new) {
  struct script script = script_of_move(mover->context, &old.pair->before, old.sentence, &new.pair->after, new.sentence, 1);
  return 2 * script.kept_weight * 1000 >= script.whole_weight * KEPT_LEAST;
}

/* -- in its own paragraph -- */

enum { NOWHERE = 0 };

/* For each sentence the one that it is on the other side + 1. */
struct counterparts {
  size_t *of_old;
  size_t *of_new;
};

static void match(struct counterparts *counterparts, size_t old, size_t new) {
  counterparts->of_old[old] = new + 1;
  counterparts->of_new[new] = old + 1;
}

/* Those that are there once on either side. */
static void match_equal(const struct mover *mover, const struct pair *pair, struct counterparts *counterparts) {
  struct arena *scratch = mover->scratch;
  struct map map;
  map_init(&map, scratch);
  size_t old_count = pair->before.sentences.count, new_count = pair->after.sentences.count;
  const unsigned *old = sentences_number(scratch, &map, pair->before.inlines, pair->before.sentences);
  const unsigned *new = sentences_number(scratch, &map, pair->after.inlines, pair->after.sentences);
  size_t *old_uses = arena_array(scratch, map.count + 1, sizeof *old_uses),
         *new_uses = arena_array(scratch, map.count + 1, sizeof *new_uses);
  size_t *last = arena_array(scratch, map.count + 1, sizeof *last);
  for (size_t i = 0; i < old_count; i++) old_uses[old[i]]++;
  for (size_t j = 0; j < new_count; j++) {
    new_uses[new[j]]++;
    last[new[j]] = j;
  }
  for (size_t i = 0; i < old_count; i++) {
    if (old_uses[old[i]] == 1 && new_uses[old[i]] == 1) match(counterparts, i, last[old[i]]);
  }
}

/* The most and the second most like that was seen for a sentence. */
struct choice {
  size_t other; /* + 1 */
  unsigned likeness;
  unsigned next_likeness;
};

static void consider(struct choice *choice, size_t other, unsigned likeness) {
  if (likeness > choice->likeness) {
    *choice = (struct choice){other + 1, likeness, choice->likeness};
  } else if (likeness > choice->next_likeness) {
    choice->next_likeness = likeness;
  }
}

static bool is_clear(const struct choice *choice) {
  return choice->likeness >= ALIKE_LEAST && choice->likeness >= choice->next_likeness + ALIKE_MARGIN;
}

/* Those that are more like each other than either is like any third. All are asked: what is as like an equal one is no sign. */
static void match_alike(const struct mover *mover, const struct pair *pair, struct counterparts *counterparts) {
  size_t old_count = pair->before.sentences.count, new_count = pair->after.sentences.count;
  if (old_count > ALIGNMENT_TABLE_MAX / (new_count + 1)) return;
  struct choice *of_old = arena_array(mover->scratch, old_count + 1, sizeof *of_old);
  struct choice *of_new = arena_array(mover->scratch, new_count + 1, sizeof *of_new);
  for (size_t i = 0; i < old_count; i++) {
    for (size_t j = 0; j < new_count; j++) {
      if (counterparts->of_old[i] != NOWHERE && counterparts->of_new[j] != NOWHERE) continue;
      unsigned likeness = bag_likeness(mover->context->words, &sentence_at(&pair->before, i)->bag, &sentence_at(&pair->after, j)->bag);
      consider(&of_old[i], j, likeness);
      consider(&of_new[j], i, likeness);
    }
  }
  for (size_t i = 0; i < old_count; i++) {
    if (counterparts->of_old[i] != NOWHERE || !is_clear(&of_old[i])) continue;
    size_t j = of_old[i].other - 1;
    bool is_mutual = of_new[j].other == i + 1 && is_clear(&of_new[j]) && counterparts->of_new[j] == NOWHERE;
    bool is_long = sentence_at(&pair->before, i)->bag.word_count >= ALIKE_WORDS_LEAST;
    if (is_mutual && is_long && is_kept(mover, (struct place){pair, i}, (struct place){pair, j})) match(counterparts, i, j);
  }
}

/* Of those that are on both sides the fewest are moved. */
static void find_own_moves(const struct mover *mover, const struct pair *pair) {
  size_t old_count = pair->before.sentences.count, new_count = pair->after.sentences.count, count = 0;
  if (old_count < 2 || new_count < 2) return;
  struct counterparts counterparts = {arena_array(mover->scratch, old_count + 1, sizeof(size_t)),
                                      arena_array(mover->scratch, new_count + 1, sizeof(size_t))};
  match_equal(mover, pair, &counterparts);
  match_alike(mover, pair, &counterparts);
  struct order_item *items = arena_array(mover->scratch, old_count + 1, sizeof *items);
  size_t *sentences = arena_array(mover->scratch, old_count + 1, sizeof *sentences);
  for (size_t i = 0; i < old_count; i++) {
    if (counterparts.of_old[i] == NOWHERE) continue;
    sentences[count] = i;
    items[count++] = (struct order_item){counterparts.of_old[i] - 1, MOVE_COST + sentence_at(&pair->before, i)->bag.word_count, false};
  }
  order_settle(mover->scratch, items, count);
  for (size_t k = 0; k < count; k++) {
    size_t i = sentences[k], j = items[k].place;
    if (items[k].stays || !may_move(&pair->before, i) || !may_move(&pair->after, j)) continue;
    move(mover, (struct place){pair, i}, (struct place){pair, j});
  }
}

/* -- in another paragraph -- */

/* A sentence that has no counterpart in its paragraph, or one that is little like it. */
struct stray {
  struct place place;
  unsigned likeness; /* of that counterpart; 0 for none */
  unsigned number;   /* equal for equal sentences */
};

struct strays {
  struct stray *at;
  size_t count;
  size_t capacity;
  size_t *first; /* by pair, and one more */
};

/* For each sentence how like its counterpart in the alignment is. */
static unsigned *list_likeness(const struct mover *mover, const struct alignment *alignment, size_t count, bool is_new) {
  unsigned *likeness = arena_array(mover->scratch, count + 1, sizeof *likeness);
  for (size_t i = 0; alignment != NULL && i < alignment->count; i++) {
    const struct couple *couple = &alignment->at[i];
    size_t first = is_new ? couple->new : couple->old, end = first + (is_new ? couple->new_count : couple->old_count);
    for (size_t j = first; j < end; j++) likeness[j] = couple->likeness;
  }
  return likeness;
}

static void add_strays(const struct mover *mover, struct strays *strays, struct map *map, const struct pair *pair, bool is_new) {
  const struct sentence_row *row = is_new ? &pair->after : &pair->before;
  const struct alignment *alignment = is_whole_pair(pair) ? pair->old->alignment : NULL;
  const unsigned *likeness = list_likeness(mover, alignment, row->sentences.count, is_new);
  for (size_t i = 0; i < row->sentences.count; i++) {
    if (likeness[i] >= SURE_LEAST || sentence_move_of(row, i) != NULL || !may_move(row, i)) continue;
    struct sentences one = {&row->sentences.at[i], 1};
    strays->at = arena_grow(mover->scratch, strays->at, strays->count, &strays->capacity, sizeof *strays->at);
    strays->at[strays->count++] = (struct stray){{pair, i}, likeness[i], *sentences_number(mover->scratch, map, row->inlines, one)};
  }
}

static struct strays list_strays(const struct mover *mover, struct map *map, bool is_new) {
  struct strays strays = {.first = arena_array(mover->scratch, mover->pair_count + 1, sizeof(size_t))};
  for (size_t i = 0; i < mover->pair_count; i++) {
    strays.first[i] = strays.count;
    add_strays(mover, &strays, map, &mover->pairs[i], is_new);
  }
  strays.first[mover->pair_count] = strays.count;
  return strays;
}

/* How many strays have each number, and which is the last of them. */
struct uses {
  size_t *count;
  size_t *last;
};

static struct uses count_uses(const struct mover *mover, const struct strays *strays, size_t number_count) {
  struct uses uses = {arena_array(mover->scratch, number_count + 1, sizeof(size_t)),
                      arena_array(mover->scratch, number_count + 1, sizeof(size_t))};
  for (size_t i = 0; i < strays->count; i++) {
    uses.count[strays->at[i].number]++;
    uses.last[strays->at[i].number] = i;
  }
  return uses;
}

static bool is_taken(const struct stray *stray, bool is_new) {
  return sentence_move_of(is_new ? &stray->place.pair->after : &stray->place.pair->before, stray->place.sentence) != NULL;
}

/* What stands neither in a paragraph that was there nor in one that stayed was written anew, whatever it repeats. */
static bool is_carried(const struct stray *old, const struct stray *new) {
  return is_whole_pair(old->place.pair) || is_whole_pair(new->place.pair);
}

/* Equal ones wherever they stand, when there is one on either side. */
static void move_equal(const struct mover *mover, const struct strays *old, const struct strays *new, size_t number_count) {
  struct uses of_old = count_uses(mover, old, number_count), of_new = count_uses(mover, new, number_count);
  for (size_t i = 0; i < old->count; i++) {
    unsigned number = old->at[i].number;
    if (of_old.count[number] != 1 || of_new.count[number] != 1) continue;
    const struct stray *found = &new->at[of_new.last[number]];
    if (is_carried(&old->at[i], found)) move(mover, old->at[i].place, found->place);
  }
}

/* The changed paragraph before or behind another, below the same parent; NULL for none. `step` is 1 or -1. */
static const struct pair *neighbour(const struct mover *mover, const struct pair *pair, ptrdiff_t step) {
  const struct pair *end = mover->pairs + mover->pair_count, *other = pair + step;
  bool is_there = other >= mover->pairs && other < end;
  if (!is_there || !is_whole_pair(pair) || !is_whole_pair(other)) return NULL;
  return other->new->parent == pair->new->parent ? other : NULL;
}

/* The clearly most like stray of a neighbour; NULL for none. */
static const struct stray *find_alike(const struct mover *mover, const struct stray *stray, const struct strays *new,
                                      const struct pair *other) {
  const struct bag *bag = &sentence_at(&stray->place.pair->before, stray->place.sentence)->bag;
  struct choice choice = {0};
  size_t first = new->first[other - mover->pairs], end = new->first[other - mover->pairs + 1];
  for (size_t j = first; j < end; j++) {
    if (is_taken(&new->at[j], true) || new->at[j].likeness >= ALIGNMENT_ALIKE_LEAST) continue;
    consider(&choice, j, bag_likeness(mover->context->words, bag, &sentence_at(&other->after, new->at[j].place.sentence)->bag));
  }
  if (!is_clear(&choice)) return NULL;
  const struct stray *found = &new->at[choice.other - 1];
  return is_kept(mover, stray->place, found->place) ? found : NULL;
}

/* Those that went to the changed paragraph before or behind and were edited on the way. */
static void move_alike(const struct mover *mover, const struct strays *old, const struct strays *new) {
  for (size_t i = 0; i < old->count; i++) {
    const struct stray *stray = &old->at[i];
    const struct bag *bag = &sentence_at(&stray->place.pair->before, stray->place.sentence)->bag;
    if (bag->word_count < ALIKE_WORDS_LEAST || stray->likeness >= ALIGNMENT_ALIKE_LEAST) continue;
    for (ptrdiff_t step = -1; step <= 1 && !is_taken(stray, false); step += 2) {
      const struct pair *other = neighbour(mover, stray->place.pair, step);
      bool is_small = other != NULL && other->after.sentences.count * stray->place.pair->before.sentences.count <= ALIGNMENT_TABLE_MAX;
      const struct stray *found = is_small ? find_alike(mover, stray, new, other) : NULL;
      if (found != NULL) move(mover, stray->place, found->place);
    }
  }
}

static void find_moves_between(const struct mover *mover) {
  struct map map;
  map_init(&map, mover->scratch);
  struct strays old = list_strays(mover, &map, false), new = list_strays(mover, &map, true);
  if (old.count == 0 || new.count == 0) return;
  move_equal(mover, &old, &new, map.count);
  move_alike(mover, &old, &new);
}

/* -- the whole -- */

/* Makes one move of sentences that stood in a row and stand in a row. */
static void join_runs(const struct pair *pair) {
  if (pair->new == NULL) return;
  for (size_t j = 1; j < pair->after.sentences.count; j++) {
    struct sentence_move *last = pair->new->moves[j - 1], *next = pair->new->moves[j];
    if (last == NULL || next == NULL || last->old != next->old || last->old_first + last->count != next->old_first) continue;
    last->old->moves[next->old_first] = pair->new->moves[j] = last;
    last->count++;
  }
}

struct sentence_row sentence_moves_row(const struct sentence_context *context, struct unit *unit) {
  if (unit->sentences == NULL) {
    struct sentences *cut = arena_alloc(context->words->arena, sizeof *cut);
    *cut = sentences_cut(context, unit->inlines);
    unit->sentences = cut;
  }
  return (struct sentence_row){unit->inlines, *unit->sentences, unit->moves};
}

bool sentence_moves_any(const struct unit *unit) {
  for (size_t i = 0; unit->moves != NULL && i < unit->sentences->count; i++) {
    if (unit->moves[i] != NULL) return true;
  }
  return false;
}

size_t sentence_moves_words(const struct unit *unit) {
  size_t count = 0;
  for (size_t i = 0; unit->moves != NULL && i < unit->sentences->count; i++) {
    const struct sentence *sentence = &unit->sentences->at[i];
    const struct inlines words = {.atoms = unit->inlines->atoms + sentence->first, .count = sentence->end - sentence->first};
    if (unit->moves[i] != NULL) count += inlines_count_words(&words);
  }
  return count;
}

/* The row of a paragraph with room for its moves; nothing for NULL. */
static struct sentence_row begin_row(const struct sentence_context *context, struct unit *unit) {
  static const struct inlines nothing;
  if (unit == NULL) return (struct sentence_row){.inlines = &nothing};
  size_t count = sentence_moves_row(context, unit).sentences.count;
  unit->moves = arena_array(context->arena, count + 1, sizeof(struct sentence_move *));
  return sentence_moves_row(context, unit);
}

static void add_pair(struct mover *mover, struct unit *old, struct unit *new) {
  mover->pairs[mover->pair_count++] = (struct pair){old, new, begin_row(mover->context, old), begin_row(mover->context, new)};
}

/* Paragraphs that only one text has matter as long as there is one that both have. */
static void list_pairs(struct mover *mover, const struct pairing *pairing) {
  mover->pairs = arena_array(mover->scratch, pairing->old.count + pairing->new.count, sizeof *mover->pairs);
  for (size_t i = 0; i < pairing->old.count; i++) {
    struct unit *old = &pairing->old.at[i];
    if (is_changed_paragraph(old)) add_pair(mover, old, old->match);
  }
  if (mover->pair_count == 0) return;
  for (size_t i = 0; i < pairing->old.count; i++) {
    if (is_lone_paragraph(&pairing->old.at[i])) add_pair(mover, &pairing->old.at[i], NULL);
  }
  for (size_t i = 0; i < pairing->new.count; i++) {
    if (is_lone_paragraph(&pairing->new.at[i])) add_pair(mover, NULL, &pairing->new.at[i]);
  }
}

void sentence_moves_find(const struct sentence_context *context, const struct pairing *pairing) {
  struct mover mover = {.context = context, .scratch = arena_new()};
  list_pairs(&mover, pairing);
  for (size_t i = 0; i < mover.pair_count; i++) {
    struct pair *pair = &mover.pairs[i];
    if (!is_whole_pair(pair)) continue;
    find_own_moves(&mover, pair);
    pair->old->alignment = alignment_make(context, &pair->before, &pair->after);
  }
  find_moves_between(&mover);
  for (size_t i = 0; i < mover.pair_count; i++) join_runs(&mover.pairs[i]);
  arena_free(mover.scratch);
}
