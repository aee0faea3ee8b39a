/* The writer's constructor for tests, which stop it or make it fail at each change to the disk. */
#ifndef SPOR_PUBLISH_WRITER_PRIVATE_H
#define SPOR_PUBLISH_WRITER_PRIVATE_H

#include "publish/writer.h"

struct writer_options {
  /* Called before each change to the disk; an errno it returns makes the change fail. It may end the process. */
  int (*step)(void *context);
  void *context;
};

bool writer_open_with(const struct writer_options *options, const char *folder, size_t count, size_t size_limit, struct writer **writer,
                      struct diags *diags);

#endif
