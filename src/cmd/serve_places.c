#include "cmd/serve_places.h"

#include "base/arena.h"
#include "base/diag.h"
#include "read/repo.h"

/* build/root.c reads these. */
static const char *const site_names[] = {"spor.yaml", "spor.lock", "content", "beslutninger", "layouts", "lua", NULL};
static const char *const theme_names[] = {"layouts", "lua", NULL};
/* Which commit is checked out, and where tags and branches stand. */
static const char *const head_names[] = {"HEAD", NULL};
static const char *const refs_names[] = {"refs", "packed-refs", "shallow", NULL};

static void add(struct serve_places *places, struct str folder, const char *const *names) {
  places->at[places->count++] = (struct watch_place){str_zero(places->arena, folder), names};
}

static void add_repository(struct serve_places *places, const char *root) {
  struct repo *repo = NULL;
  struct diags *aside = diags_new(); /* the build says it */
  if (repo_open(root, false, &repo, aside) == REPO_FOUND) {
    add(places, repo_head_folder(repo), head_names);
    add(places, repo_refs_folder(repo), refs_names);
    repo_close(repo);
  }
  diags_free(aside);
}

void serve_places_find(struct serve_places *places, const struct settings *settings) {
  *places = (struct serve_places){.arena = arena_new()};
  add(places, str_from(settings->build.root.folder), site_names);
  add(places, str_from(settings->build.root.theme), theme_names);
  add_repository(places, settings->build.root.folder);
}

void serve_places_release(struct serve_places *places) {
  arena_free(places->arena);
}
