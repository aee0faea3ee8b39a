/* Where in the documents something stands that was found on a page. */
#ifndef SPOR_BUILD_FAULT_PLACE_H
#define SPOR_BUILD_FAULT_PLACE_H

#include "build/build.h"

struct fault_places;
struct html_fault;

/* Lives in the arena; borrows the build. */
struct fault_places *fault_places_new(struct arena *arena, const struct build *build);
enum fault_home {
  FAULT_HERE,      /* the document whose page it is holds it, at `*place` */
  FAULT_ELSEWHERE, /* another document of the edition does: pages gather texts of several, and on its own page it is told as well */
  FAULT_OF_LAYOUT,
};

enum fault_home fault_place_find(struct fault_places *places, const struct page *page, const struct html_fault *fault, struct place *place);

#endif
