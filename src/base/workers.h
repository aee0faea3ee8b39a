/* Threads, only here. A batch of jobs with index 0..count-1 is shared among workers; which worker takes which job is left to chance,
 * so a job may depend on nothing but its index and const data, and writes only to its own slot. */
#ifndef SPOR_BASE_WORKERS_H
#define SPOR_BASE_WORKERS_H

#include <stddef.h>

struct arena;
struct diags;

struct worker {
  unsigned number;       /* 0..jobs-1 */
  struct arena *scratch; /* reset before each job */
  struct diags *diags;   /* this worker's own; all are merged when the batch is done */
};

typedef void worker_job(void *context, size_t index, struct worker *worker);

/* The number of processors this process may use. */
unsigned workers_available(void);
/* Runs all jobs and returns when the last is done. With jobs == 1 everything runs in the calling thread. Diagnostics end up in `diags`. */
void workers_run(unsigned jobs, size_t count, worker_job *job, void *context, struct diags *diags);

#endif
