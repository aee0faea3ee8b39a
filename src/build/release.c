#include "build/release.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "read/repo.h"

#define NO_TEXT ((struct str){0})

struct reader {
  struct build *build;
  const struct publication *publication;
  struct str folder; /* where the publication lies today, below content/; empty when it does not */
  const struct map *trailers;
  struct diags *diags;
};

/* ---- which commit ---- */

bool release_find_trailers(struct build *build, struct map *trailers, struct diags *diags) {
  size_t count = 0;
  size_t limit = 0;
  map_init(trailers, build->arena);
  for (size_t i = 0; i < build->config.publication_count; i++) limit += build->config.publications[i].release_count;
  struct repo_trailer *found = arena_array(build->arena, limit, sizeof *found);
  for (size_t i = 0; i < build->config.publication_count; i++) {
    for (size_t j = 0; j < build->config.publications[i].release_count; j++) {
      struct str text = build->config.publications[i].releases[j].trailer.text;
      if (text.len == 0 || map_get(trailers, text) != NULL) continue;
      found[count].text = text;
      map_put(trailers, text, &found[count++]);
    }
  }
  return build->root.repo == NULL || repo_find_trailers(build->root.repo, build->root.tip, found, count, diags);
}

static bool find_by_trailer(const struct reader *reader, const struct release *release, char commit[41]) {
  const struct repo_trailer *found = map_get(reader->trailers, release->trailer.text);
  if (found->count == 1) {
    memcpy(commit, found->found[0], 41);
    return true;
  }
  struct str number = str_format(reader->build->arena, "%zu", found->count);
  diags_add(reader->diags, DIAG_EDITION_TRAILER, release->trailer.place, release->trailer.text, number, NO_TEXT);
  return false;
}

static bool find_commit(const struct reader *reader, const struct release *release, char commit[41]) {
  if (release->trailer.text.len > 0) return find_by_trailer(reader, release, commit);
  struct diags *aside = diags_new();
  bool is_found = repo_resolve(reader->build->root.repo, release->revision.text, commit, aside);
  diags_free(aside);
  if (!is_found) {
    diags_add(reader->diags, DIAG_EDITION_REVISION, release->revision.place, release->name, release->revision.text, NO_TEXT);
  }
  return is_found;
}

/* spor.lock holds what each edition was when it was released. A branch may have got corrections since, if they are editorial. */
static bool check_lock(const struct reader *reader, const struct release *release, const char commit[41]) {
  const struct locked *locked = lock_commit(&reader->build->lock, reader->publication->id, release->name);
  if (locked == NULL || str_is(locked->commit, commit)) return true;
  if (repo_is_branch_with_only(reader->build->root.repo, release->revision.text, locked->commit, commit, "Redaktionel", reader->diags))
    return true;
  struct str said = str_format(reader->build->arena, "%.*s (spor.lock:%u)", STR_ARG(locked->commit), locked->line);
  diags_add(reader->diags, DIAG_EDITION_MOVED, release->place, release->name, said, NO_TEXT);
  return false;
}

/* ---- its content ---- */

static const struct edition *find_publication(const struct edition *editions, size_t count, struct str id) {
  for (size_t i = 1; i < count; i++) {
    if (str_equal(editions[i].publication, id)) return &editions[i];
  }
  return NULL;
}

/* Documents of `folder` only, or of the whole content folder when it is empty. */
static const struct edition *read_folder(const struct reader *reader, const struct release *release, const struct source *content,
                                         struct str folder) {
  struct build *build = reader->build;
  struct documents_options options = {
      .config = &build->config,
      .moment = build->options.moment,
      .jobs = build->options.jobs,
      .folder = folder,
      .edition = release->name,
      .parsed = &build->parsed,
      .store = build->options.store,
  };
  struct documents *documents = arena_alloc(build->arena, sizeof *documents);
  struct documents **slot = &build->released_documents;
  documents_load(build->arena, content, &options, documents, reader->diags);
  documents->next = *slot;
  *slot = documents;
  size_t count;
  diags_soften(reader->diags, true);
  struct edition *editions = editions_partition(build->arena, documents->at, documents->count, &count, reader->diags);
  diags_soften(reader->diags, false);
  return find_publication(editions, count, reader->publication->id);
}

/* `path:` is taken from the repository's root; content/ is where it ends there. */
static void split_path(const struct reader *reader, const struct release *release, struct str *content, struct str *folder) {
  *content = path_join(reader->build->arena, reader->build->root.folder_in_repo, STR("content"));
  *folder = reader->folder;
  if (release->path.text.len == 0) return;
  *content = path_folder(release->path.text);
  *folder = path_name(release->path.text);
}

static struct source *open_content(const struct reader *reader, const char commit[41], struct str path) {
  struct source *source;
  struct diags *aside = diags_new();
  bool is_open = source_open_revision(reader->build->arena, reader->build->root.repo, str_from(commit), path, NULL, 0, &source, aside);
  diags_free(aside);
  return is_open ? source : NULL;
}

static bool read_edition(const struct reader *reader, const struct release *release, struct released_edition *edition) {
  char commit[41];
  struct str content_path;
  struct str folder;
  if (!find_commit(reader, release, commit) || !check_lock(reader, release, commit)) return false;
  split_path(reader, release, &content_path, &folder);
  struct source *content = open_content(reader, commit, content_path);
  const struct edition *found = NULL;
  if (content != NULL) {
    source_show_below(content, STR("content"));
    if (folder.len > 0) found = read_folder(reader, release, content, folder);
    if (found == NULL && release->path.text.len == 0) found = read_folder(reader, release, content, NO_TEXT);
  }
  if (found == NULL) {
    diags_add(reader->diags, DIAG_EDITION_CONTENT, release->place, release->name, reader->publication->id, NO_TEXT);
    return false;
  }
  edition->release = release;
  edition->edition = *found;
  edition->edition.release = release;
  edition->edition.content = content;
  edition->edition.revision = str_copy(reader->build->arena, str_from(commit));
  return true;
}

void release_read(struct build *build, const struct publication *publication, const struct edition *tree, size_t tree_count,
                  const struct map *trailers, struct released *released, struct diags *diags) {
  *released = (struct released){.publication = publication};
  if (publication->release_count == 0) return;
  if (build->root.repo == NULL) {
    diags_add(diags, DIAG_EDITION_NO_GIT, publication->place, publication->id, NO_TEXT, NO_TEXT);
    return;
  }
  const struct edition *today = find_publication(tree, tree_count, publication->id);
  struct reader reader = {build, publication, today != NULL ? today->folder : NO_TEXT, trailers, diags};
  released->at = arena_array(build->arena, publication->release_count, sizeof *released->at);
  for (size_t i = 0; i < publication->release_count; i++) {
    if (read_edition(&reader, &publication->releases[i], &released->at[released->count])) released->count++;
  }
}
