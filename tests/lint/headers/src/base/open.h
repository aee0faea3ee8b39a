/* Asks for its guard and does not set it. */
#ifndef SPOR_BASE_OPEN_H
#define SPOR_OPEN_H

int open_count(void);

#endif
