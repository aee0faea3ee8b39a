/* Links whose terms are released when the test is over. */
#ifndef SPOR_TESTS_UNIT_RELATE_HOLD_H
#define SPOR_TESTS_UNIT_RELATE_HOLD_H

#include "relate/links.h"
#include "relate/terms.h"
#include "unit/model/parse.h"

static inline void release_terms(const struct links *links) {
  terms_release(links->terms);
}

static inline const struct links *hold_links(struct fixture *fixture, const struct links *links) {
  assert_true(fixture->link_count < FIXTURE_LINKS);
  fixture->release_links = release_terms;
  fixture->links[fixture->link_count++] = links;
  return links;
}

#endif
