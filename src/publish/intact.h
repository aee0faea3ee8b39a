/* Whether an output folder still holds what the last build wrote into it. */
#ifndef SPOR_PUBLISH_INTACT_H
#define SPOR_PUBLISH_INTACT_H

#include "base/str.h"

/* True when no build was interrupted here, and each of the manifest's files (there must be `count`) stands there with its size, not
 * written to since the file `mark`, below the folder, was. */
bool output_is_intact(const char *folder, size_t count, const char *mark);
/* How many files the manifest lists; 0 without one. */
size_t output_file_count(const char *folder);

#endif
