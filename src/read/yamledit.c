#include "read/yamledit.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/edit.h"
#include "read/yamltree.h"

#define STEP 2 /* columns of an indentation */

struct writer {
  struct arena *arena;
  const struct yaml_addition *addition;
  const char *line_end;
  struct buf out;
};

/* -- what is written -- */

static bool is_plain_character(char c) {
  bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
  return is_letter || (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_' || c == ' ';
}

/* 1e5, 0x1F, .5e3: numbers to YAML's other readers. */
static bool looks_like_number(struct str text) {
  size_t from = text.len > 1 && (text.at[0] == '.' || text.at[0] == '-') ? 1 : 0;
  if (from >= text.len || text.at[from] < '0' || text.at[from] > '9') return false;
  bool is_hexadecimal = text.len > 2 && text.at[0] == '0' && (text.at[1] == 'x' || text.at[1] == 'o');
  for (size_t i = from; i < text.len; i++) {
    char c = text.at[i];
    bool is_digit = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    bool is_hex_digit = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == 'x' || c == 'o';
    if (!is_digit && !(is_hexadecimal ? is_hex_digit : c == 'e' || c == 'E')) return false;
  }
  return true;
}

/* A text of digits alone is quoted too, as people do with names like "2018"; so is whatever other readers take for something else. */
static bool is_plain(struct str text) {
  static const char *const words[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  bool has_letter = false;
  for (size_t i = 0; i < text.len; i++) {
    if (!is_plain_character(text.at[i])) return false;
    has_letter = has_letter || !(text.at[i] == '.' || text.at[i] == '-' || (text.at[i] >= '0' && text.at[i] <= '9'));
  }
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (text.len == strlen(words[i]) && strncasecmp(text.at, words[i], text.len) == 0) return false;
  }
  if (text.len == 0 || !has_letter || looks_like_number(text) || text.at[text.len - 1] == ' ') return false;
  return text.at[0] != ' ' && text.at[0] != '-' && text.at[0] != '.';
}

struct str yaml_edit_scalar(struct arena *arena, struct str text) {
  if (is_plain(text)) return text;
  struct buf out;
  buf_init(&out, text.len * 4 + 3);
  buf_add_char(&out, '"');
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == 0x7F) {
      buf_format(&out, "\\x%02X", (unsigned)c);
    } else {
      if (c == '"' || c == '\\') buf_add_char(&out, '\\');
      buf_add_char(&out, (char)c);
    }
  }
  buf_add_char(&out, '"');
  struct str scalar = str_copy(arena, buf_str(&out));
  buf_release(&out);
  return scalar;
}

static void indent(struct writer *writer, size_t columns) {
  for (size_t i = 0; i < columns; i++) buf_add_char(&writer->out, ' ');
}

static void write_pair(struct writer *writer, const struct yaml_pair *pair) {
  struct str key = yaml_edit_scalar(writer->arena, pair->key);
  buf_format(&writer->out, "%.*s: %.*s", STR_ARG(key), STR_ARG(pair->value));
}

static void write_flow_pairs(struct writer *writer) {
  for (size_t i = 0; i < writer->addition->pair_count; i++) {
    if (i > 0) buf_add_zero(&writer->out, ", ");
    write_pair(writer, &writer->addition->pairs[i]);
  }
}

/* What is left of the path from `depth` on, inside braces. */
static void write_flow(struct writer *writer, size_t depth) {
  const struct yaml_addition *addition = writer->addition;
  size_t opened = 0;
  for (size_t i = depth; i < addition->path_count; i++) {
    struct str key = yaml_edit_scalar(writer->arena, addition->path[i]);
    bool is_last = i + 1 == addition->path_count;
    buf_format(&writer->out, "%.*s: %s", STR_ARG(key), is_last && addition->is_item ? "[" : "{");
    opened++;
  }
  if (addition->is_item) buf_add_char(&writer->out, '{');
  write_flow_pairs(writer);
  if (addition->is_item) buf_add_char(&writer->out, '}');
  for (; opened > 0; opened--) buf_add_char(&writer->out, addition->is_item && depth + opened == addition->path_count ? ']' : '}');
}

/* An item in lines of its own, its dash in this column; braces as its neighbours have them. */
static void write_item(struct writer *writer, size_t column, bool is_flow) {
  const struct yaml_addition *addition = writer->addition;
  indent(writer, column);
  buf_add_zero(&writer->out, is_flow ? "- {" : "- ");
  if (is_flow) {
    write_flow_pairs(writer);
    buf_format(&writer->out, "}%s", writer->line_end);
    return;
  }
  for (size_t i = 0; i < addition->pair_count; i++) {
    if (i > 0) indent(writer, column + STEP);
    write_pair(writer, &addition->pairs[i]);
    buf_add_zero(&writer->out, writer->line_end);
  }
}

static void write_block(struct writer *writer, size_t depth, size_t column) {
  const struct yaml_addition *addition = writer->addition;
  for (size_t i = depth; i < addition->path_count; i++, column += STEP) {
    struct str key = yaml_edit_scalar(writer->arena, addition->path[i]);
    indent(writer, column);
    buf_format(&writer->out, "%.*s:%s", STR_ARG(key), writer->line_end);
  }
  if (addition->is_item) {
    write_item(writer, column, false);
    return;
  }
  for (size_t i = 0; i < addition->pair_count; i++) {
    indent(writer, column);
    write_pair(writer, &addition->pairs[i]);
    buf_add_zero(&writer->out, writer->line_end);
  }
}

/* -- where it goes -- */

/* As far as the path leads: the value there, the key it stands under, and how many keys were met. */
struct spot {
  const struct yaml_value *value;
  const struct yaml_entry *entry;
  size_t depth;
};

static const struct yaml_entry *find_entry(const struct yaml_value *map, struct str key) {
  for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
    if (str_equal(map->entries[i].key, key)) return &map->entries[i];
  }
  return NULL;
}

static struct spot follow(const struct yaml_value *root, const struct yaml_addition *addition) {
  struct spot spot = {.value = root};
  while (spot.depth < addition->path_count) {
    const struct yaml_entry *entry = find_entry(spot.value, addition->path[spot.depth]);
    if (entry == NULL) break;
    spot = (struct spot){entry->value, entry, spot.depth + 1};
  }
  return spot;
}

/* Behind the line on which the value ends: a comment on it stays with it. */
static size_t next_line(struct str bytes, size_t end) {
  while (end > 0 && ascii_is_space(bytes.at[end - 1])) end--;
  while (end < bytes.len && bytes.at[end] != '\n') end++;
  return end < bytes.len ? end + 1 : end;
}

/* The column of the dash before an item, from 0; (size_t)-1 when something else stands before it. */
static size_t dash_column(struct str bytes, const struct yaml_value *item) {
  size_t at = item->start;
  while (at > 0 && bytes.at[at - 1] == ' ') at--;
  if (at == 0 || bytes.at[at - 1] != '-') return STR_NOT_FOUND;
  size_t dash = --at;
  while (at > 0 && bytes.at[at - 1] == ' ') at--;
  bool begins_line = at == 0 || bytes.at[at - 1] == '\n';
  return begins_line ? dash - at : STR_NOT_FOUND;
}

/* Writes the addition and finds where it goes. */
static bool place(struct writer *writer, struct str bytes, const struct spot *spot, size_t *at) {
  const struct yaml_value *value = spot->value;
  bool is_whole = spot->depth == writer->addition->path_count;
  bool is_nothing = yaml_tree_is_null(value) && value->text.len == 0;
  bool fits = is_nothing || (is_whole && writer->addition->is_item ? value->kind == YAML_LIST : value->kind == YAML_MAP);
  if (!fits) return false;
  if (value->is_flow) {
    *at = value->inner_end;
    if (value->count > 0) buf_add_zero(&writer->out, ", ");
    write_flow(writer, spot->depth);
    return true;
  }
  *at = next_line(bytes, value->end);
  if (*at > 0 && bytes.at[*at - 1] != '\n') buf_add_zero(&writer->out, writer->line_end);
  if (value->kind == YAML_LIST) {
    const struct yaml_value *last = value->items[value->count - 1];
    size_t column = dash_column(bytes, last);
    if (column != STR_NOT_FOUND) write_item(writer, column, last->is_flow);
    return column != STR_NOT_FOUND;
  }
  size_t column = spot->entry != NULL ? spot->entry->key_place.column - 1 + STEP : 0;
  if (value->kind == YAML_MAP && value->count > 0) column = value->entries[0].key_place.column - 1;
  write_block(writer, spot->depth, column);
  return true;
}

/* -- the proof -- */

static bool is_same(const struct yaml_value *a, const struct yaml_value *b);

static bool has_same_entries(const struct yaml_value *a, const struct yaml_value *b, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bool is_map = a->kind == YAML_MAP;
    if (is_map && !str_equal(a->entries[i].key, b->entries[i].key)) return false;
    if (!is_same(is_map ? a->entries[i].value : a->items[i], is_map ? b->entries[i].value : b->items[i])) return false;
  }
  return true;
}

static bool is_same(const struct yaml_value *a, const struct yaml_value *b) {
  if (a->kind != b->kind || a->count != b->count) return false;
  if (a->kind == YAML_SCALAR) return a->is_quoted == b->is_quoted && str_equal(a->text, b->text);
  return has_same_entries(a, b, a->count);
}

/* Everything beside the path is as it was, and at its end is more than before. */
static bool has_more(const struct yaml_value *a, const struct yaml_value *b, const struct yaml_addition *addition, size_t depth) {
  if (yaml_tree_is_null(a) || (a->kind == YAML_MAP && a->count == 0)) return b->count > 0;
  if (a->kind != b->kind) return false;
  if (depth == addition->path_count) {
    return b->count == a->count + (addition->is_item ? 1 : addition->pair_count) && has_same_entries(a, b, a->count);
  }
  if (find_entry(a, addition->path[depth]) == NULL) return b->count == a->count + 1 && has_same_entries(a, b, a->count);
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool is_on_path = str_equal(a->entries[i].key, addition->path[depth]);
    if (!str_equal(a->entries[i].key, b->entries[i].key)) return false;
    const struct yaml_value *old = a->entries[i].value;
    const struct yaml_value *new = b->entries[i].value;
    if (!(is_on_path ? has_more(old, new, addition, depth + 1) : is_same(old, new))) return false;
  }
  return true;
}

/* At the end of the path stand all keys that were to be added. */
static bool holds_pairs(const struct yaml_value *root, const struct yaml_addition *addition) {
  struct spot spot = follow(root, addition);
  const struct yaml_value *map = spot.value;
  if (spot.depth != addition->path_count) return false;
  if (addition->is_item) map = map->kind == YAML_LIST && map->count > 0 ? map->items[map->count - 1] : NULL;
  for (size_t i = 0; map != NULL && i < addition->pair_count; i++) {
    if (map->kind != YAML_MAP || find_entry(map, addition->pairs[i].key) == NULL) return false;
  }
  return map != NULL;
}

static bool prove(struct arena *arena, const struct lines *file, const struct yaml_value *before, struct str after,
                  const struct yaml_addition *addition, struct diags *aside) {
  const struct lines *lines = lines_new(arena, file->path, (struct str){0}, after);
  const struct yaml_value *root = yaml_tree_parse(arena, lines, 0, after.len, aside);
  return root != NULL && has_more(before, root, addition, 0) && holds_pairs(root, addition);
}

bool yaml_edit_add(struct arena *arena, const struct lines *file, const struct yaml_addition *addition, struct str *after) {
  struct diags *aside = diags_new();
  struct edits edits = {0};
  size_t at = 0;
  bool has_returns = str_find(file->bytes, STR("\r\n"), 0) != STR_NOT_FOUND;
  struct writer writer = {.arena = arena, .addition = addition, .line_end = has_returns ? "\r\n" : "\n"};
  buf_init(&writer.out, (size_t)1 << 20);
  const struct yaml_value *root = yaml_tree_parse(arena, file, 0, file->bytes.len, aside);
  bool is_placed = false;
  if (root != NULL) {
    struct spot spot = follow(root, addition);
    is_placed = place(&writer, file->bytes, &spot, &at);
  }
  if (is_placed) edits_add(arena, &edits, at, at, str_copy(arena, buf_str(&writer.out)));
  buf_release(&writer.out);
  bool is_added = is_placed && edits_apply(arena, &edits, file->bytes, after) && prove(arena, file, root, *after, addition, aside);
  diags_free(aside);
  return is_added;
}
