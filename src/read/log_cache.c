/* The file (base/sealed.h): the path and suffix it is for, every text once, and the commits, children before parents, with texts and
 * parents by number. Numbers have four or eight bytes, least significant first. */
#include "read/log_cache.h"

#include <endian.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sealed.h"

/* To be changed with the format, and with anything that walks find out about commits. */
#define FORMAT STR("spor log 1\n")
#define NO_TEXT UINT32_MAX
#define SIZE_LIMIT BUF_LIMIT_DEFAULT

static const char *file_name(struct arena *arena, const char *folder, struct str path, struct str suffix) {
  struct str key = str_format(arena, "%.*s:%.*s", STR_ARG(path), STR_ARG(suffix));
  return str_format(arena, "%s/log-%016llx.bin", folder, (unsigned long long)sealed_checksum(key)).at;
}

/* -- writing -- */

struct writer {
  struct arena *arena;
  struct buf texts;
  struct buf commits;
  struct map numbers;  /* texts to their numbers, plus 1 */
  uint32_t *positions; /* of commits in the order, by index */
};

static void put_32(struct buf *buf, uint64_t value) {
  uint32_t bytes = htole32((uint32_t)value);
  buf_add_bytes(buf, &bytes, sizeof bytes);
}

static void put_64(struct buf *buf, uint64_t value) {
  uint64_t bytes = htole64(value);
  buf_add_bytes(buf, &bytes, sizeof bytes);
}

static void put_bytes(struct buf *buf, struct str text) {
  put_32(buf, text.len);
  buf_add(buf, text);
}

static void put_text(struct writer *writer, struct str text) {
  uintptr_t number = (uintptr_t)map_get(&writer->numbers, text);
  if (number == 0) {
    number = writer->numbers.count + 1;
    map_put(&writer->numbers, text, (void *)number);
    put_bytes(&writer->texts, text);
  }
  put_32(&writer->commits, number - 1);
}

static void put_side(struct buf *buf, const struct tree_side *side) {
  put_32(buf, side->mode);
  buf_add_bytes(buf, side->id.bytes, sizeof side->id.bytes);
}

static void put_diff(struct writer *writer, const struct commit_diff *diff) {
  struct buf *buf = &writer->commits;
  put_32(buf, (uint64_t)diff->is_known | (uint64_t)diff->is_wide << 1);
  put_32(buf, diff->changes.count);
  for (size_t i = 0; i < diff->changes.count; i++) {
    const struct tree_change *change = &diff->changes.items[i];
    put_text(writer, change->path);
    put_side(buf, &change->old);
    put_side(buf, &change->new);
    if (change->source.at != NULL)
      put_text(writer, change->source);
    else
      put_32(buf, NO_TEXT);
  }
}

static void put_facts(struct writer *writer, const struct log_commit *facts) {
  put_64(&writer->commits, (uint64_t)facts->author_time);
  put_64(&writer->commits, (uint64_t)facts->commit_time);
  put_32(&writer->commits, (uint32_t)facts->author_offset);
  put_text(writer, facts->author_name);
  put_text(writer, facts->author_email);
  put_text(writer, facts->subject);
  put_32(&writer->commits, facts->trailer_count);
  for (size_t i = 0; i < facts->trailer_count; i++) {
    put_text(writer, facts->trailers[i].key);
    put_text(writer, facts->trailers[i].value);
  }
}

static void put_commit(struct writer *writer, const struct graph_commit *commit) {
  struct buf *buf = &writer->commits;
  buf_add_bytes(buf, commit->id.bytes, sizeof commit->id.bytes);
  buf_add_bytes(buf, commit->tree.bytes, sizeof commit->tree.bytes);
  put_facts(writer, commit->facts);
  put_32(buf, commit->parent_count);
  for (size_t i = 0; i < commit->parent_count; i++) put_32(buf, writer->positions[commit->parents[i]]);
  for (size_t i = 0; i == 0 || i < commit->parent_count; i++) put_diff(writer, &commit->diffs[i]);
}

static void assemble(struct writer *writer, struct str path, struct str suffix, const struct commit_graph *graph, struct buf *body) {
  for (size_t i = 0; i < graph->order_count; i++) writer->positions[graph->order[i]] = (uint32_t)i;
  for (size_t i = 0; i < graph->order_count; i++) put_commit(writer, &graph->commits[graph->order[i]]);
  put_bytes(body, path);
  put_bytes(body, suffix);
  put_32(body, writer->numbers.count);
  buf_add(body, buf_str(&writer->texts));
  put_32(body, graph->order_count);
  buf_add(body, buf_str(&writer->commits));
}

void log_cache_write(const char *folder, struct str path, struct str suffix, const struct commit_graph *graph) {
  struct arena *arena = arena_new();
  struct writer writer = {.arena = arena, .positions = arena_array(arena, graph->count, sizeof *writer.positions)};
  struct buf body;
  map_init(&writer.numbers, arena);
  buf_init(&writer.texts, SIZE_LIMIT);
  buf_init(&writer.commits, SIZE_LIMIT);
  buf_init(&body, SIZE_LIMIT);
  assemble(&writer, path, suffix, graph, &body);
  bool is_whole = !writer.texts.overflow && !writer.commits.overflow && !body.overflow;
  if (is_whole) sealed_write(file_name(arena, folder, path, suffix), FORMAT, buf_str(&body));
  buf_release(&body);
  buf_release(&writer.commits);
  buf_release(&writer.texts);
  arena_free(arena);
}

/* -- reading -- */

struct reader {
  struct arena *arena;
  struct str rest;
  bool is_damaged; /* from then on everything read is zero */
  struct str *texts;
  size_t text_count;
};

static const char *take(struct reader *reader, size_t len) {
  static const char zeros[32];
  if (len > reader->rest.len) reader->is_damaged = true;
  if (reader->is_damaged) return zeros;
  const char *at = reader->rest.at;
  reader->rest.at += len;
  reader->rest.len -= len;
  return at;
}

static uint32_t take_32(struct reader *reader) {
  uint32_t bytes;
  memcpy(&bytes, take(reader, sizeof bytes), sizeof bytes);
  return le32toh(bytes);
}

static uint64_t take_64(struct reader *reader) {
  uint64_t bytes;
  memcpy(&bytes, take(reader, sizeof bytes), sizeof bytes);
  return le64toh(bytes);
}

/* How many things follow that have at least `size` bytes each. */
static size_t take_count(struct reader *reader, size_t size) {
  size_t count = take_32(reader);
  if (count > reader->rest.len / size) reader->is_damaged = true;
  return reader->is_damaged ? 0 : count;
}

static struct str take_bytes(struct reader *reader) {
  size_t len = take_count(reader, 1);
  return (struct str){take(reader, len), len};
}

static struct str text_at(struct reader *reader, uint32_t number) {
  if (number >= reader->text_count) reader->is_damaged = true;
  return reader->is_damaged ? STR("") : reader->texts[number];
}

static struct str take_text(struct reader *reader) {
  return text_at(reader, take_32(reader));
}

static struct object_id take_id(struct reader *reader) {
  struct object_id id;
  memcpy(id.bytes, take(reader, sizeof id.bytes), sizeof id.bytes);
  return id;
}

static struct tree_side take_side(struct reader *reader) {
  struct tree_side side = {.mode = take_32(reader)};
  side.id = take_id(reader);
  return side;
}

static void take_diff(struct reader *reader, struct commit_diff *diff) {
  uint32_t flags = take_32(reader);
  diff->is_known = flags & 1;
  diff->is_wide = flags & 2;
  size_t count = take_count(reader, 56);
  diff->changes.items = arena_array(reader->arena, count, sizeof *diff->changes.items);
  for (size_t i = 0; i < count; i++) {
    struct tree_change *change = &diff->changes.items[i];
    change->path = take_text(reader);
    change->old = take_side(reader);
    change->new = take_side(reader);
    uint32_t source = take_32(reader);
    if (source != NO_TEXT) change->source = text_at(reader, source);
  }
  diff->changes.count = count;
}

static struct log_commit *take_facts(struct reader *reader, const struct object_id *id) {
  struct log_commit *facts = arena_alloc(reader->arena, sizeof *facts);
  object_id_write(id, facts->id);
  facts->author_time = (int64_t)take_64(reader);
  facts->commit_time = (int64_t)take_64(reader);
  facts->author_offset = (int32_t)take_32(reader);
  facts->author_name = take_text(reader);
  facts->author_email = take_text(reader);
  facts->subject = take_text(reader);
  facts->trailer_count = take_count(reader, 8);
  if (facts->trailer_count > 0) facts->trailers = arena_array(reader->arena, facts->trailer_count, sizeof *facts->trailers);
  for (size_t i = 0; i < facts->trailer_count; i++) {
    facts->trailers[i].key = take_text(reader);
    facts->trailers[i].value = take_text(reader);
  }
  return facts;
}

/* Parents come later than their children: so no crafted file can make a commit its own ancestor. */
static void take_commit(struct reader *reader, struct commit_graph *graph, size_t number, size_t count) {
  struct object_id id = take_id(reader);
  uint32_t index = commit_graph_add(graph, &id);
  if (index != number) reader->is_damaged = true;
  graph->commits[index].tree = take_id(reader);
  graph->commits[index].facts = take_facts(reader, &id);
  size_t parent_count = take_count(reader, 4);
  uint32_t *parents = arena_array(reader->arena, parent_count, sizeof *parents);
  for (size_t i = 0; i < parent_count; i++) {
    parents[i] = take_32(reader);
    if (parents[i] <= number || parents[i] >= count) reader->is_damaged = true;
  }
  commit_graph_set_parents(graph, index, parents, parent_count);
  for (size_t i = 0; i == 0 || i < parent_count; i++) take_diff(reader, &graph->commits[index].diffs[i]);
}

static void take_texts(struct reader *reader) {
  size_t count = take_count(reader, 4);
  reader->texts = arena_array(reader->arena, count, sizeof *reader->texts);
  for (size_t i = 0; i < count; i++) reader->texts[i] = take_bytes(reader);
  reader->text_count = count;
}

static bool take_graph(struct reader *reader, struct str path, struct str suffix, struct commit_graph *graph) {
  if (!str_equal(take_bytes(reader), path) || !str_equal(take_bytes(reader), suffix)) return false;
  take_texts(reader);
  size_t count = take_count(reader, 80);
  commit_graph_reserve(graph, count + count / 8 + 64); /* and some that are new */
  for (size_t i = 0; i < count && !reader->is_damaged; i++) take_commit(reader, graph, i, count);
  return !reader->is_damaged && reader->rest.len == 0;
}

void log_cache_read(const char *folder, struct str path, struct str suffix, struct commit_graph *graph) {
  struct reader reader = {.arena = graph->arena};
  if (!sealed_read(graph->arena, file_name(graph->arena, folder, path, suffix), FORMAT, &reader.rest)) return;
  if (!take_graph(&reader, path, suffix, graph)) commit_graph_init(graph, graph->arena);
}
