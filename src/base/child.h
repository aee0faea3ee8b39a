/* Another program as a child process: an argument vector and no shell, nothing on its standard input, and ceilings on its time, memory and
 * what it says. It dies with the caller. */
#ifndef SPOR_BASE_CHILD_H
#define SPOR_BASE_CHILD_H

#include "base/buf.h"

/* Whoever waits for the child: told some times a second that it is still at it. */
struct child_watch {
  void (*tick)(void *context);
  void *context;
};

struct child_limits {
  unsigned seconds;                /* by the clock; as many of the processor's */
  size_t output;                   /* bytes of standard output */
  size_t file;                     /* bytes of any file that it writes */
  size_t memory;                   /* bytes of address space; 0: no ceiling (for programs that bound their own) */
  const char *folder;              /* where it runs; NULL: here */
  const struct child_watch *watch; /* NULL: nobody */
};

enum child_end {
  CHILD_FINE,
  CHILD_MISSING, /* there is no such program */
  CHILD_FAILED,  /* it said that it failed, or crashed */
  CHILD_SLOW,    /* time was up */
  CHILD_LARGE,   /* it said more than it may */
};

struct child_result {
  enum child_end end;
  struct buf output;
  struct buf said; /* the beginning of standard error */
};

/* Runs argv[0], found by PATH, to its end, or until an interrupt waits that the caller holds (interrupt.h): CHILD_FAILED then. Call
 * child_release() in any case. */
void child_run(const char *const *argv, const struct child_limits *limits, struct child_result *result);
/* As child_run(), but a function of this program, for a library that has no ceilings of its own: it computes and writes with write(2) to
 * standard output. False is CHILD_FAILED. Not while threads run. */
void child_call(bool (*work)(void *context), void *context, const struct child_limits *limits, struct child_result *result);
void child_release(struct child_result *result);

#endif
