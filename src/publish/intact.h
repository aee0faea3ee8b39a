/* Whether an output folder still holds what a build wrote into it. */
#ifndef SPOR_PUBLISH_INTACT_H
#define SPOR_PUBLISH_INTACT_H

#include "publish/hash.h"

/* True when no build is at work here or was interrupted, the manifest's text has this hash, and each of its files stands there with its
 * bytes. A file is read only when it, or a folder around it, may have changed since the manifest came into place, which is last. */
bool output_is_intact(const char *folder, const struct hash *manifest);

#endif
