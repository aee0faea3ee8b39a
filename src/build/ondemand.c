#include "build/ondemand.h"

#include "base/arena.h"
#include "base/diag.h"
#include "build/produce.h"
#include "model/url.h"

struct ondemand {
  struct arena *arena;
  struct arena *scratch; /* of one question */
  struct build *build;
  struct outputs outputs;
  struct map by_path;          /* → struct output */
  struct outputs_maker *maker; /* NULL until something is asked for */
};

static void plan(struct ondemand *ondemand, struct diags *diags) {
  outputs_plan(ondemand->arena, ondemand->build, &ondemand->outputs, diags);
  map_init(&ondemand->by_path, ondemand->arena);
  for (size_t i = 0; i < ondemand->outputs.count; i++) map_put(&ondemand->by_path, ondemand->outputs.at[i].path, &ondemand->outputs.at[i]);
}

struct ondemand *ondemand_open(struct build *build, struct diags *diags) {
  struct arena *arena = arena_new();
  struct ondemand *ondemand = arena_alloc(arena, sizeof *ondemand);
  ondemand->arena = arena;
  ondemand->scratch = arena_new();
  ondemand->build = build;
  plan(ondemand, diags);
  return ondemand;
}

void ondemand_close(struct ondemand *ondemand) {
  if (ondemand == NULL) return;
  outputs_maker_close(ondemand->maker);
  arena_free(ondemand->scratch);
  arena_free(ondemand->arena);
}

/* The index takes a while, and most who look at a page do not search. */
static void make_index(struct ondemand *ondemand, struct str address) {
  struct str folder = url_search_index(ondemand->scratch, false);
  struct str others = url_search_index(ondemand->scratch, true);
  bool is_index = str_equal(str_slice(address, 0, folder.len), folder) || str_equal(str_slice(address, 0, others.len), others);
  if (!is_index || ondemand->build->search != NULL) return;
  struct diags *aside = diags_new(); /* who builds the site says it */
  build_index(ondemand->build, aside);
  plan(ondemand, aside);
  outputs_maker_close(ondemand->maker);
  ondemand->maker = NULL;
  diags_free(aside);
}

static const struct output *find(struct ondemand *ondemand, struct str address) {
  bool is_folder = address.len == 0 || str_ends(address, "/");
  return map_get(&ondemand->by_path, is_folder ? str_join(ondemand->scratch, address, STR("index.html")) : address);
}

static bool make(struct ondemand *ondemand, const struct output *output, struct buf *out) {
  struct diags *aside = diags_new();
  if (ondemand->maker == NULL) ondemand->maker = outputs_maker_open(ondemand->build, &ondemand->outputs, aside);
  bool is_made = outputs_maker_make(ondemand->maker, output, out, aside) && diags_count_of(aside, SEVERITY_ERROR) == 0;
  diags_free(aside);
  return is_made;
}

static enum ondemand_answer answer(struct ondemand *ondemand, struct str address, struct buf *out, struct str *path) {
  bool has_slash = address.len == 0 || str_ends(address, "/");
  make_index(ondemand, address);
  const struct output *output = find(ondemand, address);
  if (output == NULL && !has_slash && find(ondemand, str_join(ondemand->scratch, address, STR("/"))) != NULL) return ONDEMAND_FOLDER;
  const struct output *given = output != NULL ? output : map_get(&ondemand->by_path, STR("404.html"));
  if (given == NULL) return ONDEMAND_MISSING;
  *path = given->path;
  if (!make(ondemand, given, out)) return ONDEMAND_FAILED;
  return output != NULL ? ONDEMAND_FILE : ONDEMAND_MISSING;
}

enum ondemand_answer ondemand_make(struct ondemand *ondemand, struct str address, struct buf *out, struct str *path) {
  *path = (struct str){0};
  enum ondemand_answer answered = answer(ondemand, address, out, path);
  arena_reset(ondemand->scratch);
  return answered;
}
