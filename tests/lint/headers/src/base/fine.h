/* A header as it should be. */
#ifndef SPOR_BASE_FINE_H
#define SPOR_BASE_FINE_H

#include <stddef.h>

size_t fine_count(void);

#endif
