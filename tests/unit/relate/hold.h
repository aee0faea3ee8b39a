/* Links whose terms are released when the test is over. */
#ifndef SPOR_TESTS_UNIT_RELATE_HOLD_H
#define SPOR_TESTS_UNIT_RELATE_HOLD_H

#include "relate/links.h"
#include "relate/terms.h"
#include "unit/model/parse.h"

static inline void release_terms(const void *links) {
  terms_release(((const struct links *)links)->terms);
}

static inline const struct links *hold_links(struct fixture *fixture, const struct links *links) {
  struct held *held = arena_alloc(fixture->arena, sizeof *held);
  *held = (struct held){fixture->held, links, release_terms};
  fixture->held = held;
  return links;
}

#endif
