/* Leans on what its users happen to include. */
#ifndef SPOR_BASE_LEANING_H
#define SPOR_BASE_LEANING_H

uint64_t leaning_sum(int64_t a);

#endif
