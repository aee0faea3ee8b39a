/* Ctrl-C and its kin held back while something must be finished or cleared away: they wait, and end the program as soon as they are let. */
#ifndef SPOR_BASE_INTERRUPT_H
#define SPOR_BASE_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>

struct interrupt {
  sigset_t before;
};

void interrupt_hold(struct interrupt *interrupt);
/* Does not return when one waits that ends programs. */
void interrupt_let(const struct interrupt *interrupt);
/* Whether one waits: who holds them for long should come to an end. */
bool interrupt_waits(void);

#endif
