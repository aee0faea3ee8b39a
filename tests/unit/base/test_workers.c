#include "unit/base/check.h"

#include <unistd.h>

#include "base/diag.h"
#include "base/workers.h"

enum { JOB_COUNT = 2000 };

struct results {
  size_t squares[JOB_COUNT];
  unsigned runs[JOB_COUNT];
};

static void square(void *context, size_t index, struct worker *worker) {
  struct results *results = context;
  size_t *scratch = arena_array(worker->scratch, 100, sizeof *scratch);
  scratch[99] = index;
  results->squares[index] = scratch[99] * index;
  results->runs[index]++;
  struct str path = str_format(worker->scratch, "%04zu", index);
  if (index % 3 == 0) diags_add_path(worker->diags, DIAG_NUL_BYTE, path, (struct str){0}, (struct str){0});
}

static void run_with(unsigned jobs) {
  static struct results results;
  struct diags *diags = diags_new();
  memset(&results, 0, sizeof results);
  workers_run(jobs, JOB_COUNT, square, &results, diags);
  for (size_t i = 0; i < JOB_COUNT; i++) {
    assert_int_equal(results.squares[i], i * i);
    assert_int_equal(results.runs[i], 1);
  }
  diags_sort(diags);
  assert_int_equal(diags_count(diags), (JOB_COUNT + 2) / 3);
  for (size_t i = 1; i < diags_count(diags); i++) assert_true(str_compare(diags_at(diags, i - 1)->path, diags_at(diags, i)->path) < 0);
  diags_free(diags);
}

static void test_every_job_runs_once(void **state) {
  (void)state;
  const unsigned jobs[] = {0, 1, 2, 8};
  for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) run_with(jobs[i]);
}

static void test_no_jobs(void **state) {
  (void)state;
  struct diags *diags = diags_new();
  workers_run(8, 0, square, NULL, diags);
  assert_int_equal(diags_count(diags), 0);
  diags_free(diags);
}

static void note_number(void *context, size_t index, struct worker *worker) {
  unsigned *numbers = context;
  numbers[index] = worker->number;
}

static void test_numbers_are_below_jobs(void **state) {
  (void)state;
  unsigned numbers[500] = {0};
  struct diags *diags = diags_new();
  workers_run(3, 500, note_number, numbers, diags);
  for (size_t i = 0; i < 500; i++) assert_true(numbers[i] < 3);
  diags_free(diags);
}

static void note_used_scratch(void *context, size_t index, struct worker *worker) {
  size_t *used = context;
  used[index] = arena_used(worker->scratch);
  arena_alloc(worker->scratch, 100);
}

static void test_scratch_is_reset_before_each_job(void **state) {
  (void)state;
  size_t used[500];
  struct diags *diags = diags_new();
  workers_run(2, 500, note_used_scratch, used, diags);
  for (size_t i = 0; i < 500; i++) assert_int_equal(used[i], 0);
  diags_free(diags);
}

static void finish_late(void *context, size_t index, struct worker *worker) {
  bool *finished = context;
  usleep(20000 + 1000 * worker->number);
  finished[index] = true;
}

static void test_returns_when_the_last_job_is_done(void **state) {
  (void)state;
  bool finished[5] = {0};
  struct diags *diags = diags_new();
  workers_run(4, 5, finish_late, finished, diags);
  for (size_t i = 0; i < 5; i++) assert_true(finished[i]);
  diags_free(diags);
}

static void test_available(void **state) {
  (void)state;
  assert_true(workers_available() >= 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_job_runs_once),
      cmocka_unit_test(test_no_jobs),
      cmocka_unit_test(test_numbers_are_below_jobs),
      cmocka_unit_test(test_scratch_is_reset_before_each_job),
      cmocka_unit_test(test_returns_when_the_last_job_is_done),
      cmocka_unit_test(test_available),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
