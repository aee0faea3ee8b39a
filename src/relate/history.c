#include "relate/history.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "model/redaction.h"
#include "read/repo.h"
#include "read/source.h"
#include "relate/passages.h"
#include "relate/privacy.h"

#define NO_TEXT ((struct str){0})

struct history {
  struct revisions *revisions; /* per entry index */
};

struct told {
  struct date date;
  struct str reason;
  struct str role;
  bool is_editorial;
};

/* One walk: from the commit of an edition, or from the tip. */
struct tracer {
  struct arena *arena;
  const struct history_input *input;
  struct history *history;
  struct passages *passages;
  struct diags *diags;
  struct map told; /* commit id → struct told */
  /* of the group at hand */
  struct redactions redactions;
  struct map first_edition; /* commit id → struct edition: the first released one that holds it */
};

/* ---- one commit ---- */

static bool is_ignored(const struct config *config, const struct log_commit *commit) {
  for (size_t i = 0; i < config->ignored_revisions.count; i++) {
    struct str id = config->ignored_revisions.at[i].text;
    if (id.len >= 7 && str_equal(str_slice(str_from(commit->id), 0, id.len), id)) return true;
  }
  return false;
}

static struct str role_of(const struct config *config, const struct log_commit *commit) {
  for (size_t i = 0; i < config->role_count; i++) {
    if (str_equal(config->roles[i].email, commit->author_email)) return config->roles[i].role;
  }
  return NO_TEXT;
}

/* The reason, unless it holds what may not be published. */
static struct str public_reason(struct tracer *tracer, const struct log_commit *commit) {
  struct str reason = log_commit_trailer(commit, "Begrundelse");
  const char *found = privacy_find(reason);
  if (found == NULL) return reason;
  diags_add_path(tracer->diags, DIAG_REASON_PERSONAL, NO_TEXT, str_slice(str_from(commit->id), 0, 10), str_from(found));
  return NO_TEXT;
}

/* What a commit says of itself: once, though it may change hundreds of documents. */
static const struct told *tell(struct tracer *tracer, const struct log_commit *commit) {
  struct str id = str_from(commit->id);
  struct told *told = map_get(&tracer->told, id);
  if (told != NULL) return told;
  told = arena_alloc(tracer->arena, sizeof *told);
  told->date = date_in_copenhagen(commit->author_time);
  told->reason = public_reason(tracer, commit);
  told->role = role_of(tracer->input->config, commit);
  told->is_editorial = log_commit_affirms(commit, "Redaktionel") || is_ignored(tracer->input->config, commit);
  return map_put(&tracer->told, id, told);
}

static enum revision_kind kind_of(const struct log_change *change) {
  if (change->old_path.len == 0) return REVISION_ADDED;
  if (change->blob[0] == '\0') return REVISION_REMOVED;
  return str_equal(change->path, change->old_path) ? REVISION_CHANGED : REVISION_RENAMED;
}

static struct revision make_revision(struct tracer *tracer, const struct log_change *change) {
  const struct told *told = tell(tracer, change->commit);
  return (struct revision){
      .commit = change->commit,
      .kind = kind_of(change),
      .date = told->date,
      .reason = told->reason,
      .role = told->role,
      .is_editorial = told->is_editorial,
      .edition = map_get(&tracer->first_edition, str_from(change->commit->id)),
  };
}

/* ---- one document ---- */

/* The revisions of a document, and of each entity in it those whose words differ before and after. */
static void trace_document(struct tracer *tracer, const struct entry *own, const struct log_file *file) {
  size_t count = own->document->declaration_count;
  struct revision *all = arena_array(tracer->arena, file->change_count, sizeof *all);
  struct revision **lists = arena_array(tracer->arena, count, sizeof *lists);
  size_t *list_counts = arena_array(tracer->arena, count, sizeof *list_counts);
  size_t *capacities = arena_array(tracer->arena, count, sizeof *capacities);
  for (size_t i = 0; i < file->change_count; i++) {
    all[i] = make_revision(tracer, &file->changes[i]);
    struct passage_change change =
        passages_compare(tracer->passages, file->changes[i].old_blob, file->changes[i].blob, own->document->path, &tracer->redactions);
    all[i].sections = change.sections;
    all[i].section_count = change.section_count;
    for (size_t j = 1; j < count; j++) {
      if (!passage_change_touches(&change, own->document->declarations[j].id)) continue;
      lists[j] = arena_grow(tracer->arena, lists[j], list_counts[j], &capacities[j], sizeof **lists);
      lists[j][list_counts[j]] = all[i];
      lists[j][list_counts[j]++].section_count = 0; /* the document's sections say nothing about the one entity */
    }
  }
  tracer->history->revisions[own->index] = (struct revisions){all, file->change_count};
  for (size_t j = 1; j < count; j++) tracer->history->revisions[own[j].index] = (struct revisions){lists[j], list_counts[j]};
}

static struct str content_path(const struct tracer *tracer, const struct edition *edition) {
  if (edition->release != NULL && edition->release->path.text.len > 0) return path_folder(edition->release->path.text);
  return path_join(tracer->arena, tracer->input->folder_in_repo, STR("content"));
}

static bool walk(struct tracer *tracer, const struct edition *edition, const char *tip, struct repo_log *log) {
  return repo_log_walk(tracer->input->repo, tip, content_path(tracer, edition), ".md", tracer->input->cache_folder, tracer->arena, log,
                       tracer->diags);
}

/* All of the publication's, for whichever edition they hold: histories tell of all editions. */
static struct redactions redactions_of(struct tracer *tracer, struct str publication) {
  const struct config *config = tracer->input->config;
  struct redactions redactions = {arena_array(tracer->arena, config->redaction_count, sizeof(struct redaction *)), 0, config->language};
  for (size_t i = 0; i < config->redaction_count; i++) {
    if (str_equal(config->redactions[i].publication.text, publication)) redactions.at[redactions.count++] = &config->redactions[i];
  }
  return redactions;
}

/* An edition's documents were parsed already: whole ones, unless something in the publication is withheld. */
static void know_documents(struct tracer *tracer, const struct edition *edition) {
  if (redactions_of(tracer, edition->publication).count > 0) return;
  for (size_t i = 0; i < edition->document_count && edition->content != NULL; i++) {
    size_t index = source_find(edition->content, edition->documents[i]->path);
    if (index == STR_NOT_FOUND) continue;
    passages_know(tracer->passages, str_from(source_at(edition->content, index)->blob), edition->documents[i]);
  }
}

static void trace_edition(struct tracer *tracer, const struct edition *edition, const struct repo_log *log) {
  tracer->redactions = redactions_of(tracer, edition->publication);
  struct str content = content_path(tracer, edition);
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct entry *own = edition_entry(edition, i, 0);
    const struct log_file *file = repo_log_file(log, path_join(tracer->arena, content, own->document->path));
    if (file != NULL) trace_document(tracer, own, file);
  }
}

/* ---- one publication ---- */

static void note_commits(struct tracer *tracer, const struct edition *edition, const struct repo_log *log) {
  for (size_t i = 0; i < log->commit_count; i++) map_put(&tracer->first_edition, str_from(log->commits[i]->id), (void *)edition);
}

/* The undated copy of an edition has the same entries in the same order. */
static void copy_to_undated(struct tracer *tracer, const struct edition *dated, const struct edition *undated) {
  for (size_t i = 0; i < dated->entry_count && i < undated->entry_count; i++) {
    tracer->history->revisions[undated->entries[i].index] = tracer->history->revisions[dated->entries[i].index];
  }
}

static bool has_released(const struct history_input *input, struct str publication) {
  for (size_t i = 0; i < input->group_count; i++) {
    if (input->groups[i].dated_count > 0 && str_equal(input->groups[i].publication, publication)) return true;
  }
  return false;
}

/* What stands in the site's revision, with or without released editions. */
static void trace_at_tip(struct tracer *tracer, const struct edition *edition, const struct repo_log *log) {
  if (edition->release == NULL && log != NULL) trace_edition(tracer, edition, log);
}

/* `at_tip` is the walk from the site's revision: a draft's revisions are those of the released editions, and what came after. */
static bool trace_group(struct tracer *tracer, const struct edition_group *group, const struct repo_log *at_tip) {
  map_init(&tracer->first_edition, tracer->arena);
  for (size_t i = 0; i < group->dated_count; i++) {
    struct repo_log log;
    if (!walk(tracer, group->dated[i], group->dated[i]->revision.at, &log)) return false;
    note_commits(tracer, group->dated[i], &log);
    trace_edition(tracer, group->dated[i], &log);
    if (group->dated[i]->release == group->current->release) copy_to_undated(tracer, group->dated[i], group->current);
  }
  for (size_t i = 0; i < tracer->input->edition_count && group->dated_count > 0; i++) {
    const struct edition *edition = &tracer->input->editions[i];
    if (str_equal(edition->publication, group->publication)) trace_at_tip(tracer, edition, at_tip);
  }
  return true;
}

const struct history *history_trace(struct arena *arena, const struct history_input *input, struct diags *diags) {
  struct tracer tracer = {.arena = arena, .input = input, .history = arena_alloc(arena, sizeof *tracer.history), .diags = diags};
  size_t entry_count = 0;
  for (size_t i = 0; i < input->edition_count; i++) entry_count += input->editions[i].entry_count;
  tracer.history->revisions = arena_array(arena, entry_count, sizeof *tracer.history->revisions);
  tracer.passages = passages_new(arena, input->repo, input->cache_folder);
  for (size_t i = 0; i < input->edition_count; i++) know_documents(&tracer, &input->editions[i]);
  map_init(&tracer.told, arena);
  map_init(&tracer.first_edition, arena);
  struct repo_log log = {0};
  const struct repo_log *at_tip = input->tip[0] != '\0' ? &log : NULL;
  bool is_traced = at_tip == NULL || walk(&tracer, &input->editions[0], input->tip, &log);
  for (size_t i = 0; i < input->edition_count && is_traced; i++) {
    if (!has_released(input, input->editions[i].publication)) trace_at_tip(&tracer, &input->editions[i], at_tip);
  }
  for (size_t i = 0; i < input->group_count && is_traced; i++) is_traced = trace_group(&tracer, &input->groups[i], at_tip);
  passages_free(tracer.passages);
  return is_traced ? tracer.history : NULL;
}

struct revisions history_of(const struct history *history, const struct entry *entry) {
  return history != NULL ? history->revisions[entry->index] : (struct revisions){0};
}

const struct revision *revisions_last_change(const struct revisions *revisions) {
  for (size_t i = 0; i < revisions->count; i++) {
    if (!revisions->at[i].is_editorial) return &revisions->at[i];
  }
  return NULL;
}
