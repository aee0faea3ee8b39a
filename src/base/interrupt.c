#include "base/interrupt.h"

#include <stddef.h>

static const int held[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

void interrupt_hold(struct interrupt *interrupt) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) sigaddset(&set, held[i]);
  sigprocmask(SIG_BLOCK, &set, &interrupt->before);
}

void interrupt_let(const struct interrupt *interrupt) {
  sigprocmask(SIG_SETMASK, &interrupt->before, NULL);
}

bool interrupt_waits(void) {
  sigset_t set;
  bool waits = false;
  if (sigpending(&set) != 0) return false;
  for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
    struct sigaction now;
    bool is_ignored = sigaction(held[i], NULL, &now) == 0 && now.sa_handler == SIG_IGN; /* nohup; it waits all the same */
    waits |= !is_ignored && sigismember(&set, held[i]) == 1;
  }
  return waits;
}
