#include "build/editions.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "build/asked.h"
#include "build/release.h"
#include "model/redaction.h"
#include "model/url.h"
#include "read/repo.h"
#include "relate/lineage.h"

#define NO_TEXT ((struct str){0})

struct assembler {
  struct build *build;
  struct diags *diags;
  struct edition *editions;
  size_t count;
  size_t capacity;
  struct released *released; /* parallel to the config's publications */
};

/* An edition with redactions gets documents of its own: those that other editions share are left as they are. */
static void redact(struct assembler *assembler, struct edition *edition) {
  struct build *build = assembler->build;
  struct str name = edition->release != NULL ? edition->release->name : NO_TEXT;
  struct redactions redactions = redactions_for(build->arena, build->config.redactions, build->config.redaction_count, edition->publication,
                                                name, build->config.language);
  if (redactions.count == 0) return;
  struct diags *aside = diags_new(); /* what is to be said of the documents was said when they were read */
  const struct document **documents = arena_array(build->arena, edition->document_count, sizeof *documents);
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct document *document = edition->documents[i];
    documents[i] = document_parse_redacted(build->arena, document->file, document->path, build->config.raw_html, &redactions, aside);
  }
  diags_free(aside);
  edition->documents = documents;
}

static struct edition *add(struct assembler *assembler, const struct edition *edition) {
  assembler->editions = arena_grow(assembler->build->arena, assembler->editions, assembler->count, &assembler->capacity, sizeof *edition);
  struct edition *added = &assembler->editions[assembler->count];
  *added = *edition;
  added->index = assembler->count++;
  return added;
}

static enum edition_status status_of(const struct publication *publication, const struct release *release, struct date date) {
  if (release == publication_in_force(publication, date)) return STATUS_CURRENT;
  return date_compare(release->valid_from, date) > 0 ? STATUS_FUTURE : STATUS_HISTORIC;
}

/* What stands at the undated addresses: the edition in force; before the first one began, that one. */
static const struct released_edition *shown_undated(const struct released *released, struct date date) {
  const struct release *release = publication_in_force(released->publication, date);
  for (size_t i = 0; i < released->count; i++) {
    if (released->at[i].release == release) return &released->at[i];
  }
  return &released->at[0];
}

static void add_undated(struct assembler *assembler, const struct released *released) {
  const struct released_edition *shown = shown_undated(released, assembler->build->site.date);
  struct edition edition = shown->edition;
  edition.prefix = url_publication(assembler->build->arena, edition.publication);
  edition.is_dated = false;
  edition.status = status_of(released->publication, shown->release, assembler->build->site.date);
  add(assembler, &edition);
}

static void add_released(struct assembler *assembler, const struct released *released) {
  for (size_t i = 0; i < released->count; i++) {
    struct edition edition = released->at[i].edition;
    edition.prefix = url_edition(assembler->build->arena, edition.publication, released->at[i].release->name);
    edition.is_dated = true;
    edition.release = released->at[i].release;
    edition.status = status_of(released->publication, edition.release, assembler->build->site.date);
    add(assembler, &edition);
  }
}

static const struct released *find_released(const struct assembler *assembler, struct str publication) {
  for (size_t i = 0; i < assembler->build->config.publication_count; i++) {
    const struct released *released = &assembler->released[i];
    if (released->count > 0 && str_equal(released->publication->id, publication)) return released;
  }
  return NULL;
}

/* The text of a work tree that is the very one of an edition is no draft. */
static bool has_same_text(const struct edition *a, const struct edition *b) {
  bool is_same = a->document_count == b->document_count;
  for (size_t i = 0; i < a->document_count && is_same; i++) {
    is_same =
        str_equal(a->documents[i]->path, b->documents[i]->path) && str_equal(a->documents[i]->file->bytes, b->documents[i]->file->bytes);
  }
  return is_same;
}

/* The work tree of a publication with released editions is a draft of the next one. */
static void add_publication(struct assembler *assembler, const struct edition *work_tree) {
  const struct released *released = find_released(assembler, work_tree->publication);
  if (released == NULL) {
    add(assembler, work_tree);
    return;
  }
  const struct build_options *options = &assembler->build->options;
  bool is_next = options->next != NULL && str_is(work_tree->publication, options->next);
  if (options->with_draft_editions || is_next) {
    struct edition *draft = add(assembler, work_tree);
    draft->status = STATUS_DRAFT;
  } else {
    add_undated(assembler, released);
    bool is_released = has_same_text(work_tree, &released->at[released->count - 1].edition);
    struct str folder = path_join(assembler->build->arena, STR("content"), work_tree->folder);
    if (!is_released) diags_add_path(assembler->diags, DIAG_EDITION_DRAFT, folder, NO_TEXT, NO_TEXT);
  }
  add_released(assembler, released);
}

/* A publication that is no longer in the work tree goes on to answer. */
static void add_departed(struct assembler *assembler, const struct edition *tree, size_t tree_count) {
  for (size_t i = 0; i < assembler->build->config.publication_count; i++) {
    const struct released *released = &assembler->released[i];
    bool is_in_tree = false;
    for (size_t j = 1; j < tree_count; j++)
      is_in_tree = is_in_tree || str_equal(tree[j].publication, assembler->build->config.publications[i].id);
    if (is_in_tree || released->count == 0) continue;
    add_undated(assembler, released);
    add_released(assembler, released);
  }
}

static void load_registries(struct assembler *assembler) {
  size_t first_index = 0;
  for (size_t i = 0; i < assembler->count; i++) {
    struct edition *edition = &assembler->editions[i];
    redact(assembler, edition);
    diags_soften(assembler->diags, edition->release != NULL);
    edition_load(assembler->build->arena, &assembler->build->config, edition, first_index, assembler->diags);
    diags_soften(assembler->diags, false);
    first_index += edition->entry_count;
  }
}

/* Editions of one publication follow each other: the undated one first. */
static void make_groups(struct assembler *assembler) {
  struct site *site = &assembler->build->site;
  struct edition_group *groups = arena_array(assembler->build->arena, assembler->count, sizeof *groups);
  for (size_t i = 1; i < assembler->count; i++) {
    const struct edition *edition = &assembler->editions[i];
    if (!edition->is_dated) {
      groups[site->group_count++] = (struct edition_group){.publication = edition->publication,
                                                           .config = config_publication(&assembler->build->config, edition->publication),
                                                           .current = edition};
      continue;
    }
    struct edition_group *group = &groups[site->group_count - 1];
    if (group->dated == NULL) group->dated = arena_array(assembler->build->arena, assembler->count, sizeof *group->dated);
    group->dated[group->dated_count++] = edition;
  }
  site->groups = groups;
}

static bool has_publication(const struct assembler *assembler, struct str id) {
  for (size_t i = 1; i < assembler->count; i++) {
    if (str_equal(assembler->editions[i].publication, id)) return true;
  }
  return false;
}

static struct str nearest_publication(const struct assembler *assembler, struct str id) {
  struct str *ids = arena_array(assembler->build->arena, assembler->count, sizeof *ids);
  for (size_t i = 1; i < assembler->count; i++) ids[i - 1] = assembler->editions[i].publication;
  return str_nearest(id, ids, assembler->count - 1);
}

/* A misspelt id would let a publication's editions vanish without a word. One whose editions could not be read has been told of. */
static void check_publications(const struct assembler *assembler) {
  const struct config *config = &assembler->build->config;
  for (size_t i = 0; i < config->publication_count; i++) {
    const struct publication *publication = &config->publications[i];
    if (publication->release_count > 0 || has_publication(assembler, publication->id)) continue;
    diags_suggest(assembler->diags, DIAG_PUBLICATION_UNKNOWN, publication->place, publication->id, NO_TEXT,
                  nearest_publication(assembler, publication->id));
  }
}

/* A redaction that withholds nothing is a mistake that nobody may find out by reading the site. */
static void check_redactions(const struct assembler *assembler) {
  const struct config *config = &assembler->build->config;
  for (size_t i = 0; i < config->redaction_count; i++) {
    const struct redaction *redaction = &config->redactions[i];
    if (*redaction->is_used) continue;
    if (!has_publication(assembler, redaction->publication.text)) {
      diags_suggest(assembler->diags, DIAG_PUBLICATION_UNKNOWN, redaction->publication.place, redaction->publication.text, NO_TEXT,
                    nearest_publication(assembler, redaction->publication.text));
      continue;
    }
    struct str what = redaction->entity.text.len > 0 ? redaction->entity.text : redaction->passage;
    diags_add(assembler->diags, DIAG_REDACTION_UNMATCHED, redaction->publication.place, what, NO_TEXT, NO_TEXT);
  }
}

static void check_address(struct assembler *assembler, const struct edition *dated, const struct entry *entry) {
  const struct edition *undated = entry->edition;
  struct str tail = str_slice(entry->url, undated->prefix.len, entry->url.len);
  bool is_taken = entry_has_page(entry) && str_equal(str_slice(tail, 0, str_find_char(tail, '/', 0)), dated->release->name);
  if (!is_taken) return;
  struct place place = entry->declaration->place;
  struct str holder = str_format(assembler->build->arena, "%.*s:%u", STR_ARG(place.file->path), place.line);
  diags_add(assembler->diags, DIAG_URL_CLASH, dated->release->place, dated->prefix, holder, NO_TEXT);
}

/* No page of the text in force may stand where an edition does. spor.yaml can be mended, whatever cannot. */
static void check_addresses(struct assembler *assembler) {
  for (size_t i = 0; i < assembler->build->site.group_count; i++) {
    const struct edition_group *group = &assembler->build->site.groups[i];
    for (size_t j = 0; j < group->dated_count; j++) {
      for (size_t k = 0; k < group->current->entry_count; k++) check_address(assembler, group->dated[j], &group->current->entries[k]);
    }
  }
}

void editions_assemble(struct build *build, struct diags *diags) {
  struct assembler assembler = {.build = build, .diags = diags};
  size_t tree_count;
  struct edition *tree = editions_partition(build->arena, build->documents.at, build->documents.count, &tree_count, diags);
  for (size_t i = 0; i < tree_count; i++) {
    tree[i].content = build->root.content;
    tree[i].revision = build->root.revision;
  }
  asked_apply(build, tree, tree_count);
  struct map trailers;
  release_find_trailers(build, &trailers, diags);
  assembler.released = arena_array(build->arena, build->config.publication_count, sizeof *assembler.released);
  for (size_t i = 0; i < build->config.publication_count; i++) {
    const struct publication *publication = &build->config.publications[i];
    release_read(build, publication, tree, tree_count, &trailers, &assembler.released[i], diags);
  }
  add(&assembler, &tree[0]);
  for (size_t i = 1; i < tree_count; i++) add_publication(&assembler, &tree[i]);
  add_departed(&assembler, tree, tree_count);
  load_registries(&assembler);
  check_publications(&assembler);
  check_redactions(&assembler);
  build->site.editions = assembler.editions;
  build->site.edition_count = assembler.count;
  make_groups(&assembler);
  check_addresses(&assembler);
}

/* A path of the repository as one below the content folder; empty when it lies elsewhere. */
static struct str below_content(const struct build *build, struct str path) {
  struct str content = path_join(build->arena, build->root.folder_in_repo, STR("content"));
  return path_is_inside(path, content) && path.len > content.len ? str_slice(path, content.len + 1, path.len) : NO_TEXT;
}

static void find_renames(struct build *build, const struct edition *before, const struct edition *after, struct renames *renames,
                         struct diags *diags) {
  struct repo_rename *found;
  size_t count;
  if (str_equal(before->revision, after->revision)) return;
  if (!repo_renames(build->root.repo, before->revision, after->revision, build->arena, &found, &count, diags)) return;
  renames->at = arena_array(build->arena, count, sizeof *renames->at);
  for (size_t i = 0; i < count; i++) {
    struct rename rename = {below_content(build, found[i].from), below_content(build, found[i].to)};
    if (rename.from.len > 0 && rename.to.len > 0) renames->at[renames->count++] = rename;
  }
}

const struct renames *editions_renames(struct build *build, struct diags *diags) {
  const struct site *site = &build->site;
  struct renames *renames = arena_array(build->arena, site->edition_count, sizeof *renames);
  for (size_t i = 0; i < site->group_count; i++) {
    const struct edition_group *group = &site->groups[i];
    for (size_t j = 1; j < group->dated_count; j++) {
      find_renames(build, group->dated[j - 1], group->dated[j], &renames[group->dated[j]->index], diags);
    }
  }
  return renames;
}
