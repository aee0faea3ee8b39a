/* What layouts may write as HTML: the names of elements, and which attributes and addresses a strict content security policy leaves. */
#ifndef SPOR_LAYOUT_ELEMENT_H
#define SPOR_LAYOUT_ELEMENT_H

#include "base/str.h"

enum element_trait {
  ELEMENT_VOID = 1,    /* has no content and no end tag */
  ELEMENT_NO_TEXT = 2, /* its content is not HTML: layouts may not write it */
  ELEMENT_BREAK = 4,   /* a line end follows it, where that changes nothing */
  ELEMENT_PLAIN = 8,   /* it holds text and no elements */
};

struct element {
  struct str name; /* empty: a fragment, children without a tag */
  unsigned traits;
};

extern const struct element element_fragment;
/* All elements that layouts may make. */
extern const struct element element_table[];
extern const size_t element_count;

/* Letters, digits and - : . with a letter first; neither an event handler nor a style. `_` passes: it is written as `-`. */
bool element_allows_attribute(struct str name);
/* True for attributes that hold one address. */
bool element_attribute_is_address(struct str name);
/* Relative addresses, and those of http, https, mailto and tel. */
bool element_allows_address(struct str address);

#endif
