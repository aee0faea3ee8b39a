#include "model/characters.h"

#include "base/bytes.h"
#include "base/diag.h"
#include "read/node.h"

#define NO_TEXT ((struct str){0})

enum suspicion { NOT_SUSPECT, IS_CONTROL, IS_TURNING };

static unsigned byte_at(struct str text, size_t at) {
  return at < text.len ? (unsigned char)text.at[at] : 0;
}

/* The character at `at`: C0 but white space, DEL, C1; U+202A-202E and U+2066-2069. `*point` is set when it is one of them. */
static enum suspicion look_at(struct str text, size_t at, unsigned *point) {
  unsigned first = byte_at(text, at);
  if (first >= 0x20 && first != 0x7F && first != 0xC2 && first != 0xE2) return NOT_SUSPECT;
  *point = first;
  if (first < 0x20) return first == '\t' || first == '\n' || first == '\r' ? NOT_SUSPECT : IS_CONTROL;
  if (first == 0x7F) return IS_CONTROL;
  unsigned second = byte_at(text, at + 1);
  *point = second;
  if (first == 0xC2) return second >= 0x80 && second < 0xA0 ? IS_CONTROL : NOT_SUSPECT;
  *point = 0x2000 | (second & 0x3F) << 6 | (byte_at(text, at + 2) & 0x3F);
  bool is_turning = (*point >= 0x202A && *point <= 0x202E) || (*point >= 0x2066 && *point <= 0x2069);
  return is_turning ? IS_TURNING : NOT_SUSPECT;
}

static void report(enum suspicion suspicion, unsigned point, struct place place, struct diags *diags) {
  char name[16];
  int len = snprintf(name, sizeof name, "U+%04X", point);
  enum diag_code code = suspicion == IS_CONTROL ? DIAG_CONTROL_CHARACTER : DIAG_DIRECTION_CHARACTER;
  diags_add(diags, code, place, (struct str){name, (size_t)len}, NO_TEXT, NO_TEXT);
}

bool characters_check(struct str value, struct place place, struct diags *diags) {
  bool is_seen[] = {[NOT_SUSPECT] = true, [IS_CONTROL] = false, [IS_TURNING] = false};
  unsigned point;
  for (size_t i = 0; i < value.len; i++) {
    enum suspicion suspicion = look_at(value, i, &point);
    if (!is_seen[suspicion]) report(suspicion, point, place, diags);
    is_seen[suspicion] = true;
  }
  return !is_seen[IS_CONTROL];
}

/* A text on one line: each character at its own place. */
static void check_line(const struct lines *file, const struct node *node, struct str text, struct diags *diags) {
  unsigned point;
  for (size_t i = 0; i < text.len; i++) {
    enum suspicion suspicion = look_at(text, i, &point);
    if (suspicion != NOT_SUSPECT) report(suspicion, point, (struct place){file, node->line, node->column + (unsigned)i, 1}, diags);
  }
}

static void check_node(const struct lines *file, const struct node *node, struct diags *diags) {
  struct place place = {file, node->line, node->column, 1};
  switch ((int)node->type) {
  case NODE_TEXT: check_line(file, node, node->as.leaf.text, diags); break;
  case NODE_CODE:
  case NODE_HTML_INLINE:
  case NODE_HTML_BLOCK: characters_check(node->as.leaf.text, place, diags); break;
  case NODE_CODE_BLOCK: characters_check(node->as.code_block.text, place, diags); break;
  case NODE_LINK:
  case NODE_IMAGE:
    characters_check(node->as.link.url, place, diags);
    characters_check(node->as.link.title, place, diags);
    break;
  default: break;
  }
}

static bool is_ordinary(uint64_t word) {
  return !(bytes_hold_below(word, 0x20) | bytes_hold(word, 0x7F) | bytes_hold(word, 0xC2) | bytes_hold(word, 0xE2));
}

/* Most texts hold none, and that is seen faster in their bytes than in the tree. */
static bool may_hold_some(struct str text) {
  unsigned point;
  for (size_t i = 0; i < text.len; i++) {
    while (text.len - i > BYTES_STEP && is_ordinary(bytes_at(text.at + i))) i += BYTES_STEP;
    if (look_at(text, i, &point) != NOT_SUSPECT) return true;
  }
  return str_find(text, STR("&#"), 0) != STR_NOT_FOUND;
}

void characters_check_tree(const struct lines *file, const struct node *root, struct diags *diags) {
  if (!may_hold_some(file->bytes)) return;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) check_node(file, node, diags);
}
