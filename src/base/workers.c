#include "base/workers.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/diag.h"

struct batch {
  size_t count;
  worker_job *job;
  void *context;
  atomic_size_t next;
};

struct thread {
  pthread_t id;
  struct batch *batch;
  struct worker worker;
};

unsigned workers_available(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  int count = CPU_COUNT(&set);
  return count > 0 ? (unsigned)count : 1;
}

static void *work(void *argument) {
  struct thread *thread = argument;
  struct batch *batch = thread->batch;
  for (size_t index; (index = atomic_fetch_add(&batch->next, 1)) < batch->count;) {
    arena_reset(thread->worker.scratch);
    batch->job(batch->context, index, &thread->worker);
  }
  return NULL;
}

static void start_workers(struct thread *threads, unsigned jobs, struct batch *batch) {
  for (unsigned i = 0; i < jobs; i++) {
    threads[i].batch = batch;
    threads[i].worker = (struct worker){.number = i, .scratch = arena_new(), .diags = diags_new()};
  }
}

static void finish_workers(struct thread *threads, unsigned jobs, struct diags *diags) {
  for (unsigned i = 0; i < jobs; i++) {
    diags_merge(diags, threads[i].worker.diags);
    diags_free(threads[i].worker.diags);
    arena_free(threads[i].worker.scratch);
  }
}

void workers_run(unsigned jobs, size_t count, worker_job *job, void *context, struct diags *diags) {
  if (jobs > count) jobs = (unsigned)count;
  if (jobs == 0) jobs = 1;
  struct batch batch = {.count = count, .job = job, .context = context};
  struct thread *threads = calloc(jobs, sizeof *threads);
  if (!threads) out_of_memory(jobs * sizeof *threads);
  start_workers(threads, jobs, &batch);
  unsigned started = 1; /* the calling thread is worker 0 */
  while (started < jobs && pthread_create(&threads[started].id, NULL, work, &threads[started]) == 0) started++;
  work(&threads[0]);
  for (unsigned i = 1; i < started; i++) pthread_join(threads[i].id, NULL);
  finish_workers(threads, jobs, diags);
  free(threads);
}
