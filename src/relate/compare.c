#include "relate/compare.h"

#include "base/arena.h"
#include "base/text.h"
#include "relate/compare_fields.h"
#include "relate/compare_kin.h"
#include "relate/compare_sections.h"
#include "relate/lineage.h"
#include "relate/reasons.h"
#include "relate/text_diffs.h"

#define NO_TEXT ((struct str){0})

struct comparer {
  struct arena *arena;
  const struct compare_input *input;
  struct comparison *comparison;
  size_t difference_capacity;
  size_t old_room; /* taken for the texts of the difference that is being extended */
  size_t new_room;
};

static struct difference *add(struct comparer *comparer, struct difference difference) {
  struct comparison *comparison = comparer->comparison;
  comparison->differences = arena_grow(comparer->arena, comparison->differences, comparison->difference_count,
                                       &comparer->difference_capacity, sizeof *comparison->differences);
  struct difference *added = &comparison->differences[comparison->difference_count++];
  *added = difference;
  added->number = (unsigned)comparison->difference_count;
  return added;
}

/* ---- what a change is a change of ---- */

/* The innermost declaration around a node, as an entry of its edition. */
static const struct entry *entity_around(const struct entry *document, const struct node *node) {
  for (; node != NULL; node = node->parent) {
    if (node->declaration != 0) return document + (node->declaration - 1);
  }
  return document;
}

static bool is_declared_at(const struct entry *entity, const struct node *node) {
  return entity->declaration->node != NULL && entity->declaration->node == node;
}

/* Blocks of the document itself are told as what they are. A goal in which a sentence moved has not moved. */
static const char *name_entity(const struct entry *entity, const struct node *node, bool is_sentence) {
  if (entity->declaration->node != NULL && !is_sentence) return kind_name(entity->kind);
  return node->type == NODE_HEADING ? "section" : "block";
}

static enum difference_class classify(const struct comparer *comparer, const struct entry *entity, const struct node *node) {
  if (reasons_are_editorial(comparer->input->history, entity, comparer->input->from, comparer->input->to)) return CLASS_EDITORIAL;
  return compare_is_yearly(entity->document, node) ? CLASS_YEARLY : CLASS_CORE;
}

/* A section is called by its heading, other blocks by what they stand in. */
static struct str title_of(struct arena *arena, const struct entry *entity, const struct node *node) {
  bool is_section = entity->declaration->node == NULL && node->type == NODE_HEADING;
  return is_section ? text_fold_space(arena, node_text(arena, node)) : entity->title;
}

/* ---- one document ---- */

/* The entity in the other edition, though not where it was looked for: then it was moved there, not added or removed. What was merged
 * into something that is the heir of another has ended. */
static const struct entry *find_elsewhere(const struct comparer *comparer, const struct entry *entity, const struct node *node,
                                          const struct edition *edition) {
  const struct entry *there = is_declared_at(entity, node) ? lineage_find(comparer->input->lineage, entity, edition) : NULL;
  bool is_later = edition == comparer->input->to;
  return there != NULL && (!is_later || compare_is_heir(comparer->input, entity, there)) ? there : NULL;
}

/* What the entity was, or became, where the change alone does not say it. */
static void tell_lineage(const struct comparer *comparer, const struct treediff_change *change, const struct node *node,
                         struct difference *difference) {
  const struct entry *entity = difference->to != NULL ? difference->to : difference->from;
  bool came = change->kind == CHANGE_ADDED, went = change->kind == CHANGE_REMOVED;
  const struct node *whole = came || went || node->previous != NULL ? node : node->parent; /* an item is told by its first paragraph */
  if (!is_declared_at(went ? difference->from : entity, node) && !is_declared_at(went ? difference->from : entity, whole)) return;
  if (came && difference->from != NULL) compare_tell_found(comparer->arena, comparer->input, difference);
  if (came || went) compare_tell_kin(comparer->arena, comparer->input, difference);
  if (!came && !went && difference->from != NULL) compare_tell_merged(comparer->arena, comparer->input, difference);
}

static struct difference describe(struct comparer *comparer, const struct document_comparison *pair, const struct treediff_change *change) {
  bool is_there = change->new_node != NULL;
  const struct node *node = is_there ? change->new_node : change->old_node;
  const struct entry *entity = entity_around(is_there ? pair->to : pair->from, node);
  const struct edition *other = is_there ? comparer->input->from : comparer->input->to;
  const struct entry *counterpart = change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED
                                        ? find_elsewhere(comparer, entity, node, other)
                                        : lineage_find(comparer->input->lineage, entity, other);
  const struct entry *told_by = is_there ? entity : pair->to; /* what is gone has no revisions after its end */
  bool is_moved = change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_EDITED;
  struct difference difference = {
      .kind = treediff_kind_name(change->kind),
      .entity = name_entity(entity, node, change->is_sentence),
      .from = is_there ? counterpart : entity,
      .to = is_there ? entity : counterpart,
      .section = compare_section(entity->document, node),
      .old_section = is_moved ? compare_section(pair->from->document, change->old_node) : NO_TEXT,
      .title = title_of(comparer->arena, entity, node),
      .class = classify(comparer, entity, node),
      .reason = reasons_between(comparer->arena, comparer->input->history, told_by, comparer->input->from, comparer->input->to),
      .old_text = change->old_text,
      .new_text = change->new_text,
      .words_removed = change->words_removed,
      .words_added = change->words_added,
  };
  tell_lineage(comparer, change, node, &difference);
  if (strcmp(difference.entity, "section") == 0)
    compare_tell_section(comparer->arena, pair, change->old_node, change->new_node, &difference);
  return difference;
}

/* ---- what a whole block brings or takes with it ---- */

/* The entity that is declared at a node of a result, a copy of one in the document of `own`; NULL for none. */
static const struct entry *declared_at_copy(const struct entry *own, const struct node *copy) {
  if (copy->declaration == 0 || copy->declaration > own->document->declaration_count) return NULL;
  const struct entry *entity = own + (copy->declaration - 1);
  const struct node *node = entity->declaration->node;
  bool is_it = node != NULL && node->type == copy->type && node->line == copy->line;
  return is_it && !entity->is_explanation ? entity : NULL;
}

static void count_words(const struct comparer *comparer, const struct node *node, size_t *count) {
  size_t words;
  text_words(comparer->arena, node_text(comparer->arena, node), &words);
  *count = words;
}

/* One difference for each entity that came or went with `subtree`, numbered in the tree. How many there were. `told_by` is what still has
 * revisions where entities of `own` have ended. */
static size_t tell_entities(struct comparer *comparer, const struct entry *own, const struct entry *told_by, struct node *subtree) {
  bool is_added = own->edition == comparer->input->to;
  const struct edition *other = is_added ? comparer->input->from : comparer->input->to;
  size_t count = 0;
  for (struct node *node = subtree; node != NULL; node = node_next(node, subtree)) {
    const struct entry *entity = declared_at_copy(own, node);
    if (entity == NULL) continue;
    const struct entry *counterpart = find_elsewhere(comparer, entity, entity->declaration->node, other);
    count++;
    node->change = 0;
    if (!is_added && counterpart != NULL) continue; /* told where it stands now */
    struct difference difference = {
        .kind = is_added ? "added" : "removed",
        .entity = kind_name(entity->kind),
        .from = is_added ? counterpart : entity,
        .to = is_added ? entity : counterpart,
        .section = compare_section(entity->document, entity->declaration->node),
        .title = entity->title,
        .class = classify(comparer, entity, entity->declaration->node),
        .reason = reasons_between(comparer->arena, comparer->input->history, is_added ? entity : told_by, comparer->input->from,
                                  comparer->input->to),
    };
    struct str text = text_fold_space(comparer->arena, node_text(comparer->arena, node));
    if (is_added) difference.new_text = text;
    if (!is_added) difference.old_text = text;
    count_words(comparer, node, is_added ? &difference.words_added : &difference.words_removed);
    if (counterpart != NULL) compare_tell_found(comparer->arena, comparer->input, &difference);
    compare_tell_kin(comparer->arena, comparer->input, &difference);
    node->change = add(comparer, difference)->number;
  }
  return count;
}

static bool is_whole(const struct treediff_change *change) {
  return change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED;
}

/* A block that came (or went) right behind another one, in the same section, is part of the same change: what a reader would decide upon
 * is the section, not its paragraphs. */
static bool goes_on(const struct treediff_change *before, const struct treediff_change *change) {
  if (before == NULL || before->kind != change->kind || !is_whole(change)) return false;
  const struct node *node = change->new_node != NULL ? change->new_node : change->old_node;
  const struct node *last = before->new_node != NULL ? before->new_node : before->old_node;
  return node->type != NODE_HEADING && node->previous == last;
}

static void extend(struct comparer *comparer, struct difference *difference, const struct treediff_change *change) {
  str_extend(comparer->arena, &difference->old_text, &comparer->old_room, change->old_text);
  str_extend(comparer->arena, &difference->new_text, &comparer->new_room, change->new_text);
  difference->words_removed += change->words_removed;
  difference->words_added += change->words_added;
}

/* What has moved to another document is told where it stands now; here it is only struck out. */
static bool is_told_elsewhere(const struct difference *difference, const struct treediff_change *change) {
  return change->kind == CHANGE_REMOVED && difference->to != NULL && strcmp(difference->entity, "section") != 0 &&
         strcmp(difference->entity, "block") != 0;
}

/* Tells one change. `*open` is the change that a following block may go on, and `*told` its difference. */
static void tell_change(struct comparer *comparer, const struct document_comparison *pair, struct treediff_change *change,
                        const struct treediff_change **open, unsigned *told) {
  struct node *node = (struct node *)change->node; /* ours until the comparison is made */
  const struct entry *own = change->kind == CHANGE_ADDED ? pair->to : pair->from;
  bool goes_on_here = goes_on(*open, change);
  *open = is_whole(change) ? change : NULL;
  node->change = 0; /* the tree's own number */
  if (is_whole(change) && tell_entities(comparer, own, pair->to, node) > 0) return;
  if (goes_on_here && *told != 0) {
    extend(comparer, &comparer->comparison->differences[*told - 1], change);
    return;
  }
  struct difference difference = describe(comparer, pair, change);
  node->change = is_told_elsewhere(&difference, change) ? 0 : add(comparer, difference)->number;
  *told = node->change;
  comparer->old_room = 0;
  comparer->new_room = 0;
}

static const struct document *document_of(const struct entry *entry) {
  return entry != NULL ? entry->document : NULL;
}

static const struct node *text_of(const struct comparer *comparer, const struct document *document) {
  return document != NULL ? document->root : node_new(comparer->arena, NODE_DOCUMENT);
}

/* One that is ours: numbers are written into its tree. */
static const struct treediff *diff_of(const struct comparer *comparer, const struct document_comparison *pair) {
  const struct document *before = document_of(pair->from), *after = document_of(pair->to);
  const struct text_diffs *made = comparer->input->text_diffs;
  const struct treediff *diff = made != NULL ? text_diffs_get(made, before, after) : NULL;
  if (diff != NULL) return treediff_copy(comparer->arena, diff);
  return treediff_compare(comparer->arena, text_of(comparer, before), text_of(comparer, after), &treediff_limits_default);
}

/* Where something was moved from stands the number of its change: the tree's own until here, now that of the difference. */
static void number_pointers(const struct treediff *diff, const unsigned *numbers) {
  for (struct node *node = diff->root; node != NULL; node = node_next(node, diff->root)) {
    if (node->mark == MARK_POINTER) node->change = numbers[node->change - 1];
  }
}

static void compare_texts(struct comparer *comparer, struct document_comparison *pair) {
  const struct treediff *diff = diff_of(comparer, pair);
  const struct treediff_change *open = NULL;
  unsigned told = 0;
  comparer->comparison->is_coarse |= diff->is_coarse;
  if (diff->change_count == 0) return;
  unsigned *numbers = arena_array(comparer->arena, diff->change_count, sizeof *numbers);
  for (size_t i = 0; i < diff->change_count; i++) {
    tell_change(comparer, pair, &diff->changes[i], &open, &told);
    numbers[i] = diff->changes[i].node->change;
  }
  number_pointers(diff, numbers);
  pair->root = diff->root;
}

/* A whole document that came or went is one difference, its text shown as one. */
static void compare_whole(struct comparer *comparer, struct document_comparison *pair) {
  bool is_added = pair->to != NULL;
  const struct entry *entry = is_added ? pair->to : pair->from;
  const struct entry *told_by = is_added || comparer->input->to->front == NULL ? entry : comparer->input->to->front;
  const struct treediff *diff = diff_of(comparer, pair);
  struct difference difference = {
      .kind = is_added ? "added" : "removed",
      .entity = kind_name(entry->kind),
      .from = pair->from,
      .to = pair->to,
      .title = entry->title,
      .class =
          reasons_are_editorial(comparer->input->history, entry, comparer->input->from, comparer->input->to) ? CLASS_EDITORIAL : CLASS_CORE,
      .reason = reasons_between(comparer->arena, comparer->input->history, told_by, comparer->input->from, comparer->input->to),
  };
  for (size_t i = 0; i < diff->change_count; i++) {
    difference.words_added += diff->changes[i].words_added;
    difference.words_removed += diff->changes[i].words_removed;
    ((struct node *)diff->changes[i].node)->change = 0;
  }
  compare_tell_kin(comparer->arena, comparer->input, &difference);
  unsigned number = add(comparer, difference)->number;
  tell_entities(comparer, entry, told_by, diff->root);
  if (diff->root->first != NULL && diff->root->first->change == 0) diff->root->first->change = number;
  pair->root = diff->root;
}

/* What is stated about a document, and what it is as a whole. */
static void tell_fact(struct comparer *comparer, const struct document_comparison *pair, struct difference fact) {
  const struct compare_input *input = comparer->input;
  fact.from = pair->from;
  fact.to = pair->to;
  fact.is_fact = true;
  fact.class = reasons_are_editorial(input->history, pair->to, input->from, input->to) ? CLASS_EDITORIAL : CLASS_CORE;
  fact.reason = reasons_between(comparer->arena, input->history, pair->to, input->from, input->to);
  add(comparer, fact);
}

/* A document that several became, or that became several. Whether there was such. */
static bool compare_kin(struct comparer *comparer, const struct document_comparison *pair) {
  const struct compare_input *input = comparer->input;
  struct kin predecessors = lineage_find_all(comparer->arena, input->lineage, pair->to, input->from);
  struct kin successors = lineage_find_all(comparer->arena, input->lineage, pair->from, input->to);
  struct difference fact = {.entity = kind_name(pair->to->kind), .title = pair->to->title};
  if (predecessors.count > 1) {
    fact.kind = "merged";
    fact.predecessors = predecessors;
    fact.old_text = compare_join_titles(comparer->arena, predecessors);
    fact.new_text = pair->to->title;
    tell_fact(comparer, pair, fact);
  }
  if (successors.count > 1) {
    fact.kind = "split";
    fact.predecessors = (struct kin){0};
    fact.successors = successors;
    fact.old_text = pair->from->title;
    fact.new_text = compare_join_titles(comparer->arena, successors);
    tell_fact(comparer, pair, fact);
  }
  return predecessors.count > 1 || successors.count > 1;
}

static void compare_fields(struct comparer *comparer, const struct document_comparison *pair) {
  struct field_change *changes;
  bool is_named = compare_kin(comparer, pair);
  size_t count = compare_field_changes(comparer->arena, pair->from, pair->to, &changes);
  for (size_t i = 0; i < count; i++) {
    bool is_name = changes[i].is_name;
    if (is_name && is_named) continue; /* told with both names */
    tell_fact(comparer, pair,
              (struct difference){
                  .kind = is_name ? "renamed" : "changed",
                  .entity = is_name ? kind_name(pair->to->kind) : "field",
                  .title = is_name ? pair->to->title : changes[i].name,
                  .old_text = changes[i].before,
                  .new_text = changes[i].after,
              });
  }
}

/* One blob is one document: nothing can have changed. */
static bool is_other_text(const struct document_comparison *pair) {
  return document_of(pair->from) != document_of(pair->to);
}

static void compare_pair(struct comparer *comparer, struct document_comparison *pair) {
  pair->first_difference = comparer->comparison->difference_count;
  if (pair->from == NULL || pair->to == NULL) {
    compare_whole(comparer, pair);
  } else if (is_other_text(pair)) {
    compare_fields(comparer, pair);
    compare_texts(comparer, pair);
  }
  pair->difference_count = comparer->comparison->difference_count - pair->first_difference;
}

/* ---- which documents belong together ---- */

static const struct entry *document_in(const struct comparer *comparer, const struct entry *own, const struct edition *edition) {
  const struct entry *there = lineage_find(comparer->input->lineage, own, edition);
  return there != NULL && entry_is_document(there) ? there : NULL;
}

static void pair_documents(struct comparer *comparer) {
  const struct edition *from = comparer->input->from;
  const struct edition *to = comparer->input->to;
  struct comparison *comparison = comparer->comparison;
  bool *is_paired = arena_array(comparer->arena, from->entry_count, sizeof *is_paired);
  comparison->documents = arena_array(comparer->arena, from->document_count + to->document_count, sizeof *comparison->documents);
  for (size_t i = 0; i < to->document_count; i++) {
    const struct entry *own = edition_entry(to, i, 0);
    const struct entry *before = document_in(comparer, own, from);
    if (before != NULL && is_paired[before - from->entries]) before = NULL; /* one text became several: the first is its heir */
    if (before != NULL) is_paired[before - from->entries] = true;
    comparison->documents[comparison->document_count++] = (struct document_comparison){.from = before, .to = own};
  }
  for (size_t i = 0; i < from->document_count; i++) {
    const struct entry *own = edition_entry(from, i, 0);
    if (!is_paired[own - from->entries]) comparison->documents[comparison->document_count++] = (struct document_comparison){.from = own};
  }
}

/* A comparison of which only the pairs of documents are known. */
static struct comparer begin(struct arena *arena, const struct compare_input *input) {
  struct comparer comparer = {.arena = arena, .input = input, .comparison = arena_alloc(arena, sizeof *comparer.comparison)};
  comparer.comparison->from = input->from;
  comparer.comparison->to = input->to;
  pair_documents(&comparer);
  return comparer;
}

void compare_list_texts(struct arena *scratch, const struct compare_input *input, struct text_diffs *text_diffs) {
  const struct comparison *comparison = begin(scratch, input).comparison;
  for (size_t i = 0; i < comparison->document_count; i++) {
    const struct document_comparison *pair = &comparison->documents[i];
    if (is_other_text(pair)) text_diffs_add(text_diffs, document_of(pair->from), document_of(pair->to));
  }
}

const struct comparison *compare_editions(struct arena *arena, const struct compare_input *input) {
  struct comparer comparer = begin(arena, input);
  struct comparison *comparison = comparer.comparison;
  for (size_t i = 0; i < comparison->document_count; i++) compare_pair(&comparer, &comparison->documents[i]);
  for (size_t i = 0; i < comparison->difference_count; i++) comparison->class_counts[comparison->differences[i].class]++;
  return comparison;
}
