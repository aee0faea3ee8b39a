#include "read/yamltree.h"

#include <yaml.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/map.h"
#include "read/yaml_problem.h"

/* Up to this many keys a map is searched from one end to the other; beyond it gets a table. */
#define SHORT_MAP 16

/* A list or a map that is not closed yet. */
struct frame {
  struct yaml_value *value;
  struct str anchor; /* empty for none */
  size_t capacity;
  size_t last_end;    /* of its last value or key so far */
  size_t value_count; /* values in it so far, itself included, aliases expanded */
  unsigned height;    /* levels of lists and maps in it, itself included */
  bool has_key;       /* a map's key is read, its value is next */
  struct str key;
  struct place key_place;
  struct map keys; /* in use from SHORT_MAP keys on */
};

/* What a name given with & stands for; `value` is NULL until it is complete. */
struct anchor {
  struct yaml_value *value;
  size_t value_count;
  unsigned height;
};

struct builder {
  struct arena *arena;
  const struct lines *lines;
  struct str text; /* the part that is parsed */
  size_t from;     /* where it begins in the file */
  struct diags *diags;
  yaml_parser_t parser;
  struct map anchors;
  struct frame frames[YAML_TREE_DEPTH_LIMIT];
  size_t depth;
  size_t value_count;
  struct yaml_value *root;
  size_t seen_characters; /* the last position asked for, in characters and in bytes */
  size_t seen_bytes;
  size_t quoted_start; /* of the last value in quotes, in bytes of `text`; its end is 0 as long as there is none */
  size_t quoted_end;
  bool is_valid;
};

/* -- places -- */

static bool starts_character(char byte) {
  return ((unsigned char)byte & 0xC0) != 0x80;
}

/* libyaml counts characters, and lines otherwise than we do (U+2028 ends one): only its index is of use. Marks come nearly in order, so
 * counting goes on from the last one, and back from it where one lies a little before it. */
static size_t find_offset(struct builder *builder, const yaml_mark_t *mark) {
  size_t at = builder->seen_bytes, seen = builder->seen_characters;
  for (; seen > mark->index; seen--) {
    if (at > 0) at--;
    while (at > 0 && !starts_character(builder->text.at[at])) at--;
  }
  for (; seen < mark->index && at < builder->text.len; seen++) {
    at++;
    while (at < builder->text.len && !starts_character(builder->text.at[at])) at++;
  }
  builder->seen_characters = seen;
  builder->seen_bytes = at;
  return at;
}

static size_t width_on_first_line(struct str text, size_t start, size_t end) {
  size_t stop = start;
  while (stop < end && text.at[stop] != '\n' && text.at[stop] != '\r') stop++;
  while (stop > start && (text.at[stop - 1] == ' ' || text.at[stop - 1] == '\t')) stop--;
  return stop > start ? stop - start : 1;
}

static struct place place_of_event(struct builder *builder, const yaml_event_t *event) {
  size_t start = find_offset(builder, &event->start_mark);
  bool is_collection = event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT;
  size_t width = is_collection ? 1 : width_on_first_line(builder->text, start, find_offset(builder, &event->end_mark));
  return lines_place(builder->lines, builder->from + start, width);
}

/* A block scalar's end, and an empty value's, may lie behind line ends that belong to nobody. */
static size_t end_of_event(struct builder *builder, const yaml_event_t *event) {
  size_t start = find_offset(builder, &event->start_mark);
  size_t end = find_offset(builder, &event->end_mark);
  while (end > start && ascii_is_space(builder->text.at[end - 1])) end--;
  return builder->from + end;
}

/* -- what is no YAML -- */

/* Where and how: libyaml points at where it noticed. Of what was begun and not ended, the beginning is what has to be mended. */
static struct place place_of_problem(struct builder *builder, const struct yaml_problem *known, size_t offset) {
  const yaml_parser_t *parser = &builder->parser;
  struct place noticed = lines_place(builder->lines, builder->from + offset, 1);
  if (known != NULL && known->tells_start && parser->context != NULL) {
    return lines_place(builder->lines, builder->from + find_offset(builder, &parser->context_mark), 1);
  }
  return noticed;
}

/* A quote that is not closed ends where the next one was meant to begin, perhaps many lines below. */
static bool is_behind_lost_quote(const struct builder *builder, size_t offset) {
  if (builder->quoted_end == 0 || offset < builder->quoted_end) return false;
  const char *from = builder->text.at + builder->quoted_start;
  bool has_lines = memchr(from, '\n', builder->quoted_end - builder->quoted_start) != NULL;
  return has_lines && memchr(builder->text.at + builder->quoted_end, '\n', offset - builder->quoted_end) == NULL;
}

/* Whether a line could be "key: value". */
static bool is_entry(struct str line) {
  return line.len == 0 || line.at[0] == '#' || str_ends(line, ":") || str_find(line, STR(": "), 0) != STR_NOT_FOUND;
}

/* A first key without its colon runs together with the next line, whose colon is then the one too many: 0, or the line to mend. */
static unsigned find_lost_colon(const struct builder *builder, struct place noticed) {
  if (builder->parser.problem == NULL || !str_starts(str_from(builder->parser.problem), "mapping values are not allowed")) return 0;
  struct place first = lines_place(builder->lines, builder->from, 1);
  for (unsigned line = noticed.line; line-- > first.line;) {
    struct str text = str_trim(lines_text(builder->lines, line));
    if (text.len == 0) continue;
    return is_entry(text) ? 0 : line;
  }
  return 0;
}

static struct str describe_problem(struct builder *builder, const struct yaml_problem *known, size_t offset) {
  const yaml_parser_t *parser = &builder->parser;
  const char *problem = parser->problem != NULL ? parser->problem : "unknown error";
  if (known == NULL && parser->context != NULL) return str_format(builder->arena, "%s %s", parser->context, problem);
  if (known == NULL) return str_from(problem);
  bool is_at_tab = offset < builder->text.len && builder->text.at[offset] == '\t';
  if (is_at_tab && str_starts(str_from(problem), "found character")) return str_from(yaml_problem_tab);
  return str_from(known->words);
}

static void report_syntax(struct builder *builder) {
  /* The reader, which comes before the scanner, tells where in bytes and gives no mark. */
  bool is_encoding = builder->parser.error == YAML_READER_ERROR;
  size_t offset = is_encoding ? builder->parser.problem_offset : find_offset(builder, &builder->parser.problem_mark);
  if (offset > builder->text.len) offset = builder->text.len;
  const struct yaml_problem *known = yaml_problem_find(builder->parser.problem);
  struct place place = place_of_problem(builder, known, offset);
  struct str words = describe_problem(builder, known, offset);
  if (!is_encoding && is_behind_lost_quote(builder, offset)) {
    place = lines_place(builder->lines, builder->from + builder->quoted_start, 1);
    words = str_from(yaml_problem_quote);
  }
  unsigned line = find_lost_colon(builder, place);
  if (line > 0) {
    place = (struct place){builder->lines, line, 1, 1};
    words = str_from(yaml_problem_colon);
  }
  diags_add(builder->diags, DIAG_YAML_SYNTAX, place, words, STR(""), STR(""));
  builder->is_valid = false;
}

/* -- building -- */

static void report(struct builder *builder, enum diag_code code, struct place place, struct str argument) {
  diags_add(builder->diags, code, place, argument, STR(""), STR(""));
  builder->is_valid = false;
}

static bool has_key_already(const struct frame *frame, struct str key) {
  const struct yaml_value *map = frame->value;
  if (map->count >= SHORT_MAP) return map_get(&frame->keys, key) != NULL;
  for (size_t i = 0; i < map->count; i++)
    if (str_equal(map->entries[i].key, key)) return true;
  return false;
}

/* Called after each new entry; the table takes over once the map is no longer short. */
static void remember_key(struct builder *builder, struct frame *frame) {
  const struct yaml_value *map = frame->value;
  if (map->count < SHORT_MAP) return;
  if (map->count == SHORT_MAP) map_init(&frame->keys, builder->arena);
  size_t first = map->count == SHORT_MAP ? 0 : map->count - 1;
  for (size_t i = first; i < map->count; i++) map_put(&frame->keys, map->entries[i].key, frame->value);
}

static void take_key(struct builder *builder, struct frame *frame, const struct yaml_value *value, struct place place) {
  frame->has_key = true;
  frame->key = value->text;
  frame->key_place = place;
  if (value->kind != YAML_SCALAR)
    report(builder, DIAG_YAML_KEY_NOT_SCALAR, place, STR(""));
  else if (has_key_already(frame, value->text))
    report(builder, DIAG_YAML_DUPLICATE_KEY, place, value->text);
}

static void add_to_map(struct builder *builder, struct frame *frame, struct yaml_value *value) {
  struct yaml_value *map = frame->value;
  map->entries = arena_grow(builder->arena, map->entries, map->count, &frame->capacity, sizeof *map->entries);
  map->entries[map->count++] = (struct yaml_entry){frame->key, frame->key_place, value};
  remember_key(builder, frame);
  frame->has_key = false;
}

static void add_to_list(struct builder *builder, struct frame *frame, struct yaml_value *value) {
  struct yaml_value *list = frame->value;
  list->items = arena_grow(builder->arena, list->items, list->count, &frame->capacity, sizeof *list->items);
  list->items[list->count++] = value;
}

/* Puts a complete value where it belongs: into the innermost open list or map, or at the root. */
static void add_value(struct builder *builder, struct yaml_value *value, struct place place, size_t end, size_t value_count,
                      unsigned height) {
  if (builder->depth == 0) {
    builder->root = value;
    return;
  }
  struct frame *frame = &builder->frames[builder->depth - 1];
  frame->last_end = end;
  frame->value_count += value_count;
  if (frame->height < height + 1) frame->height = height + 1;
  if (frame->value->kind == YAML_LIST)
    add_to_list(builder, frame, value);
  else if (frame->has_key)
    add_to_map(builder, frame, value);
  else
    take_key(builder, frame, value, place);
}

static bool count_values(struct builder *builder, size_t count, struct place place) {
  builder->value_count += count;
  if (builder->value_count <= YAML_TREE_VALUE_LIMIT) return true;
  report(builder, DIAG_YAML_TOO_LARGE, place, str_format(builder->arena, "%d", YAML_TREE_VALUE_LIMIT));
  return false;
}

static bool check_depth(struct builder *builder, size_t depth, struct place place) {
  if (depth <= YAML_TREE_DEPTH_LIMIT) return true;
  report(builder, DIAG_YAML_TOO_DEEP, place, str_format(builder->arena, "%d", YAML_TREE_DEPTH_LIMIT));
  return false;
}

/* A later anchor of the same name takes the name over, so a name always means the latest before it. */
static void set_anchor(struct builder *builder, struct str name, struct yaml_value *value, size_t value_count, unsigned height) {
  if (name.len == 0) return;
  struct anchor *anchor = arena_alloc(builder->arena, sizeof *anchor);
  *anchor = (struct anchor){value, value_count, height};
  map_set(&builder->anchors, name, anchor);
}

static struct str copy_name(struct builder *builder, const yaml_char_t *name) {
  return name == NULL ? STR("") : str_copy(builder->arena, str_from((const char *)name));
}

static struct yaml_value *new_value(struct builder *builder, enum yaml_kind kind, struct place place) {
  struct yaml_value *value = arena_alloc(builder->arena, sizeof *value);
  value->kind = kind;
  value->place = place;
  return value;
}

static bool take_scalar(struct builder *builder, const yaml_event_t *event) {
  struct place place = place_of_event(builder, event);
  if (!count_values(builder, 1, place)) return false;
  struct yaml_value *value = new_value(builder, YAML_SCALAR, place);
  struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
  value->text = str_copy(builder->arena, text);
  value->is_quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  value->start = builder->from + find_offset(builder, &event->start_mark);
  value->end = end_of_event(builder, event);
  if (value->is_quoted && event->data.scalar.style != YAML_LITERAL_SCALAR_STYLE && event->data.scalar.style != YAML_FOLDED_SCALAR_STYLE) {
    builder->quoted_start = value->start - builder->from;
    builder->quoted_end = value->end - builder->from;
  }
  set_anchor(builder, copy_name(builder, event->data.scalar.anchor), value, 1, 0);
  add_value(builder, value, place, value->end, 1, 0);
  return true;
}

/* The alias shares the anchor's value, yet counts as all that it stands for: whoever walks the tree meets it as often. */
static bool take_alias(struct builder *builder, const yaml_event_t *event) {
  struct place place = place_of_event(builder, event);
  struct str name = copy_name(builder, event->data.alias.anchor);
  const struct anchor *anchor = map_get(&builder->anchors, name);
  if (anchor == NULL || anchor->value == NULL) {
    report(builder, DIAG_YAML_ALIAS, place, name);
    add_value(builder, new_value(builder, YAML_SCALAR, place), place, end_of_event(builder, event), 1, 0);
    return true;
  }
  if (!count_values(builder, anchor->value_count, place) || !check_depth(builder, builder->depth + anchor->height, place)) return false;
  add_value(builder, anchor->value, place, end_of_event(builder, event), anchor->value_count, anchor->height);
  return true;
}

static bool is_in_braces(const yaml_event_t *event) {
  if (event->type == YAML_SEQUENCE_START_EVENT) return event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  return event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
}

static bool open_collection(struct builder *builder, const yaml_event_t *event, enum yaml_kind kind, const yaml_char_t *anchor) {
  struct place place = place_of_event(builder, event);
  if (!count_values(builder, 1, place) || !check_depth(builder, builder->depth + 1, place)) return false;
  struct frame *frame = &builder->frames[builder->depth++];
  *frame = (struct frame){.value = new_value(builder, kind, place), .anchor = copy_name(builder, anchor), .value_count = 1, .height = 1};
  frame->value->start = builder->from + find_offset(builder, &event->start_mark);
  frame->value->is_flow = is_in_braces(event);
  frame->last_end = end_of_event(builder, event);
  set_anchor(builder, frame->anchor, NULL, 0, 0);
  return true;
}

static bool close_collection(struct builder *builder, const yaml_event_t *event) {
  struct frame *frame = &builder->frames[--builder->depth];
  struct yaml_value *value = frame->value;
  value->inner_end = frame->last_end;
  value->end = value->is_flow ? end_of_event(builder, event) : frame->last_end;
  set_anchor(builder, frame->anchor, value, frame->value_count, frame->height);
  add_value(builder, value, value->place, value->end, frame->value_count, frame->height);
  return true;
}

static bool open_document(struct builder *builder, const yaml_event_t *event) {
  if (builder->root == NULL) return true;
  report(builder, DIAG_YAML_SYNTAX, place_of_event(builder, event),
         STR(DIAG_WORDS("a second document begins here", "her begynder et dokument mere")));
  return false;
}

/* False when there is nothing more to do. */
static bool take_event(struct builder *builder, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_SCALAR_EVENT: return take_scalar(builder, event);
  case YAML_ALIAS_EVENT: return take_alias(builder, event);
  case YAML_SEQUENCE_START_EVENT: return open_collection(builder, event, YAML_LIST, event->data.sequence_start.anchor);
  case YAML_MAPPING_START_EVENT: return open_collection(builder, event, YAML_MAP, event->data.mapping_start.anchor);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT: return close_collection(builder, event);
  case YAML_DOCUMENT_START_EVENT: return open_document(builder, event);
  case YAML_NO_EVENT:
  case YAML_STREAM_END_EVENT: return false;
  case YAML_STREAM_START_EVENT:
  case YAML_DOCUMENT_END_EVENT: return true;
  }
  return false;
}

static void take_events(struct builder *builder) {
  bool goes_on = true;
  while (goes_on) {
    yaml_event_t event;
    if (!yaml_parser_parse(&builder->parser, &event)) {
      if (builder->parser.error == YAML_MEMORY_ERROR) out_of_memory(builder->text.len);
      report_syntax(builder);
      return;
    }
    goes_on = take_event(builder, &event);
    yaml_event_delete(&event);
  }
}

static bool is_nothing(const struct yaml_value *root) {
  return root == NULL || (root->kind == YAML_SCALAR && root->text.len == 0 && !root->is_quoted);
}

/* libyaml gives the mark a column of its own, as if all keys but the first were indented less. */
static size_t skip_byte_order_mark(struct str bytes, size_t from, size_t to) {
  return str_starts(str_slice(bytes, from, to), "\xef\xbb\xbf") ? from + 3 : from;
}

struct yaml_value *yaml_tree_parse(struct arena *arena, const struct lines *lines, size_t from, size_t to, struct diags *diags) {
  struct builder builder; /* its frames are set when they are opened */
  from = skip_byte_order_mark(lines->bytes, from, to);
  builder.arena = arena;
  builder.lines = lines;
  builder.text = str_slice(lines->bytes, from, to);
  builder.from = from;
  builder.diags = diags;
  builder.quoted_start = builder.quoted_end = builder.depth = builder.value_count = builder.seen_characters = builder.seen_bytes = 0;
  builder.root = NULL;
  builder.is_valid = true;
  map_init(&builder.anchors, arena);

  if (!yaml_parser_initialize(&builder.parser)) out_of_memory(sizeof builder.parser);
  const char *input = builder.text.at != NULL ? builder.text.at : "";
  /* Told the encoding, libyaml does not guess at UTF-16 from the first bytes. */
  yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&builder.parser, (const unsigned char *)input, builder.text.len);
  take_events(&builder);
  yaml_parser_delete(&builder.parser);

  if (!builder.is_valid) return NULL;
  if (!is_nothing(builder.root)) return builder.root;
  struct yaml_value *empty = new_value(&builder, YAML_MAP, lines_place(lines, from, 1));
  empty->end = empty->inner_end = to < lines->bytes.len ? to : lines->bytes.len;
  return empty;
}

struct yaml_value *yaml_tree_get(const struct yaml_value *map, const char *key) {
  if (map == NULL || map->kind != YAML_MAP) return NULL;
  for (size_t i = 0; i < map->count; i++)
    if (str_is(map->entries[i].key, key)) return map->entries[i].value;
  return NULL;
}

bool yaml_tree_is_null(const struct yaml_value *value) {
  if (value == NULL || value->kind != YAML_SCALAR || value->is_quoted) return false;
  return value->text.len == 0 || str_is(value->text, "~") || str_is(value->text, "null");
}
