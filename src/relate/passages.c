#include "relate/passages.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/store.h"
#include "base/text.h"
#include "model/redaction.h"
#include "read/repo.h"

/* A version of a document, boiled down: what stands under each heading and in each declared entity. */
struct digest {
  struct map sections; /* anchor → struct passage; the empty anchor is what stands before the first heading */
  struct map entities; /* id → struct passage */
};

struct passage {
  struct str title;
  struct str words;
};

struct passages {
  struct arena *arena; /* results and digests */
  struct repo *repo;
  struct map digests;   /* blob id → struct digest */
  struct map documents; /* blob id → struct document: what was parsed for other ends */
  struct buf words;     /* of the passage at hand */
  struct diags *aside;
  struct store store; /* pair of blobs → what differs */
};

struct passages *passages_new(struct arena *arena, struct repo *repo, const char *cache_folder) {
  struct passages *passages = arena_alloc(arena, sizeof *passages);
  *passages = (struct passages){.arena = arena, .repo = repo, .aside = diags_new()};
  map_init(&passages->digests, arena);
  map_init(&passages->documents, arena);
  buf_init(&passages->words, BUF_LIMIT_DEFAULT);
  store_open(&passages->store, arena, cache_folder, "passages.bin", STR("spor passages 2 " SPOR_VERSION "\n"));
  return passages;
}

void passages_know(struct passages *passages, struct str blob, const struct document *document) {
  if (blob.len > 0) map_put(&passages->documents, blob, (void *)document);
}

void passages_free(struct passages *passages) {
  store_save(&passages->store);
  buf_release(&passages->words);
  diags_free(passages->aside);
}

static void put(struct arena *arena, struct map *map, struct str key, struct str title, struct str words) {
  struct passage *passage = arena_alloc(arena, sizeof *passage);
  *passage = (struct passage){str_copy(arena, title), str_copy(arena, words)};
  map_put(map, str_copy(arena, key), passage);
}

static void add_text(struct buf *words, struct arena *scratch, const struct node *node) {
  buf_add_char(words, '\n');
  buf_add(words, text_fold_space(scratch, node_text(scratch, node)));
}

/* The words of the blocks from `first` up to the next heading, or to the notes at the end. */
static void add_until_heading(struct buf *words, struct arena *scratch, const struct node *first) {
  const struct node *node = first;
  for (; node != NULL && node->type != NODE_HEADING && node->type != NODE_FOOTNOTE; node = node->next) add_text(words, scratch, node);
}

/* Notes stand at the end of the text and belong to no section of it: they are told as part of the document. */
static void add_notes(struct buf *words, struct arena *scratch, const struct node *root) {
  const struct node *note = root->last;
  for (; note != NULL && note->type == NODE_FOOTNOTE; note = note->previous) add_text(words, scratch, note);
}

static void digest_sections(struct passages *passages, struct arena *scratch, const struct document *document, struct digest *digest) {
  struct buf *words = &passages->words;
  buf_clear(words);
  add_until_heading(words, scratch, document->root->first);
  add_notes(words, scratch, document->root);
  put(passages->arena, &digest->sections, (struct str){"", 0}, document->fields.title.text, buf_str(words));
  for (const struct node *node = document->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING) continue;
    struct str heading = text_fold_space(scratch, node_text(scratch, node));
    buf_clear(words);
    buf_add(words, heading);
    add_until_heading(words, scratch, node->next);
    put(passages->arena, &digest->sections, node->id, heading, buf_str(words));
  }
}

/* With all that stands below the heading, the sections in it too. */
static void add_section(struct buf *words, struct arena *scratch, const struct node *heading) {
  add_text(words, scratch, heading);
  const struct node *end = node_section_end(heading);
  for (const struct node *node = heading->next; node != end; node = node->next) add_text(words, scratch, node);
}

static void digest_entities(struct passages *passages, struct arena *scratch, const struct document *document, struct digest *digest) {
  struct buf *words = &passages->words;
  for (size_t i = 1; i < document->declaration_count; i++) {
    const struct declaration *declaration = &document->declarations[i];
    buf_clear(words);
    buf_add(words, declaration->title);
    if (declaration->node->type == NODE_HEADING) {
      add_section(words, scratch, declaration->node);
    } else {
      add_text(words, scratch, declaration->node);
    }
    put(passages->arena, &digest->entities, declaration->id, declaration->title, buf_str(words));
  }
}

/* NULL for what cannot be read. */
static const struct document *find_document(struct passages *passages, struct arena *scratch, const char blob[41], struct str path,
                                            const struct redactions *redactions) {
  struct str bytes;
  bool is_whole = redactions == NULL || redactions->count == 0;
  const struct document *known = is_whole ? map_get(&passages->documents, str_from(blob)) : NULL;
  if (known != NULL) return known;
  if (blob[0] == '\0' || !repo_read_blob(passages->repo, blob, scratch, &bytes, passages->aside)) return NULL;
  const struct lines *file = lines_new(scratch, path, (struct str){0}, bytes);
  return document_parse_redacted(scratch, file, path, true, redactions, passages->aside);
}

/* The same bytes may be withheld in one publication and not in another. */
static struct str digest_key(struct passages *passages, const char blob[41], const struct redactions *redactions) {
  if (redactions == NULL || redactions->count == 0) return str_copy(passages->arena, str_from(blob));
  return str_format(passages->arena, "%s %.*s", blob, STR_ARG(redactions->at[0]->publication.text));
}

static const struct digest *digest_of(struct passages *passages, const char blob[41], struct str path,
                                      const struct redactions *redactions) {
  struct str key = digest_key(passages, blob, redactions);
  const struct digest *known = map_get(&passages->digests, key);
  if (known != NULL) return known;
  struct digest *digest = arena_alloc(passages->arena, sizeof *digest);
  map_init(&digest->sections, passages->arena);
  map_init(&digest->entities, passages->arena);
  struct arena *scratch = arena_new();
  const struct document *document = find_document(passages, scratch, blob, path, redactions);
  if (document != NULL) {
    digest_sections(passages, scratch, document, digest);
    digest_entities(passages, scratch, document, digest);
  }
  arena_free(scratch);
  map_put(&passages->digests, key, digest);
  return digest;
}

static bool differs(const struct map *map, const struct map_item *item) {
  const struct passage *other = map_get(map, item->key);
  return other == NULL || !str_equal(other->words, ((const struct passage *)item->value)->words);
}

static struct passage_change find_changes(struct passages *passages, const struct digest *before, const struct digest *after) {
  struct passage_change change = {arena_array(passages->arena, before->sections.count + after->sections.count, sizeof(struct str)), 0, {0}};
  map_init(&change.touched, passages->arena);
  for (size_t i = 0; i < after->sections.count; i++) {
    const struct passage *passage = after->sections.items[i].value;
    if (differs(&before->sections, &after->sections.items[i])) change.sections[change.section_count++] = passage->title;
  }
  for (size_t i = 0; i < before->sections.count; i++) {
    const struct passage *passage = before->sections.items[i].value;
    bool is_gone = map_get(&after->sections, before->sections.items[i].key) == NULL;
    if (is_gone) change.sections[change.section_count++] = passage->title;
  }
  for (size_t i = 0; i < after->entities.count; i++) {
    if (differs(&before->entities, &after->entities.items[i])) map_put(&change.touched, after->entities.items[i].key, passages);
  }
  return change;
}

/* A line for each section and for each entity: neither titles nor ids hold line ends. */
static struct str encode(struct arena *arena, const struct passage_change *change) {
  struct buf lines;
  buf_init(&lines, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < change->section_count; i++) {
    buf_format(&lines, "-%.*s\n", STR_ARG(change->sections[i]));
  }
  for (size_t i = 0; i < change->touched.count; i++) buf_format(&lines, "#%.*s\n", STR_ARG(change->touched.items[i].key));
  struct str encoded = str_copy(arena, buf_str(&lines));
  buf_release(&lines);
  return encoded;
}

static struct passage_change decode(struct passages *passages, struct str lines) {
  struct passage_change change = {0};
  size_t capacity = 0;
  struct str line;
  map_init(&change.touched, passages->arena);
  while (str_split(&lines, '\n', &line)) {
    struct str rest = str_slice(line, 1, line.len);
    if (str_starts(line, "#")) map_put(&change.touched, rest, passages);
    if (!str_starts(line, "-")) continue;
    change.sections = arena_grow(passages->arena, change.sections, change.section_count, &capacity, sizeof *change.sections);
    change.sections[change.section_count++] = rest;
  }
  return change;
}

/* What was withheld after it was kept must not come back from the cache: with redactions all is found out anew. */
struct passage_change passages_compare(struct passages *passages, const char old_blob[41], const char blob[41], struct str path,
                                       const struct redactions *redactions) {
  struct str key = str_format(passages->arena, "%s %s", old_blob, blob);
  struct str known;
  bool may_keep = redactions == NULL || redactions->count == 0;
  if (may_keep && store_get(&passages->store, key, &known)) return decode(passages, known);
  const struct digest *before = digest_of(passages, old_blob, path, redactions);
  const struct digest *after = digest_of(passages, blob, path, redactions);
  struct passage_change change = find_changes(passages, before, after);
  if (may_keep) store_put(&passages->store, key, encode(passages->arena, &change));
  return change;
}

bool passage_change_touches(const struct passage_change *change, struct str id) {
  return map_get(&change->touched, id) != NULL;
}
