#ifndef SPOR_BARE_H
#define SPOR_BARE_H

int bare_count(void);

#endif
