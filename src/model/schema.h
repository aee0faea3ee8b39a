/* What a mapping of YAML may hold, as data, and the check of it: every unknown key, wrong type and wrong value is a diagnostic at its
 * own place with the nearest valid name. Reading typed values after the check needs no further diagnostics. */
#ifndef SPOR_MODEL_SCHEMA_H
#define SPOR_MODEL_SCHEMA_H

#include <stdint.h>

#include "base/date.h"
#include "read/yamltree.h"

enum schema_type {
  SCHEMA_TEXT,     /* one line or block of text, not empty */
  SCHEMA_BOOLEAN,  /* true or false */
  SCHEMA_INTEGER,  /* whole number within [minimum, maximum] */
  SCHEMA_NUMBER,   /* decimal number with a point or a comma */
  SCHEMA_DATE,     /* 2018, 2018-01, 2018-01-31 */
  SCHEMA_MOMENT,   /* 2018-01-31 or 2018-01-31 06:00, Copenhagen time */
  SCHEMA_ID,       /* an id, or publication/id */
  SCHEMA_IDS,      /* a list of them; a single one may stand without brackets */
  SCHEMA_TEXTS,    /* a list of texts; a single one may stand alone */
  SCHEMA_CHOICE,   /* one of `choices` */
  SCHEMA_MAP,      /* a mapping by `inner` */
  SCHEMA_MAPS,     /* a list of mappings by `inner` */
  SCHEMA_REVISION, /* a text, or a mapping by `inner` */
  SCHEMA_NAMED,    /* a mapping from ids to mappings by `inner` */
};

struct schema_key {
  const char *name;
  enum schema_type type;
  bool is_required;
  unsigned kinds;             /* bits of enum kind on which it has a meaning; 0 for all */
  const char *const *choices; /* NULL-terminated */
  const struct schema *inner;
  int64_t minimum;
  int64_t maximum;
};

struct schema {
  const char *name; /* as diagnostics call it */
  const struct schema_key *keys;
  size_t key_count;
};

struct diags;

/* True when `map` fits. `kind_bit` is the bit of the document's kind, or 0 where kinds play no part. */
bool schema_check(const struct schema *schema, const struct yaml_value *map, unsigned kind_bit, struct diags *diags);
/* `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 bytes. */
/* What an id of these words could be; empty for none. */
struct str schema_suggest_id(struct arena *arena, struct str text);
bool schema_is_id(struct str text);
/* An id, or publication/id. */
bool schema_is_reference(struct str text);

/* Typed reading of values that schema_check() has passed. The default is given when the key is not there. */
struct str schema_text(const struct yaml_value *map, const char *key);
bool schema_boolean(const struct yaml_value *map, const char *key, bool otherwise);
int64_t schema_integer(const struct yaml_value *map, const char *key, int64_t otherwise);
struct date schema_date(const struct yaml_value *map, const char *key);

/* A text with the place where it is written. */
struct named {
  struct str text;
  struct place place;
};
struct names {
  struct named *at;
  size_t count;
};
struct named schema_named(const struct yaml_value *map, const char *key);
/* A list, or a single value as a list of one. */
struct names schema_names(const struct yaml_value *map, const char *key, struct arena *arena);

#endif
