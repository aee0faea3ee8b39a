#include "relate/term_scan.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "read/node.h"
#include "relate/definition.h"
#include "relate/label.h"
#include "relate/links.h"
#include "relate/running.h"
#include "relate/term_match.h"
#include "relate/term_quote.h"

/* The block at hand. */
struct ground {
  const struct node *block;
  size_t declaration;        /* the innermost it stands in */
  enum term_verdict verdict; /* of all that is in it: TERM_LINKED, TERM_HEADING or TERM_QUOTATION */
  struct str anchor;
  size_t lead_end; /* of the running text: where an item's title ends */
};

struct term_scanner {
  struct arena *room;    /* for itself, and for what is used again from document to document */
  struct arena *scratch; /* emptied at each block */
  struct sentence_cutter *cutter;
  unsigned *seen;       /* per entry index: the number of the section in which the concept was last met */
  unsigned *seen_alone; /* the same of the entity's own text */
  unsigned counter;     /* of sections: never the same again, so nothing need be emptied */
  struct running running;
  struct word_token *tokens;
  size_t token_count;
  size_t token_capacity;
  struct term_hit *hits;
  size_t hit_count;
  size_t hit_capacity;
  struct term_quote *quotes; /* where in the running text each hit of the block stands */
  size_t quote_capacity;
  struct term_piece *pieces;
  size_t *piece_hits; /* indexes: hits move while they grow */
  size_t piece_count;
  size_t piece_capacity;
  size_t piece_hit_capacity;
  /* of the document at hand */
  const struct term_scan *scan;
  struct arena *arena;
  struct ground ground;
  unsigned section; /* numbers from the counter */
  unsigned alone;   /* section of the innermost entity's own text */
  size_t last_declaration;
  struct str heading; /* the anchor of the section */
  size_t block_first; /* the first hit of the block */
};

struct term_scanner *term_scanner_open(size_t entry_count) {
  struct arena *room = arena_new();
  struct term_scanner *scanner = arena_alloc(room, sizeof *scanner);
  scanner->room = room;
  scanner->scratch = arena_new();
  scanner->cutter = sentence_cutter_open();
  scanner->seen = arena_array(room, entry_count, sizeof *scanner->seen);
  scanner->seen_alone = arena_array(room, entry_count, sizeof *scanner->seen_alone);
  running_init(&scanner->running, room);
  return scanner;
}

void term_scanner_close(struct term_scanner *scanner) {
  running_release(&scanner->running);
  sentence_cutter_close(scanner->cutter);
  arena_free(scanner->scratch);
  arena_free(scanner->room);
}

/* ---- the ground a block stands on ---- */

static void find_ground(struct term_scanner *scanner, const struct node *block) {
  struct ground *ground = &scanner->ground;
  *ground = (struct ground){.block = block, .verdict = block->type == NODE_HEADING ? TERM_HEADING : TERM_LINKED};
  bool is_declared = false;
  for (const struct node *node = block; node != NULL; node = node->parent) {
    if (node->type == NODE_QUOTE) ground->verdict = TERM_QUOTATION;
    if (node->id.len > 0 && ground->anchor.len == 0) ground->anchor = node->id;
    if (node->declaration == 0 || is_declared) continue;
    ground->declaration = node->declaration - 1;
    is_declared = true;
  }
  if (ground->anchor.len == 0) ground->anchor = scanner->heading;
}

/* Every heading begins a section, every note at the end is one; for the text of an entity that stands alone, so does the entity. */
static void pass_bounds(struct term_scanner *scanner, const struct node *node) {
  if (node->type != NODE_HEADING && node->type != NODE_FOOTNOTE) return;
  scanner->heading = node->type == NODE_HEADING ? node->id : (struct str){NULL, 0};
  scanner->section = scanner->alone = ++scanner->counter;
}

static void pass_entity(struct term_scanner *scanner) {
  if (scanner->ground.declaration == scanner->last_declaration) return;
  scanner->last_declaration = scanner->ground.declaration;
  scanner->alone = ++scanner->counter;
}

/* ---- tokens ---- */

static void cut_tokens(struct term_scanner *scanner) {
  struct tokens tokens = tokens_begin(scanner->scratch, buf_str(&scanner->running.text));
  struct word_token token;
  scanner->token_count = 0;
  while (tokens_next(&tokens, &token)) {
    if (scanner->token_count == scanner->token_capacity)
      scanner->tokens = arena_grow(scanner->room, scanner->tokens, scanner->token_count, &scanner->token_capacity, sizeof token);
    scanner->tokens[scanner->token_count++] = token;
  }
}

/* ---- what a match is worth ---- */

/* Danish writes no common noun with a capital: one inside a sentence is part of a name, and so is what it stands in. */
static bool is_name(const struct term_scanner *scanner, size_t first, const struct term_match *match) {
  if (match->meaning->exact.len > 0) return false;
  for (size_t i = first; i < first + match->token_count; i++) {
    const struct word_token *token = &scanner->tokens[i];
    bool is_capital = token->letters == LETTERS_CAPITAL && !token->begins_sentence;
    if (is_capital && (i == first || !match->meaning->is_name)) return true;
  }
  return false;
}

static bool is_closed(const struct term_scanner *scanner, size_t start, size_t end) {
  const struct running *running = &scanner->running;
  const struct running_piece *piece = running_piece_at(running, start);
  const struct running_piece *stop = running->pieces + running->piece_count;
  for (; piece < stop && piece->start < end; piece++) {
    if (piece->is_closed) return true;
  }
  return false;
}

static enum term_policy policy_of(const struct term_scanner *scanner, const struct entry *concept) {
  return term_policy_meet(concept->declaration->terms, scanner->scan->text_policy, scanner->scan->otherwise);
}

static enum term_verdict judge(struct term_scanner *scanner, size_t first, const struct term_match *match, const struct meaning *meaning) {
  const struct meaning *all = match->meaning;
  const struct word_token *last = &scanner->tokens[first + match->token_count - 1];
  if (meaning == NULL) return TERM_FOREIGN;
  if (term_is_refused(all, meaning->concept)) return TERM_REFUSED;
  if (is_closed(scanner, scanner->tokens[first].start, last->end)) return TERM_CLOSED;
  if (scanner->ground.verdict != TERM_LINKED) return scanner->ground.verdict;
  if (scanner->tokens[first].start < scanner->ground.lead_end) return TERM_HEADING;
  if (definition_holds(scanner->scan->input->links, scanner->scan->document, scanner->ground.declaration, meaning->concept))
    return TERM_OWN;
  if (is_name(scanner, first, &(struct term_match){match->token_count, meaning})) return TERM_NAME;
  return policy_of(scanner, meaning->concept) == TERMS_NONE ? TERM_SWITCHED : TERM_LINKED;
}

/* ---- keeping hits ---- */

static void add_pieces(struct term_scanner *scanner, size_t start, size_t end) {
  const struct running *running = &scanner->running;
  size_t first = (size_t)(running_piece_at(running, start) - running->pieces);
  const struct node *last = NULL;
  for (size_t i = first; i < running->piece_count && running->pieces[i].start < end; i++) {
    const struct running_piece *piece = &running->pieces[i];
    if (piece->node == NULL || piece->node->type != NODE_TEXT) continue;
    struct str text = piece->node->as.leaf.text;
    size_t from = start > piece->start ? start - piece->start : 0;
    size_t to = end - piece->start < text.len ? end - piece->start : text.len;
    bool is_beside = last != NULL && last->parent == piece->node->parent;
    while (from < to && text.at[from] == ' ' && !is_beside) from++;
    if (from == to) continue;
    scanner->piece_hits =
        arena_grow(scanner->room, scanner->piece_hits, scanner->piece_count, &scanner->piece_hit_capacity, sizeof *scanner->piece_hits);
    scanner->pieces = arena_grow(scanner->room, scanner->pieces, scanner->piece_count, &scanner->piece_capacity, sizeof *scanner->pieces);
    scanner->piece_hits[scanner->piece_count] = scanner->hit_count - 1;
    scanner->pieces[scanner->piece_count++] = (struct term_piece){.at = text.at + from, .len = to - from};
    if (is_beside) scanner->pieces[scanner->piece_count - 2].goes_on = true;
    last = piece->node;
  }
}

static void add_hit(struct term_scanner *scanner, size_t start, size_t end, struct term_hit hit) {
  scanner->hits = arena_grow(scanner->room, scanner->hits, scanner->hit_count, &scanner->hit_capacity, sizeof hit);
  scanner->quotes = arena_grow(scanner->room, scanner->quotes, scanner->hit_count, &scanner->quote_capacity, sizeof *scanner->quotes);
  hit.reference.place = running_place(&scanner->running, scanner->ground.block, scanner->scan->document->document->file, start, end);
  hit.reference.node = scanner->ground.block;
  hit.reference.declaration = scanner->ground.declaration;
  hit.reference.near_anchor = scanner->ground.anchor;
  hit.reference.form = REFERENCE_TERM;
  scanner->quotes[scanner->hit_count] = (struct term_quote){.start = start, .end = end};
  scanner->hits[scanner->hit_count++] = hit;
  bool is_shown = hit.verdict == TERM_LINKED || hit.is_linked_alone || hit.language.len > 0;
  if (is_shown) add_pieces(scanner, start, end);
}

/* The first mention in a section is the link, on the page and where the entity's text stands alone. */
struct firsts {
  bool on_page;
  bool alone;
};

static struct firsts note_seen(struct term_scanner *scanner, const struct entry *concept) {
  struct firsts firsts = {scanner->seen[concept->index] != scanner->section, scanner->seen_alone[concept->index] != scanner->alone};
  scanner->seen[concept->index] = scanner->section;
  scanner->seen_alone[concept->index] = scanner->alone;
  return firsts;
}

/* A link that the author wrote to a concept is a mention of it too. */
static void note_reference(struct term_scanner *scanner, const struct word_token *token) {
  const struct running_piece *piece = running_piece_at(&scanner->running, token->start);
  if (!piece->is_closed || piece->node == NULL) return;
  const struct node *node = piece->node;
  while (node != scanner->ground.block && node->type != NODE_REFERENCE) node = node->parent;
  if (node->type != NODE_REFERENCE) return;
  const struct target *target = links_target(scanner->scan->input->links, scanner->scan->document, node->as.reference.index);
  if (target->entry != NULL && target->entry->kind == KIND_CONCEPT) note_seen(scanner, target->entry);
}

/* The bold beginning of a goal, an action or the like is its title, and no more a link than a heading. */
static size_t lead_end(const struct term_scanner *scanner, const struct node *block) {
  const struct node *item = block->parent;
  bool is_title = item != NULL && item->type == NODE_ITEM && item->declaration != 0 && item->first == block && block->first != NULL &&
                  block->first->type == NODE_STRONG;
  size_t end = 0;
  for (size_t i = 0; is_title && i < scanner->running.piece_count; i++) {
    const struct node *node = scanner->running.pieces[i].node;
    while (node != NULL && node->parent != block) node = node->parent;
    if (node == block->first) end = i + 1 < scanner->running.piece_count ? scanner->running.pieces[i + 1].start : scanner->running.text.len;
  }
  return end;
}

static void take_match(struct term_scanner *scanner, size_t first, const struct term_match *match) {
  const struct meaning *meaning = term_meant(match->meaning);
  struct term_hit hit = {.verdict = judge(scanner, first, match, meaning), .language = term_language(match->meaning)};
  if (meaning != NULL) hit.concept = meaning->concept;
  if (hit.verdict == TERM_LINKED) {
    bool is_every = policy_of(scanner, hit.concept) == TERMS_ALL;
    struct firsts firsts = note_seen(scanner, hit.concept);
    if (!firsts.on_page && !is_every) hit.verdict = TERM_REPEATED;
    hit.is_linked_alone = firsts.alone || is_every;
  }
  bool is_kept = hit.verdict == TERM_LINKED || hit.is_linked_alone || hit.language.len > 0 || scanner->scan->wants_all;
  if (is_kept) add_hit(scanner, scanner->tokens[first].start, scanner->tokens[first + match->token_count - 1].end, hit);
}

static bool has_links(const struct running *running) {
  for (size_t i = 0; i < running->piece_count; i++) {
    if (running->pieces[i].is_closed) return true;
  }
  return false;
}

static void take_tokens(struct term_scanner *scanner) {
  bool may_refer = has_links(&scanner->running);
  for (size_t i = 0; i < scanner->token_count;) {
    struct term_match match = term_match_at(scanner->scan->set, buf_str(&scanner->running.text), scanner->tokens, scanner->token_count, i);
    if (may_refer) note_reference(scanner, &scanner->tokens[i]);
    if (match.token_count > 0) take_match(scanner, i, &match);
    i += match.token_count > 0 ? match.token_count : 1;
  }
}

/* ---- a document ---- */

static struct str label(const void *context, const struct node *node) {
  const struct term_scanner *scanner = context;
  const struct entry *document = scanner->scan->document;
  const struct reference *reference = &document->document->references[node->as.reference.index];
  const struct target *target = links_target(scanner->scan->input->links, document, node->as.reference.index);
  bool has_label = reference->is_bare && target->entry != NULL && !reference->is_withheld;
  return has_label ? reference_label(scanner->scratch, reference, target->entry) : (struct str){NULL, 0};
}

static void quote_block(struct term_scanner *scanner) {
  bool is_any = false;
  for (size_t i = scanner->block_first; i < scanner->hit_count; i++) {
    struct term_hit *hit = &scanner->hits[i];
    hit->reference.mark_end = 0;
    is_any = is_any || hit->verdict == TERM_LINKED || scanner->scan->wants_all;
  }
  if (!is_any) return;
  term_quotes_cut(&(struct term_quoting){scanner->arena, scanner->scratch, scanner->cutter}, buf_str(&scanner->running.text),
                  scanner->quotes + scanner->block_first, scanner->hit_count - scanner->block_first);
  for (size_t i = scanner->block_first; i < scanner->hit_count; i++) {
    const struct term_quote *quote = &scanner->quotes[i];
    scanner->hits[i].reference.sentence = quote->sentence;
    scanner->hits[i].reference.mark_start = quote->mark_start;
    scanner->hits[i].reference.mark_end = quote->mark_end;
  }
}

static void take_block(struct term_scanner *scanner, const struct node *block) {
  arena_reset(scanner->scratch);
  find_ground(scanner, block);
  pass_entity(scanner);
  running_read(&scanner->running, block, &(struct running_labels){label, scanner});
  if (scanner->running.piece_count == 0) return;
  scanner->ground.lead_end = lead_end(scanner, block);
  cut_tokens(scanner);
  scanner->block_first = scanner->hit_count;
  take_tokens(scanner);
  quote_block(scanner);
}

static int compare_pieces(const void *a, const void *b) {
  uintptr_t first = (uintptr_t)((const struct term_piece *)a)->at;
  uintptr_t second = (uintptr_t)((const struct term_piece *)b)->at;
  return (first > second) - (first < second);
}

struct term_document term_scanner_run(struct term_scanner *scanner, struct arena *arena, const struct term_scan *scan) {
  const struct node *root = scan->document->document->root;
  scanner->scan = scan;
  scanner->arena = arena;
  scanner->last_declaration = (size_t)-1;
  scanner->heading = (struct str){NULL, 0};
  scanner->hit_count = scanner->piece_count = 0;
  scanner->section = scanner->alone = ++scanner->counter;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    pass_bounds(scanner, node);
    if (running_is_block(node)) take_block(scanner, node);
  }
  struct term_hit *hits = arena_copy(arena, scanner->hits, scanner->hit_count * sizeof *hits);
  for (size_t i = 0; i < scanner->piece_count; i++) scanner->pieces[i].hit = &hits[scanner->piece_hits[i]];
  if (scanner->piece_count > 1) qsort(scanner->pieces, scanner->piece_count, sizeof *scanner->pieces, compare_pieces);
  struct term_piece *pieces = arena_copy(arena, scanner->pieces, scanner->piece_count * sizeof *pieces);
  return (struct term_document){hits, scanner->hit_count, pieces, scanner->piece_count};
}
