#include "build/releasing.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "model/stamping.h"
#include "model/url.h"
#include "read/repo.h"
#include "read/repo_tag.h"
#include "read/yamledit.h"
#include "relate/compare.h"
#include "relate/decisions.h"

#define NO_TEXT ((struct str){0})

static struct arena *arena_of(const struct releasing *releasing) {
  return releasing->draft->arena;
}

static const struct edition *draft_of(const struct releasing *releasing) {
  const struct site *site = &releasing->draft->site;
  for (size_t i = 0; i < site->group_count; i++) {
    if (str_equal(site->groups[i].publication, releasing->publication)) return site->groups[i].current;
  }
  return NULL;
}

/* ---- what stands against it ---- */

static void check_unstamped(const struct releasing *releasing, struct diags *diags) {
  const struct edition *draft = draft_of(releasing);
  for (size_t i = 0; i < draft->entry_count; i++) {
    const struct entry *entry = &draft->entries[i];
    if (entry->declaration == NULL || !stamping_is_due(entry->declaration)) continue;
    diags_add(diags, DIAG_RELEASE_UNSTAMPED, entry->declaration->place, entry->short_title, NO_TEXT, NO_TEXT);
  }
}

/* spor.lock is spor's own: an earlier run may have left it written. */
static void check_committed(const struct releasing *releasing, struct diags *diags) {
  const struct root *root = &releasing->draft->root;
  struct arena *arena = arena_of(releasing);
  struct str paths[3] = {STR("content"), STR("beslutninger"), STR("spor.yaml")};
  for (size_t i = 0; i < 3; i++) paths[i] = path_join(arena, root->folder_in_repo, paths[i]);
  struct str *files;
  size_t count;
  if (!repo_uncommitted(root->repo, paths, 3, arena, &files, &count, diags)) return;
  size_t skip = root->folder_in_repo.len > 0 ? root->folder_in_repo.len + 1 : 0;
  for (size_t i = 0; i < count; i++) {
    diags_add_path(diags, DIAG_RELEASE_UNCOMMITTED, str_slice(files[i], skip, files[i].len), NO_TEXT, NO_TEXT);
  }
}

/* What git was told to ignore is in the folder and not in the commit. */
static void check_ignored(const struct releasing *releasing, const struct edition *edition, struct diags *diags) {
  const struct edition *draft = draft_of(releasing);
  for (size_t i = 0; i < draft->document_count; i++) {
    const struct document *document = draft->documents[i];
    if (map_get(&edition->by_path, document->path) != NULL) continue;
    diags_add_path(diags, DIAG_RELEASE_UNCOMMITTED, document->file->path, NO_TEXT, NO_TEXT);
  }
}

static void check_name(const struct releasing *releasing, struct diags *diags) {
  struct str name = str_from(releasing->request->name);
  const struct publication *publication = config_publication(&releasing->draft->config, releasing->publication);
  if (!release_is_name(name)) diags_add(diags, DIAG_EDITION_NAME, (struct place){0}, name, NO_TEXT, NO_TEXT);
  if (url_is_reserved(name, true)) diags_add(diags, DIAG_RESERVED_NAME, (struct place){0}, name, NO_TEXT, NO_TEXT);
  for (size_t i = 0; publication != NULL && i < publication->release_count; i++) {
    const struct release *release = &publication->releases[i];
    if (str_equal(release->name, name)) diags_add(diags, DIAG_RELEASE_EXISTS, release->place, name, NO_TEXT, NO_TEXT);
  }
}

/* A tag on this very commit was left by a run that did not come to its end. */
static void check_tag(struct releasing *releasing, struct diags *diags) {
  char commit[41];
  repo_tag_commit(releasing->draft->root.repo, releasing->tag, commit);
  releasing->has_tag = strcmp(commit, releasing->commit) == 0;
  if (commit[0] == '\0' || releasing->has_tag) return;
  diags_add(diags, DIAG_RELEASE_TAG, (struct place){0}, releasing->tag, str_from(commit), NO_TEXT);
}

static void check_decided(const struct releasing *releasing, struct diags *diags) {
  const struct difference **open;
  if (releasing->decided == NULL || releasing->request->may_be_undecided) return;
  size_t count = decisions_open(arena_of(releasing), releasing->decided, &open);
  if (count == 0) return;
  struct str number = str_format(arena_of(releasing), "%zu", count);
  struct str from = releasing->decided->comparison->from->release->name;
  diags_add(diags, DIAG_RELEASE_UNDECIDED, (struct place){0}, number, from, str_from(releasing->request->name));
}

/* ---- what would be written ---- */

static struct str written_adoption(const struct releasing *releasing) {
  struct arena *arena = arena_of(releasing);
  const struct release_request *request = releasing->request;
  struct str date = date_iso(arena, request->adopted);
  struct str by = yaml_edit_scalar(arena, str_from(request->by));
  struct str source = request->source != NULL ? yaml_edit_scalar(arena, str_from(request->source)) : NO_TEXT;
  const char *before = source.len > 0 ? ", source: " : "";
  return str_format(arena, "{date: %.*s, by: %.*s%s%.*s}", STR_ARG(date), STR_ARG(by), before, STR_ARG(source));
}

/* spor.yaml with the edition in it, its revision being `revision`. */
static bool edit_config(const struct releasing *releasing, struct str revision, struct str *after, struct diags *diags) {
  struct arena *arena = arena_of(releasing);
  const struct release_request *request = releasing->request;
  struct yaml_pair pairs[5];
  size_t count = 0;
  pairs[count++] = (struct yaml_pair){STR("name"), yaml_edit_scalar(arena, str_from(request->name))};
  pairs[count++] = (struct yaml_pair){STR("ref"), yaml_edit_scalar(arena, revision)};
  pairs[count++] = (struct yaml_pair){STR("valid-from"), date_iso(arena, request->valid_from)};
  if (request->valid_to.year != 0) pairs[count++] = (struct yaml_pair){STR("valid-to"), date_iso(arena, request->valid_to)};
  if (request->by != NULL) pairs[count++] = (struct yaml_pair){STR("adopted"), written_adoption(releasing)};
  const struct str path[] = {STR("publications"), releasing->publication, STR("editions")};
  struct yaml_addition addition = {path, 3, true, pairs, count};
  if (yaml_edit_add(arena, releasing->config, &addition, after)) return true;
  struct place place = lines_place(releasing->config, 0, 1);
  diags_add(diags, DIAG_YAML_UNEDITABLE, place, STR("publications"), NO_TEXT, NO_TEXT);
  return false;
}

static bool edit_lock(struct releasing *releasing, struct diags *diags) {
  struct arena *arena = arena_of(releasing);
  struct str name = str_from(releasing->request->name);
  const struct locked *locked = lock_commit(&releasing->draft->lock, releasing->publication, name);
  const struct yaml_pair pair = {name, str_from(releasing->commit)};
  const struct yaml_addition addition = {&releasing->publication, 1, false, &pair, 1};
  static const char head[] = "# Which commit each released edition is. Written by `spor release`; not to be edited.\n";
  const struct lines *lock = releasing->lock;
  if (lock == NULL) lock = lines_new(arena, STR("spor.lock"), NO_TEXT, str_from(head));
  releasing->lock_after = lock->bytes;
  if (locked != NULL && str_is(locked->commit, releasing->commit))
    return true; /* an earlier run got that far; another commit is told of by the trial */
  if (locked != NULL || yaml_edit_add(arena, lock, &addition, &releasing->lock_after)) return true;
  diags_add(diags, DIAG_YAML_UNEDITABLE, lines_place(lock, 0, 1), releasing->publication, NO_TEXT, NO_TEXT);
  return false;
}

/* ---- finding out ---- */

/* The publication that was named, or the only one. */
static bool find_publication(struct releasing *releasing, const struct build *build, struct diags *diags) {
  const char *wanted = releasing->request->publication;
  const struct site *site = &build->site;
  struct str *ids = arena_array(build->arena, site->group_count, sizeof *ids);
  size_t count = 0;
  for (size_t i = 0; i < site->group_count; i++) {
    ids[i] = site->groups[i].publication;
    if (wanted != NULL && !str_is(ids[i], wanted)) continue;
    releasing->publication = ids[i];
    count++;
  }
  if (count == 1) return true;
  if (wanted == NULL) {
    diags_add(diags, DIAG_PUBLICATION_WHICH, (struct place){0}, str_format(build->arena, "%zu", count), NO_TEXT, NO_TEXT);
  } else {
    struct str name = str_from(wanted);
    diags_suggest(diags, DIAG_PUBLICATION_UNKNOWN, (struct place){0}, name, NO_TEXT, str_nearest(name, ids, site->group_count));
  }
  return false;
}

/* The site with the publication's draft in sight. Which one is meant may only be known once the site is loaded. */
static bool load_draft(struct releasing *releasing, const struct build_options *options, struct diags *diags) {
  struct build_options with_draft = *options;
  struct diags *found = diags_new();
  with_draft.next = releasing->request->publication;
  releasing->draft = build_load(&with_draft, found);
  bool is_loaded = releasing->draft != NULL;
  if (is_loaded && releasing->draft->root.repo == NULL) {
    diags_add(diags, DIAG_RELEASE_NO_GIT, (struct place){0}, NO_TEXT, NO_TEXT, NO_TEXT);
    is_loaded = false;
  }
  bool is_found = is_loaded && find_publication(releasing, releasing->draft, diags);
  bool is_in_sight = with_draft.next != NULL || (is_found && draft_of(releasing)->release == NULL);
  if (is_found && !is_in_sight) {
    char *id = strndup(releasing->publication.at, releasing->publication.len);
    if (id == NULL) out_of_memory(releasing->publication.len);
    with_draft.next = id;
    build_free(releasing->draft);
    diags_free(found);
    found = diags_new();
    releasing->draft = build_load(&with_draft, found);
    is_found = releasing->draft != NULL;
    releasing->publication = is_found ? str_copy(releasing->draft->arena, str_from(id)) : NO_TEXT;
    if (is_found) releasing->draft->options.next = NULL; /* it borrowed the name */
    free(id);
  }
  diags_merge(diags, found);
  diags_free(found);
  return is_found;
}

/* The edition in the site as it would be, and the comparison that readers will be shown first: with the one before. */
static const struct edition *find_edition(struct releasing *releasing) {
  const struct site *site = &releasing->trial->site;
  for (size_t i = 0; i < site->group_count; i++) {
    const struct edition_group *group = &site->groups[i];
    for (size_t j = 0; j < group->dated_count; j++) {
      bool is_new =
          str_equal(group->publication, releasing->publication) && str_is(group->dated[j]->release->name, releasing->request->name);
      if (!is_new) continue;
      for (size_t k = 0; j > 0 && k < site->decided_count; k++) {
        const struct comparison *comparison = site->decided[k]->comparison;
        if (comparison->from == group->dated[j - 1] && comparison->to == group->dated[j]) releasing->decided = site->decided[k];
      }
      return group->dated[j];
    }
  }
  return NULL;
}

/* The site as it would be after the release, with the commit where the tag will be. */
static bool try_out(struct releasing *releasing, const struct build_options *options, struct diags *diags) {
  struct str text;
  if (!edit_config(releasing, str_from(releasing->commit), &text, diags)) return false;
  struct build_options trial = *options;
  trial.root.config = &text;
  struct diags *own = diags_new();
  releasing->trial = build_load(&trial, own);
  bool is_fine = releasing->trial != NULL && diags_count_of(own, SEVERITY_ERROR) == 0;
  if (!is_fine) diags_merge(diags, own); /* warnings there were in the draft too */
  const struct edition *edition = releasing->trial != NULL ? find_edition(releasing) : NULL;
  if (is_fine && edition != NULL) check_ignored(releasing, edition, diags);
  if (is_fine && edition != NULL) check_decided(releasing, diags);
  diags_free(own);
  return is_fine && edition != NULL;
}

bool releasing_prepare(const struct build_options *options, const struct release_request *request, struct releasing *releasing,
                       struct diags *diags) {
  *releasing = (struct releasing){.request = request};
  if (!load_draft(releasing, options, diags)) return false;
  struct build *draft = releasing->draft;
  struct arena *arena = draft->arena;
  releasing->config = draft->root.config;
  releasing->lock = draft->root.lock;
  releasing->tag = str_format(arena, "udgave/%.*s/%s", STR_ARG(releasing->publication), request->name);
  memcpy(releasing->commit, draft->root.tip, sizeof releasing->commit);
  if (releasing->commit[0] == '\0') diags_add(diags, DIAG_RELEASE_NO_GIT, (struct place){0}, NO_TEXT, NO_TEXT, NO_TEXT);
  check_name(releasing, diags);
  if (diags_count_of(diags, SEVERITY_ERROR) > 0) return false;
  const struct entry *front = draft_of(releasing)->front;
  releasing->title = front != NULL ? front->title : releasing->publication;
  check_committed(releasing, diags);
  check_unstamped(releasing, diags);
  check_tag(releasing, diags);
  build_publish(draft, NULL, NULL, diags);
  if (diags_count_of(diags, SEVERITY_ERROR) > 0) return false;
  bool is_fine = try_out(releasing, options, diags) && edit_config(releasing, releasing->tag, &releasing->config_after, diags);
  return is_fine && edit_lock(releasing, diags) && diags_count_of(diags, SEVERITY_ERROR) == 0;
}

void releasing_release(struct releasing *releasing) {
  build_free(releasing->trial);
  build_free(releasing->draft);
}
