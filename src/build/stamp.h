/* Whether there is anything to do. A build that had nothing to remark leaves a stamp of all it was made from; while that is the same,
 * and the files it wrote are untouched, building again would write the same bytes. */
#ifndef SPOR_BUILD_STAMP_H
#define SPOR_BUILD_STAMP_H

#include "build/build.h"

struct stamp {
  size_t page_count;
  size_t publication_count;
  size_t file_count;
};

/* True when the site in `folder` is what these options would build. Reads sources and the stamp, parses nothing. */
bool stamp_holds(const struct build_options *options, const char *folder, struct stamp *stamp);
/* Leaves the stamp of a build that was just published into `folder`, or takes the old one away when the build had findings: they are
 * to be said again each time. */
void stamp_leave(const struct build *build, const char *folder, const struct diags *diags);

#endif
