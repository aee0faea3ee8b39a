#include "diff/script.h"

#include "base/arena.h"
#include "diff/wording.h"

struct scripting {
  const struct sentence_row *before;
  const struct sentence_row *after;
  struct wording wording;
  struct script script;
  size_t old_end; /* atoms: where the words end that are written of */
  size_t new_end;
  size_t old_moves; /* sentences: those before it were looked at for moves */
  size_t new_moves;
  bool old_is_spaced; /* what is written of the old text so far ends in white space, or is nothing */
  bool new_is_spaced;
};

/* -- steps -- */

static void add_step(struct scripting *scripting, enum node_mark mark, const struct atom *before, const struct atom *after) {
  scripting->script.steps[scripting->script.count++] = (struct step){mark, before, after, NULL};
  const struct atom *atom = after != NULL ? after : before;
  if (mark != MARK_INSERTED) scripting->old_is_spaced = atom->number == 0;
  if (mark != MARK_DELETED) scripting->new_is_spaced = atom->number == 0;
}

static void add_move(struct scripting *scripting, enum node_mark mark, struct sentence_move *move) {
  scripting->script.steps[scripting->script.count++] = (struct step){mark, NULL, NULL, move};
  scripting->script.has_moves = true;
  if (mark == MARK_POINTER) scripting->old_is_spaced = false;
  if (mark == MARK_MOVED) scripting->new_is_spaced = false;
}

/* The words of a move's sentences in one of the texts: [first, end) without white space behind them. */
struct stretch {
  size_t first;
  size_t end;
  struct sentence_move *move; /* NULL for none */
};

/* The first move that begins in the atoms [low, high) of a row. `*sentence` goes on to it. */
static struct stretch find_move(const struct sentence_row *row, size_t low, size_t high, size_t *sentence) {
  const struct sentences *sentences = &row->sentences;
  while (*sentence < sentences->count && sentences->at[*sentence].first < low) ++*sentence;
  for (; row->moves != NULL && *sentence < sentences->count && sentences->at[*sentence].first < high; ++*sentence) {
    struct sentence_move *move = row->moves[*sentence];
    if (move == NULL) continue;
    const struct sentence *last = &sentences->at[*sentence + move->count - 1];
    return (struct stretch){sentences->at[*sentence].first, sentence_words_end(row->inlines, last), move};
  }
  return (struct stretch){high, high, NULL};
}

/* White space beside a move, which one text has: it need not be marked where the other one has some already, or nothing more comes. */
static enum node_mark mark_of_space(const struct scripting *scripting, bool is_new, bool is_last) {
  bool is_spaced = is_new ? scripting->old_is_spaced : scripting->new_is_spaced;
  if (is_spaced || is_last) return MARK_NONE;
  return is_new ? MARK_INSERTED : MARK_DELETED;
}

/* What goes, or comes, of the atoms [low, high). `is_last`: the other text has no words behind it. */
static void add_side(struct scripting *scripting, size_t low, size_t high, bool is_new, bool is_last) {
  const struct sentence_row *row = is_new ? scripting->after : scripting->before;
  size_t *sentence = is_new ? &scripting->new_moves : &scripting->old_moves;
  struct stretch move = find_move(row, low, high, sentence);
  bool follows_move = false;
  for (size_t i = low; i < high;) {
    const struct atom *atom = &row->inlines->atoms[i];
    if (move.move != NULL && i == move.first) {
      add_move(scripting, is_new ? MARK_MOVED : MARK_POINTER, move.move);
      i = move.end;
      move = find_move(row, i, high, sentence);
      follows_move = true;
      continue;
    }
    bool is_beside = atom->number == 0 && (follows_move || (move.move != NULL && i + 1 == move.first));
    enum node_mark mark = is_new ? MARK_INSERTED : MARK_DELETED;
    if (is_beside) mark = mark_of_space(scripting, is_new, is_last);
    add_step(scripting, mark, is_new ? NULL : atom, is_new ? atom : NULL);
    follows_move = false;
    i++;
  }
}

/* -- between two words that stay -- */

static bool ends_block(const struct atom *atoms, size_t low, size_t high) {
  for (size_t i = low; i < high; i++) {
    if (atoms[i].is_block_end) return true;
  }
  return false;
}

/* White space at both ends of it stays, the rest goes and comes. Where a block ends among what comes, what goes stands on that side of it
 * where it does not part words of the old text. */
static void add_gap(struct scripting *scripting, size_t low, size_t high, size_t other_low, size_t other_high) {
  const struct atom *before = scripting->before->inlines->atoms, *after = scripting->after->inlines->atoms;
  bool is_end = high == scripting->old_end, has_both = low < high && other_low < other_high;
  if (has_both && before[low].number == 0 && after[other_low].number == 0)
    add_step(scripting, MARK_NONE, &before[low++], &after[other_low++]);
  has_both = low < high && other_low < other_high;
  bool ends_alike = has_both && before[high - 1].number == 0 && after[other_high - 1].number == 0;
  if (ends_alike) high--, other_high--;
  bool goes_last = !is_end && !ends_alike && low < high && before[high - 1].number != 0 && ends_block(after, other_low, other_high);
  if (!goes_last) add_side(scripting, low, high, false, is_end && other_low == other_high);
  add_side(scripting, other_low, other_high, true, is_end);
  if (goes_last) add_side(scripting, low, high, false, false);
  if (ends_alike) add_step(scripting, MARK_NONE, &before[high], &after[other_high]);
}

/* True when all there is in the gap before the pair is white space, on one side only: what was apart is joined or the reverse. */
static bool only_space_differs(const struct scripting *scripting, struct myers_pair last, struct myers_pair pair) {
  size_t old_space = pair.before - last.before - 1, new_space = pair.after - last.after - 1;
  if (old_space + new_space != 1) return false;
  const struct atom *space =
      old_space ? &scripting->before->inlines->atoms[last.before + 1] : &scripting->after->inlines->atoms[last.after + 1];
  return space->number == 0;
}

/* True when a block ends in the gap before the pair where the old text has no white space to show for it. */
static bool would_be_parted(const struct scripting *scripting, struct myers_pair last, struct myers_pair pair) {
  const struct atom *before = scripting->before->inlines->atoms;
  if (!ends_block(scripting->after->inlines->atoms, last.after + 1, pair.after)) return false;
  bool has_space = last.before + 1 < pair.before && (before[last.before + 1].number == 0 || before[pair.before - 1].number == 0);
  return !has_space;
}

static size_t drop_joined(const struct scripting *scripting, struct myers_pair *pairs, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    bool follows = kept > 0;
    if (follows && only_space_differs(scripting, pairs[kept - 1], pairs[i])) continue;
    if (follows && would_be_parted(scripting, pairs[kept - 1], pairs[i])) continue;
    pairs[kept++] = pairs[i];
  }
  return kept;
}

/* -- the whole -- */

/* `room`: how many atoms of both rows are written of, at most. */
static struct scripting begin(const struct sentence_context *context, const struct sentence_row *before, const struct sentence_row *after,
                              size_t room) {
  return (struct scripting){.before = before,
                            .after = after,
                            .wording = {.words = context->words,
                                        .before = before->inlines->atoms,
                                        .after = after->inlines->atoms,
                                        .word_pairs = context->word_pairs,
                                        .pairs = arena_array(context->arena, room + 1, sizeof(struct myers_pair))},
                            .script.steps = arena_array(context->arena, room + 1, sizeof(struct step)),
                            .old_is_spaced = true,
                            .new_is_spaced = true};
}

/* Of the atoms [low, old_end) and [other_low, new_end), whose pairs are known. */
static void write_steps(struct scripting *scripting, size_t low, size_t other_low) {
  const struct atom *before = scripting->before->inlines->atoms, *after = scripting->after->inlines->atoms;
  struct myers_pair *pairs = scripting->wording.pairs;
  size_t count = drop_joined(scripting, pairs, scripting->wording.pair_count);
  for (size_t i = 0; i < count; i++) {
    add_gap(scripting, low, pairs[i].before, other_low, pairs[i].after);
    add_step(scripting, MARK_NONE, &before[pairs[i].before], &after[pairs[i].after]);
    low = pairs[i].before + 1;
    other_low = pairs[i].after + 1;
  }
  add_gap(scripting, low, scripting->old_end, other_low, scripting->new_end);
  scripting->script.kept_weight = scripting->wording.kept_weight;
  scripting->script.is_coarse |= scripting->wording.is_coarse;
}

static size_t weigh(const struct sentence_row *row) {
  size_t weight = 0;
  for (size_t i = 0; i < row->sentences.count; i++) {
    if (sentence_move_of(row, i) == NULL) weight += row->sentences.at[i].bag.weight;
  }
  return weight;
}

static bool is_moved(const struct sentence_row *row, size_t sentence, size_t count) {
  return sentence_move_of(row, sentence) != NULL || (count > 1 && sentence_move_of(row, sentence + 1) != NULL);
}

struct script script_make(const struct sentence_context *context, const struct sentence_row *before, const struct sentence_row *after,
                          const struct alignment *alignment) {
  struct scripting scripting = begin(context, before, after, before->inlines->count + after->inlines->count);
  for (size_t i = 0; i < alignment->count; i++) {
    const struct couple *couple = &alignment->at[i];
    if (is_moved(before, couple->old, couple->old_count) || is_moved(after, couple->new, couple->new_count)) continue;
    const struct sentence *old = &before->sentences.at[couple->old], *new = &after->sentences.at[couple->new];
    wording_pair(&scripting.wording, old->first, old[couple->old_count - 1].end, new->first, new[couple->new_count - 1].end);
  }
  scripting.old_end = before->inlines->count;
  scripting.new_end = after->inlines->count;
  scripting.script.is_coarse = alignment->is_coarse;
  scripting.script.whole_weight = weigh(before) + weigh(after);
  write_steps(&scripting, 0, 0);
  return scripting.script;
}

struct script script_of_move(const struct sentence_context *context, const struct sentence_row *before, size_t old_first,
                             const struct sentence_row *after, size_t new_first, size_t count) {
  const struct sentence_row old = {before->inlines, before->sentences, NULL}, new = {after->inlines, after->sentences, NULL};
  const struct sentence *from = &old.sentences.at[old_first], *to = &new.sentences.at[new_first];
  struct scripting scripting = begin(context, &old, &new, from[count - 1].end - from->first + to[count - 1].end - to->first);
  for (size_t i = 0; i < count; i++) {
    wording_pair(&scripting.wording, from[i].first, from[i].end, to[i].first, to[i].end);
    scripting.script.whole_weight += from[i].bag.weight + to[i].bag.weight;
  }
  scripting.old_end = sentence_words_end(old.inlines, &from[count - 1]);
  scripting.new_end = sentence_words_end(new.inlines, &to[count - 1]);
  write_steps(&scripting, from->first, to->first);
  return scripting.script;
}
