/* Asks for a guard of another name. */
#ifndef SPOR_RENAMED_H
#define SPOR_BASE_RENAMED_H

int renamed_count(void);

#endif
