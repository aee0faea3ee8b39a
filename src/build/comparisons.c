#include "build/comparisons.h"

#include "base/arena.h"
#include "base/workers.h"
#include "relate/compare.h"

struct job {
  struct compare_input input;
  struct arena *arena;
  const struct comparison *result;
};

static size_t list_group(const struct site *site, const struct edition_group *group, struct job *jobs, size_t count) {
  for (size_t i = 0; i + 1 < group->dated_count; i++) {
    for (size_t j = i + 1; j < group->dated_count; j++) {
      bool is_wanted = j == i + 1 || group->dated[j]->status == STATUS_CURRENT;
      if (!is_wanted) continue;
      jobs[count++].input = (struct compare_input){group->dated[i], group->dated[j], site->lineage, site->history};
    }
  }
  return count;
}

static void compare_one(void *context, size_t index, struct worker *worker) {
  struct job *job = &((struct job *)context)[index];
  (void)worker;
  job->arena = arena_new();
  job->result = compare_editions(job->arena, &job->input);
}

void comparisons_make(struct build *build, struct diags *diags) {
  struct site *site = &build->site;
  size_t limit = 0;
  for (size_t i = 0; i < site->group_count; i++) limit += 2 * site->groups[i].dated_count;
  struct job *jobs = arena_array(build->arena, limit, sizeof *jobs);
  size_t count = 0;
  for (size_t i = 0; i < site->group_count; i++) count = list_group(site, &site->groups[i], jobs, count);
  workers_run(build->options.jobs, count, compare_one, jobs, diags);
  site->comparisons = arena_array(build->arena, count, sizeof(struct comparison *));
  build->comparison_arenas = arena_array(build->arena, count, sizeof(struct arena *));
  for (size_t i = 0; i < count; i++) {
    site->comparisons[i] = jobs[i].result;
    build->comparison_arenas[i] = jobs[i].arena;
  }
  site->comparison_count = count;
}

void comparisons_release(struct build *build) {
  for (size_t i = 0; i < build->site.comparison_count; i++) arena_free(build->comparison_arenas[i]);
}
