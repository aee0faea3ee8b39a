/* Whether there is anything to do. A build leaves a stamp that binds all it was made from to all it wrote and all it had to remark; while
 * both are the same, building again would write the same bytes and say the same. */
#ifndef SPOR_BUILD_STAMP_H
#define SPOR_BUILD_STAMP_H

#include "build/build.h"
#include "publish/hash.h"

struct stamp {
  size_t page_count; /* of the site that stands, when the stamp holds */
  size_t publication_count;
  size_t file_count;
  /* For stamp_leave(). What a build is made from is looked at before it: a change while it runs belongs to the next one. */
  struct hash bytes;
  struct hash times; /* of the files' last changes: one that is changed and changed back meanwhile is found by them */
  bool is_told;
};

/* True when the site in `folder` is what these options would build; its findings are then said again, into `diags`. Reads sources, output
 * and the stamp, parses nothing but spor.yaml. */
bool stamp_holds(const struct build_options *options, const char *folder, struct stamp *stamp, struct diags *diags);
/* Leaves the stamp of a build that was just published into `folder`; `stamp` was looked at before the build began. Takes the old one away
 * when some of the findings, `diags`, would not be those of the next build. */
void stamp_leave(const struct stamp *stamp, const struct build *build, const char *folder, const struct writer_report *report,
                 const struct diags *diags);

#endif
