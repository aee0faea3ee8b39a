/* spor.yaml: what the whole site is called, who owns what, and how large things may be. Checked by schema; const once loaded. */
#ifndef SPOR_MODEL_CONFIG_H
#define SPOR_MODEL_CONFIG_H

#include "model/brand.h"
#include "model/foreign.h"
#include "model/release.h"
#include "model/term_policy.h"

struct diags;

/* An office, never a person: contacts are roles. */
struct contact {
  struct str role;
  struct str phone;
  struct str email;
};

struct unit {
  struct str id;
  struct place place;
  struct str title;
  struct str task;
  struct str municipality;
  struct str phone;
  struct str email;
  struct str website;
  struct names address;
  struct named part_of; /* id of another unit */
  struct contact *contacts;
  size_t contact_count;
};

/* Whoever commits under this address is shown as this role; all others are not shown. */
struct role {
  struct str email;
  struct str role;
};

struct limits {
  size_t document_size;  /* bytes of one document or drawing */
  size_t file_size;      /* bytes of one figure or attachment */
  size_t output_size;    /* bytes of the whole site */
  uint64_t instructions; /* of Lua, per page */
  size_t memory;         /* bytes Lua may hold */
  size_t page_size;      /* bytes of one page */
  unsigned milliseconds; /* of Lua, per page */
};

struct config {
  const struct lines *file;
  struct str title;
  struct str summary;
  struct str notice;
  struct str base_url; /* without a closing slash; empty for none */
  struct str language; /* "da" or "en" */
  bool raw_html;
  enum term_policy terms;
  struct foreign_terms foreign;
  struct unit *units;
  size_t unit_count;
  struct publication *publications; /* in the order written */
  size_t publication_count;
  struct redaction *redactions;
  size_t redaction_count;
  struct names ignored_revisions; /* commits that move no date, as git blame's ignore list */
  struct role *roles;
  size_t role_count;
  struct brand brand;
  struct limits limits;
  unsigned lix;   /* the readability index above which `spor check` warns of a page */
  bool is_broken; /* spor.yaml could not be read: nothing may be concluded from what is missing */
};
extern const struct limits limits_default;
/* Reads the text of spor.yaml. False with diagnostics when anything in it is wrong; what could be read is filled in all the same. */
bool config_read(struct arena *arena, const struct lines *file, struct config *config, struct diags *diags);
/* The unit, or the publication's editions, with this id; NULL for none. */
const struct unit *config_unit(const struct config *config, struct str id);
const struct publication *config_publication(const struct config *config, struct str id);
#endif
