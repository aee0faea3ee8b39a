/* `brand:` of spor.yaml: whose site it is, as its pages show it. Colours have been held against the contrasts that WCAG 2.2 asks for;
 * files are names below layouts/assets/, and whether they are there is the theme's to know. */
#ifndef SPOR_MODEL_BRAND_H
#define SPOR_MODEL_BRAND_H

#include "model/palette.h"
#include "model/schema.h"

struct brand {
  bool has_colours; /* otherwise the palette is made from spor's own colour, and the theme's stylesheet keeps its own */
  struct palette palette;
  struct named logo; /* a file; empty for none */
  struct str logo_text;
  struct named font;    /* a file */
  struct named picture; /* a file: shown where the site is shared; empty for one that is made */
  struct names footer;  /* lines */
  struct named contact; /* id of a unit */
  struct str was_url;   /* of the accessibility statement */
};

extern const struct schema brand_schema;

/* Reads `brand:` after its schema; NULL is allowed. False with diagnostics: what is no colour, colours too weak to be read, addresses. */
bool brand_read(struct arena *arena, const struct yaml_value *map, struct brand *brand, struct diags *diags);

#endif
