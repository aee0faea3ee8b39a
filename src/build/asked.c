#include "build/asked.h"

#include "base/arena.h"
#include "base/diag.h"
#include "read/repo.h"

/* Revisions have no period; these keep the two in their order, around any edition's. */
enum { BEFORE_ALL = 1, AFTER_ALL = 9999 };

bool asked_is_draft(const char *name) {
  return strcmp(name, RELEASE_NAME_OF_DRAFT) == 0 || strcmp(name, "draft") == 0;
}

/* The publication that is meant: the one that was named, or else the only one there is. Empty when that cannot be told. */
static struct str find_publication(const struct build *build, const struct edition *tree, size_t tree_count) {
  const struct config *config = &build->config;
  size_t count = 0;
  struct str only = {0};
  if (build->options.publication != NULL) return str_from(build->options.publication);
  for (size_t i = 0; i < config->publication_count; i++) {
    if (config->publications[i].release_count == 0) continue;
    only = config->publications[i].id;
    count++;
  }
  if (count == 0 && tree_count == 2) return tree[1].publication;
  return count == 1 ? only : (struct str){0};
}

static struct publication *publication_of(struct build *build, struct str id) {
  struct config *config = &build->config;
  for (size_t i = 0; i < config->publication_count; i++) {
    if (str_equal(config->publications[i].id, id)) return &config->publications[i];
  }
  struct publication *all = arena_array(build->arena, config->publication_count + 1, sizeof *all);
  if (config->publication_count > 0) memcpy(all, config->publications, config->publication_count * sizeof *all);
  config->publications = all;
  all[config->publication_count] = (struct publication){.id = id, .place = {build->root.config, 1, 1, 1}};
  return &all[config->publication_count++];
}

static const struct release *find_release(const struct publication *publication, const char *name) {
  for (size_t i = 0; i < publication->release_count; i++) {
    if (str_is(publication->releases[i].name, name)) return &publication->releases[i];
  }
  return NULL;
}

static bool is_revision(const struct build *build, const char *name) {
  char commit[41];
  struct diags *aside = diags_new();
  bool is_there = repo_resolve(build->root.repo, str_from(name), commit, aside);
  diags_free(aside);
  return is_there;
}

void asked_apply(struct build *build, const struct edition *tree, size_t tree_count) {
  const char *const *names = build->options.compared;
  if (names[0] == NULL || build->root.repo == NULL) return;
  struct str id = find_publication(build, tree, tree_count);
  if (id.len == 0) return;
  struct publication *publication = publication_of(build, id);
  struct release *releases = arena_array(build->arena, 2, sizeof *releases);
  size_t count = 0;
  bool is_any_revision = false;
  for (int i = 0; i < 2; i++) {
    const struct release *release = find_release(publication, names[i]);
    if (release != NULL) {
      releases[count++] = *release;
    } else if (!asked_is_draft(names[i]) && is_revision(build, names[i])) {
      struct named revision = {str_from(names[i]), publication->place};
      struct date order = {i == 0 ? BEFORE_ALL : AFTER_ALL, 1, 1};
      releases[count++] =
          (struct release){.name = revision.text, .place = publication->place, .revision = revision, .valid_from = order, .is_asked = true};
      is_any_revision = true;
    }
  }
  bool is_same = count == 2 && str_equal(releases[0].name, releases[1].name);
  if (!is_any_revision) return;
  publication->releases = releases;
  publication->release_count = is_same ? 1 : count;
}
