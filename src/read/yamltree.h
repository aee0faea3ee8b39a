/* YAML to a tree of values with places. Types nothing: every scalar is text, the schema gives it a type. Aliases are expanded under a
 * ceiling, nesting is bounded, duplicate keys are errors. The only user of libyaml. */
#ifndef SPOR_READ_YAMLTREE_H
#define SPOR_READ_YAMLTREE_H

#include "base/lines.h"
#include "base/str.h"

struct arena;
struct diags;

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

#define YAML_TREE_DEPTH_LIMIT 32
#define YAML_TREE_VALUE_LIMIT 100000

struct yaml_entry;

struct yaml_value {
  enum yaml_kind kind;
  struct place place;
  struct str text;            /* scalars */
  bool is_quoted;             /* scalars: written in quotes or as a block, hence never null, true or a number by accident */
  struct yaml_value **items;  /* lists */
  struct yaml_entry *entries; /* maps, in the order written */
  size_t count;
  size_t start;     /* offset in the file */
  size_t end;       /* behind its last byte; of a list or map without braces, behind that of its last value */
  size_t inner_end; /* of lists and maps: behind their last value, or behind the opening brace of an empty one */
  bool is_flow;     /* a list or map in braces */
};

struct yaml_entry {
  struct str key;
  struct place key_place;
  struct yaml_value *value;
};

/* Parses bytes [from, to) of `lines` as one document. NULL with at least one diagnostic when it is not valid; an empty document is an
 * empty map. Places count from the start of the file. */
struct yaml_value *yaml_tree_parse(struct arena *arena, const struct lines *lines, size_t from, size_t to, struct diags *diags);
/* The value under a key of a map, or NULL; NULL also when `map` is NULL or no map. */
struct yaml_value *yaml_tree_get(const struct yaml_value *map, const char *key);
/* True for an unquoted empty scalar, `~` or `null`. */
bool yaml_tree_is_null(const struct yaml_value *value);

#endif
