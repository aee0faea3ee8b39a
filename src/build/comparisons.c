#include "build/comparisons.h"

#include "base/arena.h"
#include "base/workers.h"
#include "relate/compare.h"
#include "relate/text_diffs.h"

/* Editions that are compared, and all that comes of it. */
struct comparing {
  struct compare_input *inputs;
  const struct comparison **results;
  size_t count;
  struct text_diffs *text_diffs;
  struct arena **arenas; /* one for each worker */
};

static const struct edition *in_force(const struct edition_group *group) {
  for (size_t i = 0; i < group->dated_count; i++) {
    if (group->dated[i]->status == STATUS_CURRENT) return group->dated[i];
  }
  return NULL;
}

static size_t list_group(const struct site *site, const struct edition_group *group, struct compare_input *inputs, size_t count) {
  for (size_t i = 0; i + 1 < group->dated_count; i++) {
    for (size_t j = i + 1; j < group->dated_count; j++) {
      bool is_wanted = j == i + 1 || group->dated[j]->status == STATUS_CURRENT;
      if (!is_wanted) continue;
      inputs[count++] = (struct compare_input){group->dated[i], group->dated[j], site->lineage, site->history, NULL};
    }
  }
  const struct edition *before = group->current->status == STATUS_DRAFT ? in_force(group) : NULL;
  if (before != NULL) inputs[count++] = (struct compare_input){before, group->current, site->lineage, site->history, NULL};
  return count;
}

static void compare_texts(void *context, size_t index, struct worker *worker) {
  struct comparing *comparing = context;
  text_diffs_make(comparing->text_diffs, index, comparing->arenas[worker->number]);
}

static void compare_one(void *context, size_t index, struct worker *worker) {
  struct comparing *comparing = context;
  comparing->results[index] = compare_editions(comparing->arenas[worker->number], &comparing->inputs[index]);
}

static void open_arenas(struct build *build) {
  build->comparison_arena_count = build->options.jobs;
  build->comparison_arenas = arena_array(build->arena, build->options.jobs, sizeof(struct arena *));
  for (size_t i = 0; i < build->comparison_arena_count; i++) build->comparison_arenas[i] = arena_new();
}

/* Texts are by far the most of the work, and most of them meet the same counterpart in several comparisons. */
static void list_texts(struct comparing *comparing) {
  struct arena *scratch = arena_new();
  for (size_t i = 0; i < comparing->count; i++) {
    compare_list_texts(scratch, &comparing->inputs[i], comparing->text_diffs);
    comparing->inputs[i].text_diffs = comparing->text_diffs;
  }
  arena_free(scratch);
}

void comparisons_make(struct build *build, struct diags *diags) {
  struct site *site = &build->site;
  size_t limit = 0;
  for (size_t i = 0; i < site->group_count; i++) limit += 2 * site->groups[i].dated_count + 1;
  struct comparing comparing = {.inputs = arena_array(build->arena, limit, sizeof(struct compare_input)),
                                .text_diffs = text_diffs_new(build->arena)};
  for (size_t i = 0; i < site->group_count; i++) comparing.count = list_group(site, &site->groups[i], comparing.inputs, comparing.count);
  comparing.results = arena_array(build->arena, comparing.count, sizeof(struct comparison *));
  open_arenas(build);
  comparing.arenas = build->comparison_arenas;
  list_texts(&comparing);
  workers_run(build->options.jobs, text_diffs_settle(comparing.text_diffs), compare_texts, &comparing, diags);
  workers_run(build->options.jobs, comparing.count, compare_one, &comparing, diags);
  site->comparisons = comparing.results;
  site->comparison_count = comparing.count;
}

void comparisons_release(struct build *build) {
  for (size_t i = 0; i < build->comparison_arena_count; i++) arena_free(build->comparison_arenas[i]);
}
