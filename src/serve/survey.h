/* A look through watched folders: which there are, and a sum that differs when anything in them does. */
#ifndef SPOR_SERVE_SURVEY_H
#define SPOR_SERVE_SURVEY_H

#include "serve/watch.h"

struct survey_folder {
  const char *path;
  const struct watch_place *place;
  bool is_top; /* the place's own folder */
};

typedef void survey_visit(void *context, const struct survey_folder *folder);

/* Visits each folder before it looks at what is in it, so that nothing comes in between unseen when the visit begins to watch; `visit` may
 * be NULL. The sum is of names, sizes and times of change. Links are not followed. */
unsigned long long survey(const struct watch_place *places, size_t place_count, survey_visit *visit, void *context);
bool survey_has_name(const struct watch_place *place, const char *name);

#endif
