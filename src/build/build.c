#include "build/build.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "build/comparisons.h"
#include "build/decisions.h"
#include "build/dress.h"
#include "build/editions.h"
#include "build/produce.h"
#include "layout/whole.h"
#include "model/schema.h"
#include "read/lexicon.h"
#include "read/markdown.h"
#include "relate/history.h"
#include "relate/lineage.h"
#include "relate/sections.h"
#include "relate/terms.h"
#include "search/index.h"

#define NO_TEXT ((struct str){0})

enum { COMMIT_SHOWN = 10 }; /* digits */

static void check_owners(const struct site *site, struct diags *diags) {
  for (size_t i = 1; i < site->edition_count && !site->config->is_broken; i++) {
    const struct edition *edition = &site->editions[i];
    if (edition->front == NULL || edition->release != NULL) continue;
    const struct named *owner = &edition->front->document->fields.owner;
    if (!schema_is_id(owner->text) || config_unit(site->config, owner->text) != NULL) continue;
    struct str ids[64];
    size_t count = 0;
    for (; count < site->config->unit_count && count < 64; count++) ids[count] = site->config->units[count].id;
    diags_suggest(diags, DIAG_UNIT_UNKNOWN, owner->place, owner->text, NO_TEXT, str_nearest(owner->text, ids, count));
  }
}

static bool is_used(const struct build *build, struct str path) {
  for (size_t i = 0; i < build->site.edition_count; i++) {
    if (links_asset(build->site.links, &build->site.editions[i], path) != NULL) return true;
  }
  return false;
}

/* Figures and attachments that lie there and that no document shows. */
static void report_unused_files(struct build *build, struct diags *diags) {
  const struct source *content = build->root.content;
  for (size_t i = 0; i < source_count(content); i++) {
    const struct source_entry *entry = source_at(content, i);
    bool is_publishable = entry->type == SOURCE_FILE && documents_publish_type(entry->path);
    if (!is_publishable || is_used(build, entry->path)) continue;
    diags_add_path(diags, DIAG_LEFT_OUT_UNUSED, source_shown(content, i, build->arena), NO_TEXT, NO_TEXT);
  }
}

static void trace_history(struct build *build, struct diags *diags) {
  struct site *site = &build->site;
  if (build->root.repo == NULL || build->root.tip[0] == '\0') return; /* nothing is committed yet */
  struct history_input input = {
      .config = &build->config,
      .editions = site->editions,
      .edition_count = site->edition_count,
      .groups = site->groups,
      .group_count = site->group_count,
      .repo = build->root.repo,
      .folder_in_repo = build->root.folder_in_repo,
      .tip = build->root.tip,
      .cache_folder = build->options.cache,
  };
  site->history = history_trace(build->arena, &input, diags);
}

static void resolve_links(struct build *build, struct diags *diags) {
  const struct site *site = &build->site;
  bool wants_terms = !build->options.without_terms;
  if (wants_terms && str_is(build->config.language, "da"))
    build->lexicon = lexicon_open(build->config.language, build->options.cache, diags);
  build->links_input = (struct links_input){
      .config = &build->config,
      .editions = site->editions,
      .edition_count = site->edition_count,
      .groups = site->groups,
      .group_count = site->group_count,
      .lexicon = build->lexicon,
      .wants_terms = wants_terms,
      .jobs = build->options.jobs,
      .store = build->options.termsets,
      .left_out = &build->documents.left_out,
  };
  build->site.links = links_resolve(build->arena, &build->links_input, diags);
}

static void load_site(struct build *build, struct diags *diags) {
  struct arena *arena = build->arena;
  struct site *site = &build->site;
  struct documents_options documents = {
      .config = &build->config,
      .moment = build->options.moment,
      .with_drafts = build->options.with_drafts,
      .jobs = build->options.jobs,
      .parsed = &build->parsed,
      .store = build->options.store,
  };
  stages_begin(build->options.stages, STAGE_DOCUMENTS);
  documents_load(arena, build->root.content, &documents, &build->documents, diags);
  site->config = &build->config;
  site->date = date_in_copenhagen(build->options.moment);
  site->commit = str_slice(str_from(build->root.tip), 0, COMMIT_SHOWN);
  stages_begin(build->options.stages, STAGE_EDITIONS);
  editions_assemble(build, diags);
  stages_begin(build->options.stages, STAGE_LINKS);
  resolve_links(build, diags);
  struct lineage_input lineage = {
      .editions = site->editions,
      .edition_count = site->edition_count,
      .groups = site->groups,
      .group_count = site->group_count,
      .renames = editions_renames(build, diags),
  };
  site->lineage = lineage_trace(arena, &lineage, diags);
  for (size_t i = 0; i < site->group_count; i++) sections_check(site->lineage, &site->groups[i], diags);
  stages_begin(build->options.stages, STAGE_HISTORY);
  trace_history(build, diags);
  stages_begin(build->options.stages, STAGE_COMPARISONS);
  comparisons_make(build, diags);
  decisions_settle(build, diags);
  check_owners(site, diags);
  report_unused_files(build, diags);
}

/* What is in force or a draft is told of; an edition cannot be made smaller. */
static void report_wholes(const struct site *site, struct diags *diags) {
  for (size_t i = 0; i < site->edition_count; i++) {
    const struct edition *edition = &site->editions[i];
    bool is_told = edition->publication.len > 0 && edition->front != NULL && !edition->is_dated;
    if (!is_told || whole_is_made(site, edition)) continue;
    diags_add(diags, DIAG_LEFT_OUT_WHOLE, edition->front->declaration->place, (struct str){0}, (struct str){0}, (struct str){0});
  }
}

void build_index(struct build *build, struct diags *diags) {
  struct search_input input = {&build->site, build->lexicon, SCOPE_IN_FORCE, build->options.jobs};
  build->search = search_index_make(build->arena, &input, diags);
  input.scope = SCOPE_OTHERS;
  if (editions_have_others(build->site.groups, build->site.group_count))
    build->search_others = search_index_make(build->arena, &input, diags);
}

struct build *build_open(const struct build_options *options, struct diags *diags) {
  struct arena *arena = arena_new();
  struct build *build = arena_alloc(arena, sizeof *build);
  build->arena = arena;
  build->options = *options;
  markdown_init();
  if (!root_open(arena, &options->root, &build->root, diags)) {
    build_free(build);
    return NULL;
  }
  map_init(&build->parsed, arena);
  config_read(arena, build->root.config, &build->config, diags);
  lock_read(arena, build->root.lock, &build->config, &build->lock, diags);
  return build;
}

struct build *build_load(const struct build_options *options, struct diags *diags) {
  struct build *build = build_open(options, diags);
  if (build == NULL) return NULL;
  decisions_load(build, diags);
  load_site(build, diags);
  stages_begin(build->options.stages, STAGE_SEARCH);
  if (options->with_search) build_index(build, diags);
  stages_begin(build->options.stages, STAGE_PAGES);
  struct theme *theme = theme_load(build->arena, build->root.theme, build->root.installed, diags);
  dress_theme(build->arena, &build->config, theme, diags);
  build->theme = theme;
  build->pages = pages_plan(build->arena, &build->site);
  report_wholes(&build->site, diags);
  return build;
}

void build_free(struct build *build) {
  if (build == NULL) return;
  comparisons_release(build);
  if (build->site.links != NULL) terms_release(build->site.links->terms);
  lexicon_close(build->lexicon);
  documents_release(&build->documents);
  for (struct documents *documents = build->released_documents; documents != NULL; documents = documents->next)
    documents_release(documents);
  root_close(&build->root);
  arena_free(build->arena);
}

bool build_publish(const struct build *build, const char *folder, struct writer_report *report, struct diags *diags) {
  struct arena *arena = arena_new();
  struct outputs outputs;
  outputs_plan(arena, build, &outputs, diags);
  struct writer *writer = NULL;
  size_t limit = build->config.limits.output_size;
  bool is_open = folder == NULL || diags_count_of(diags, SEVERITY_ERROR) > 0 ||
                 writer_open(folder, outputs_room(build, &outputs), limit, &writer, diags);
  stages_begin(build->options.stages, STAGE_PAGES);
  if (is_open) outputs_produce(build, &outputs, writer, NULL, diags);
  bool is_fine = diags_count_of(diags, SEVERITY_ERROR) == 0;
  if (is_fine && writer != NULL) stages_begin(build->options.stages, STAGE_WRITING);
  if (is_fine && writer != NULL) is_fine = writer_commit(writer, outputs_manifest_head(arena, build), report, diags);
  if (writer != NULL) writer_close(writer);
  arena_free(arena);
  return is_fine;
}
