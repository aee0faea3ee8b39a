#include "base/arena.h"
#include "diff/sentence_moves.h"
#include "diff/weave.h"

enum { KEPT_LEAST = 200 }; /* thousandths of two paragraphs that must stay for them to be shown as one */

/* -- formatting -- */

static const struct node *find_link(const struct format *format) {
  for (; format != NULL; format = format->outer) {
    if (format->node->type == NODE_LINK || format->node->type == NODE_REFERENCE) return format->node;
  }
  return NULL;
}

static struct str address_of(const struct node *link) {
  if (link == NULL) return (struct str){NULL, 0};
  return link->type == NODE_LINK ? link->as.link.url : link->as.reference.written;
}

struct formatting {
  bool has_new_link;
  bool has_new_emphasis;
  struct str old_address;
  struct str new_address;
};

static bool is_same_link(const struct node *a, const struct node *b) {
  if (a == NULL || b == NULL) return a == b;
  bool have_same_title = a->type != NODE_LINK || b->type != NODE_LINK || str_equal(a->as.link.title, b->as.link.title);
  return a->type == b->type && str_equal(address_of(a), address_of(b)) && have_same_title;
}

static void compare_formats(struct formatting *formatting, const struct atom *old, const struct atom *new) {
  size_t least = old->piece_count < new->piece_count ? old->piece_count : new->piece_count;
  if (old->piece_count != new->piece_count) formatting->has_new_emphasis = true;
  for (size_t i = 0; i < least; i++) {
    const struct format *before = old->pieces[i].format, *after = new->pieces[i].format;
    if ((before != NULL ? before->hash : 0) == (after != NULL ? after->hash : 0)) continue;
    const struct node *old_link = find_link(before), *new_link = find_link(after);
    if (is_same_link(old_link, new_link)) {
      formatting->has_new_emphasis = true;
    } else if (!formatting->has_new_link) {
      *formatting = (struct formatting){true, formatting->has_new_emphasis, address_of(old_link), address_of(new_link)};
    }
  }
}

/* What became of the formatting of words that stay. White space has none that could be seen. */
static struct formatting find_formatting(const struct script *script) {
  struct formatting formatting = {0};
  for (size_t i = 0; i < script->count; i++) {
    const struct step *step = &script->steps[i];
    if (step->mark == MARK_NONE && step->before != NULL && step->after != NULL && step->before->number != 0)
      compare_formats(&formatting, step->before, step->after);
  }
  return formatting;
}

/* -- words -- */

/* Several blocks' words are one row, in which nothing is moved. */
static struct sentence_row gather(struct weave *weave, struct unit *units, size_t count) {
  if (count == 1) return sentence_moves_row(&weave->sentences, units);
  const struct inlines **parts = arena_array(weave->arena, count, sizeof *parts);
  for (size_t i = 0; i < count; i++) parts[i] = units[i].inlines;
  const struct inlines *whole = inlines_join(weave->arena, parts, count);
  return (struct sentence_row){whole, sentences_cut(&weave->sentences, whole), NULL};
}

static struct script compare_words(struct weave *weave, struct unit *old, size_t old_count, struct unit *new, size_t new_count) {
  struct sentence_row before = gather(weave, old, old_count), after = gather(weave, new, new_count);
  const struct alignment *alignment = old_count == 1 && new_count == 1 ? old->alignment : NULL;
  if (alignment == NULL) alignment = alignment_make(&weave->sentences, &before, &after);
  return script_make(&weave->sentences, &before, &after, alignment);
}

static bool has_changed_words(const struct script *script) {
  for (size_t i = 0; i < script->count; i++) {
    if (script->steps[i].mark == MARK_INSERTED || script->steps[i].mark == MARK_DELETED) return true;
  }
  return false;
}

/* -- sentences that are moved -- */

static struct str words_of(struct arena *arena, const struct sentence_row *row, size_t first, size_t count) {
  const struct inlines *inlines = row->inlines;
  const struct sentence *last = &row->sentences.at[first + count - 1];
  size_t low = inlines->offsets[row->sentences.at[first].first], length = 0;
  size_t high = last->end < inlines->count ? inlines->offsets[last->end] : inlines->text.len;
  char *words = arena_alloc(arena, high - low + 1);
  for (size_t i = low; i < high; i++) {
    if (inlines->text.at[i] != WORD_OBJECT_BYTE) words[length++] = inlines->text.at[i];
  }
  return (struct str){words, length};
}

/* The move's change, which is there from where it is met first. */
static unsigned change_of(struct weave *weave, struct sentence_move *move) {
  if (move->change != 0) return move->change;
  struct sentence_row before = sentence_moves_row(&weave->sentences, move->old), after = sentence_moves_row(&weave->sentences, move->new);
  move->change = changes_add(&weave->changes, CHANGE_MOVED, move->old, move->new, NULL);
  changes_narrow(&weave->changes, move->change, words_of(weave->arena, &before, move->old_first, move->count),
                 words_of(weave->arena, &after, move->new_first, move->count));
  return move->change;
}

static void write_pointer(struct weave *weave, struct inline_builder *builder, struct sentence_move *move) {
  struct node *node = inlines_open_sentence(builder);
  inlines_close_sentence(builder);
  node->mark = MARK_POINTER;
  node->change = change_of(weave, move);
}

static void write_moved(struct weave *weave, struct inline_builder *builder, struct sentence_move *move) {
  struct sentence_row before = sentence_moves_row(&weave->sentences, move->old), after = sentence_moves_row(&weave->sentences, move->new);
  struct script script = script_of_move(&weave->sentences, &before, move->old_first, &after, move->new_first, move->count);
  struct formatting formatting = find_formatting(&script);
  struct node *node = inlines_open_sentence(builder);
  for (size_t i = 0; i < script.count; i++)
    inlines_add(builder, script.steps[i].after != NULL ? script.steps[i].after : script.steps[i].before, script.steps[i].mark);
  inlines_close_sentence(builder);
  node->mark = MARK_MOVED;
  node->change = change_of(weave, move);
  if (has_changed_words(&script) || formatting.has_new_link || formatting.has_new_emphasis)
    weave->changes.at[node->change - 1].kind = CHANGE_MOVED_EDITED;
}

/* What was added to a block. Words of moved sentences are counted as those of their moves. */
static void finish_block(struct weave *weave, struct inline_builder *builder, struct inline_counts *counts) {
  inlines_finish(builder);
  struct inline_counts own = inlines_count_marked(builder->block);
  *counts = (struct inline_counts){counts->removed + own.removed, counts->added + own.added};
  for (const struct node *node = builder->block->first; node != NULL; node = node->next) {
    if (node->type != NODE_SENTENCE || node->mark != MARK_MOVED) continue;
    struct inline_counts moved = inlines_count_marked(node);
    changes_count(&weave->changes, node->change, moved.removed, moved.added);
  }
}

static void write_step(struct weave *weave, struct inline_builder *builder, const struct step *step) {
  if (step->mark == MARK_POINTER)
    write_pointer(weave, builder, step->move);
  else if (step->mark == MARK_MOVED)
    write_moved(weave, builder, step->move);
  else
    inlines_add(builder, step->after != NULL ? step->after : step->before, step->mark);
}

/* Writes the words below copies of the new blocks, the first of which is returned. */
static struct node *write_words(struct weave *weave, struct node *parent, const struct script *script, const struct unit *new,
                                struct inline_counts *counts) {
  struct node *first = weave_copy(weave, parent, new->node);
  struct inline_builder builder = {.arena = weave->arena, .block = first};
  for (size_t i = 0; i < script->count; i++) {
    const struct step *step = &script->steps[i];
    if (step->after == NULL || !step->after->is_block_end) {
      write_step(weave, &builder, step);
      continue;
    }
    finish_block(weave, &builder, counts);
    new ++;
    builder = (struct inline_builder){.arena = weave->arena, .block = weave_copy(weave, parent, new->node)};
  }
  finish_block(weave, &builder, counts);
  return first;
}

static enum treediff_kind kind_of(const struct unit *old, size_t old_count, const struct unit *new, size_t new_count, bool has_new_words,
                                  const struct formatting *formatting) {
  if (new_count > 1) return CHANGE_SPLIT;
  if (old_count > 1) return CHANGE_MERGED;
  if (has_new_words) return CHANGE_EDITED;
  bool is_heading = new->node->type == NODE_HEADING;
  if (is_heading && old->node->as.heading.level != new->node->as.heading.level) return CHANGE_LEVEL;
  return formatting->has_new_link ? CHANGE_LINK : CHANGE_EMPHASIS;
}

/* The old words and then the new ones, each as a whole. */
static void write_before_and_after(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  struct node *before = weave_copy(weave, parent, old->node);
  weave_copy_below(weave, before, old->node);
  before->mark = MARK_DELETED;
  before->id = (struct str){NULL, 0};
  struct node *after = weave_copy(weave, parent, new->node);
  weave_copy_below(weave, after, new->node);
  after->mark = MARK_INSERTED;
  unsigned change = weave_call(weave, CHANGE_REWRITTEN, old, new, before);
  changes_count(&weave->changes, change, weave_word_count(old), weave_word_count(new));
}

static bool is_rewritten(const struct weave *weave, const struct script *script, const struct unit *new) {
  if (new->node->type != NODE_PARAGRAPH || unit_is_tight(new) || weave->enclosing != 0) return false;
  return 2 * script->kept_weight * 1000 < script->whole_weight * KEPT_LEAST;
}

void weave_words(struct weave *weave, struct node *parent, struct unit *old, size_t old_count, struct unit *new, size_t new_count) {
  struct script script = compare_words(weave, old, old_count, new, new_count);
  if (script.is_coarse) weave->is_coarse = true;
  if (old_count == 1 && new_count == 1 && !script.has_moves && is_rewritten(weave, &script, new)) {
    write_before_and_after(weave, parent, old, new);
    return;
  }
  struct inline_counts counts = {0, 0};
  struct node *node = write_words(weave, parent, &script, new, &counts);
  struct formatting formatting = find_formatting(&script);
  enum treediff_kind kind = kind_of(old, old_count, new, new_count, has_changed_words(&script), &formatting);
  if (kind == CHANGE_EMPHASIS && !formatting.has_new_emphasis) return;
  unsigned change = weave_call(weave, kind, old, new, node);
  changes_count(&weave->changes, change, counts.removed, counts.added);
  if (weave->enclosing != 0) return;
  for (size_t i = 1; i < old_count; i++) changes_extend(&weave->changes, change, &old[i], NULL);
  for (size_t i = 1; i < new_count; i++) changes_extend(&weave->changes, change, NULL, &new[i]);
  if (kind != CHANGE_LINK) return;
  weave->changes.at[change - 1].old_text = formatting.old_address;
  weave->changes.at[change - 1].new_text = formatting.new_address;
}

void weave_words_side(struct weave *weave, struct node *node, struct unit *unit, bool is_new) {
  static const struct inlines nothing;
  const struct sentence_row row = sentence_moves_row(&weave->sentences, unit), none = {.inlines = &nothing};
  const struct sentence_row *before = is_new ? &none : &row, *after = is_new ? &row : &none;
  struct script script = script_make(&weave->sentences, before, after, alignment_make(&weave->sentences, before, after));
  struct inline_builder builder = {.arena = weave->arena, .block = node};
  struct inline_counts counts = {0, 0};
  for (size_t i = 0; i < script.count; i++) {
    struct step step = script.steps[i];
    if (step.move == NULL) step.mark = MARK_NONE; /* the block says it of all that is in it */
    write_step(weave, &builder, &step);
  }
  finish_block(weave, &builder, &counts);
}

void weave_title(struct weave *weave, struct node *callout, struct unit *old, struct unit *new) {
  if (str_equal(old->node->as.callout.title, new->node->as.callout.title)) return;
  struct script script = compare_words(weave, old, 1, new, 1);
  if (!has_changed_words(&script)) return;
  struct node *title = node_new(weave->arena, NODE_PARAGRAPH);
  struct inline_builder builder = {.arena = weave->arena, .block = title};
  for (size_t i = 0; i < script.count; i++)
    inlines_add(&builder, script.steps[i].after != NULL ? script.steps[i].after : script.steps[i].before, script.steps[i].mark);
  struct inline_counts counts = {0, 0};
  finish_block(weave, &builder, &counts);
  callout->as.callout.marked_title = title;
  unsigned change = weave_call(weave, CHANGE_EDITED, old, new, callout);
  if (weave->enclosing == 0) {
    weave->changes.at[change - 1].old_text = old->node->as.callout.title;
    weave->changes.at[change - 1].new_text = new->node->as.callout.title;
  }
  changes_count(&weave->changes, change, counts.removed, counts.added);
}
