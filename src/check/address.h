/* Where an address on a page leads: the way a browser resolves it (RFC 3986), with what is known of the site's own address. */
#ifndef SPOR_CHECK_ADDRESS_H
#define SPOR_CHECK_ADDRESS_H

#include "base/str.h"

struct arena;

enum address_kind {
  ADDRESS_INSIDE,  /* a file of the site */
  ADDRESS_OUTSIDE, /* http or https, elsewhere */
  ADDRESS_ABOVE,   /* climbs out of the site's folder: nothing that could be there */
  ADDRESS_OTHER,   /* no page: mailto, tel, data, an empty action */
};

struct address {
  enum address_kind kind;
  struct str path;     /* INSIDE: below the site's root, decoded; that of a folder ends in "index.html" */
  struct str fragment; /* INSIDE: decoded, without its #; empty for none */
  struct str url;      /* OUTSIDE: whole, without a fragment */
};

/* `page` is the path of the page's file, `base_url` the site's address ("" when it has none), `written` what the page says. */
struct address address_resolve(struct arena *arena, struct str page, struct str base_url, struct str written);

#endif
