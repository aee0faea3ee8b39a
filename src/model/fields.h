/* Front matter as typed facts. */
#ifndef SPOR_MODEL_FIELDS_H
#define SPOR_MODEL_FIELDS_H

#include "model/kind.h"
#include "model/schema.h"
#include "model/term_policy.h"

struct measurement {
  struct date date;
  struct str value;
  struct str source;
};

/* A measurable target (måltal). Values are kept as they were written. */
struct indicator {
  struct named owner; /* id of the goal or action declared in the same document; empty: the document itself */
  struct str unit;
  struct str target;
  struct date by;
  struct measurement *measured;
  size_t measured_count;
};

struct attachment {
  struct named file;
  struct str title;
};

struct fields {
  enum kind kind;
  bool kind_is_unknown; /* what it says of its kind could not be read */
  struct place place;   /* of the front matter */
  struct named id;      /* empty: made from the file's name */
  struct named title;
  struct str summary;
  struct str number;
  int64_t order;
  bool has_order;
  bool is_draft;
  bool has_publish_at;
  int64_t publish_at; /* seconds after the epoch */
  struct str publish_at_text;
  struct names relations[RELATION_COUNT];
  struct names aliases;
  enum term_policy terms; /* in its text; of a concept: wherever it is mentioned */
  /* publication */
  struct named owner;
  struct date next_review;
  struct str form;
  struct str municipality;
  struct names concepts_from;
  /* concept */
  struct names forms;
  struct names not_forms;
  struct str source;
  struct indicator *indicators;
  size_t indicator_count;
  struct attachment *attachments;
  size_t attachment_count;
};

/* Finds the front matter at the beginning of `file`, checks and reads it. `*body` becomes the offset of the text after it. False with
 * diagnostics when anything is wrong; what could be read is filled in, and the kind is a page when it cannot be told. */
bool fields_read(struct arena *arena, const struct lines *file, struct fields *fields, size_t *body, struct diags *diags);

#endif
