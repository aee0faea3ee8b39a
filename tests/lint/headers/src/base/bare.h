#ifndef SPOR_BASE_BARE_H
#define SPOR_BASE_BARE_H

int bare_count(void);

#endif
