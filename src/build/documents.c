#include "build/documents.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/workers.h"
#include "model/asset_type.h"

#define NO_TEXT ((struct str){0})
struct loading {
  const struct source *content;
  const struct documents_options *options;
  struct documents *documents;
  struct diags **asides; /* per worker: the findings of the document at hand, until it is known whether it is left out */
  size_t *indexes;       /* of the Markdown files in the source */
  struct str *bytes;     /* read beforehand when the source may not be shared; else NULL */
  bool *is_readable;
  const struct document **parsed;  /* result slots */
  struct stored_document **stored; /* slots; NULL without a store */
};

static bool is_left_out(const struct loading *loading, const struct document *document) {
  const struct fields *fields = &document->fields;
  if (loading->options->with_drafts) return false;
  return fields->is_draft || (fields->has_publish_at && fields->publish_at > loading->options->moment);
}

/* The name under which a document of git is known, whatever edition it is met in; empty for a file on disk. */
static struct str parsed_key(struct arena *arena, const struct source_entry *entry) {
  if (entry->blob[0] == '\0') return NO_TEXT;
  return str_format(arena, "%s %.*s", entry->blob, STR_ARG(entry->path));
}

static bool read_file(const struct loading *loading, size_t number, struct arena *arena, struct str *bytes, struct diags *diags) {
  if (loading->bytes == NULL) {
    return source_read(loading->content, loading->indexes[number], loading->options->config->limits.document_size, arena, bytes, diags);
  }
  *bytes = loading->bytes[number];
  return loading->is_readable[number];
}

static struct str shown_of(const struct loading *loading, size_t number, struct arena *arena) {
  return source_shown(loading->content, loading->indexes[number], arena);
}

static struct str path_of(const struct loading *loading, size_t number) {
  return source_at(loading->content, loading->indexes[number])->path;
}

static const struct document *parse(const struct loading *loading, size_t number, struct str bytes, struct arena *arena,
                                    struct diags *diags) {
  const struct lines *file = lines_new(arena, shown_of(loading, number, arena), loading->options->edition, bytes);
  return document_parse(arena, file, path_of(loading, number), loading->options->config->raw_html, diags);
}

static const struct document *make_unread(const struct loading *loading, size_t number, struct arena *arena) {
  if (loading->options->edition.len > 0) return NULL;
  const struct lines *nothing = lines_new(arena, shown_of(loading, number, arena), NO_TEXT, (struct str){"", 0});
  return document_unread(arena, nothing, path_of(loading, number));
}

/* What is found in a document that is not part of the site, or that cannot be mended, is a note. */
static void tell_aside(const struct loading *loading, size_t number, struct diags *aside, struct diags *diags) {
  bool is_note = loading->options->edition.len > 0 || is_left_out(loading, loading->parsed[number]);
  if (is_note) diags_make_notes(aside);
  diags_merge(diags, aside);
}

static struct stored_asked asked_of(const struct loading *loading, size_t number) {
  const struct config *config = loading->options->config;
  return (struct stored_asked){loading->content, loading->indexes[number], loading->options->edition, config->raw_html,
                               config->limits.document_size};
}

/* What is kept points to nothing of this build. */
static const struct document *parse_to_keep(const struct loading *loading, size_t number, struct str bytes, struct stored_document *kept) {
  struct arena *arena = kept->arena;
  struct str shown = str_copy(arena, shown_of(loading, number, arena));
  struct str own = loading->bytes != NULL ? str_copy(arena, bytes) : bytes;
  const struct lines *file = lines_new(arena, shown, str_copy(arena, loading->options->edition), own);
  kept->findings = diags_new();
  return document_parse(arena, file, str_copy(arena, path_of(loading, number)), kept->raw_html, kept->findings);
}

/* The one that was kept when the bytes are the same after all; NULL when the file cannot be read. */
static struct stored_document *read_anew(const struct loading *loading, size_t number, struct stored_document *before,
                                         const struct stored_asked *asked, struct diags *diags) {
  struct stored_document *kept = stored_document_new(asked);
  struct str bytes;
  bool is_read = read_file(loading, number, kept->arena, &bytes, diags);
  bool is_same = is_read && before != NULL && before->raw_html == kept->raw_html && str_equal(before->document->file->bytes, bytes);
  if (is_read && !is_same) {
    kept->document = parse_to_keep(loading, number, bytes, kept);
    return kept;
  }
  if (is_same) stored_document_renew(before, kept);
  stored_document_free(kept);
  return is_same ? before : NULL;
}

static void take_stored(struct loading *loading, size_t number, struct worker *worker) {
  struct stored_asked asked = asked_of(loading, number);
  struct diags *aside = loading->asides[worker->number];
  struct stored_document *stored = document_store_find(loading->options->store, &asked, worker->scratch);
  if (stored == NULL || !stored_document_stands(stored, &asked)) stored = read_anew(loading, number, stored, &asked, worker->diags);
  loading->stored[number] = stored;
  if (stored == NULL) {
    loading->parsed[number] = make_unread(loading, number, loading->documents->arenas[worker->number]);
    return;
  }
  loading->parsed[number] = stored->document;
  for (size_t i = 0; i < diags_count(stored->findings); i++) diags_repeat(aside, diags_at(stored->findings, i));
  tell_aside(loading, number, aside, worker->diags);
}

static void parse_one(void *context, size_t number, struct worker *worker) {
  struct loading *loading = context;
  struct arena *arena = loading->documents->arenas[worker->number];
  struct diags *aside = loading->asides[worker->number];
  struct str bytes;
  if (loading->parsed[number] != NULL) return; /* known from another edition */
  if (loading->options->store != NULL) {
    take_stored(loading, number, worker);
  } else if (read_file(loading, number, arena, &bytes, worker->diags)) {
    loading->parsed[number] = parse(loading, number, bytes, arena, aside);
    tell_aside(loading, number, aside, worker->diags);
  } else {
    loading->parsed[number] = make_unread(loading, number, arena);
  }
}

bool documents_publish_type(struct str path) {
  return asset_type_is_figure(path) || asset_type_is_attachment(path);
}

/* Finds the documents among the files, and says what is passed over. */
static size_t list_files(struct arena *arena, struct loading *loading, struct diags *diags) {
  size_t count = 0;
  loading->indexes = arena_array(arena, source_count(loading->content), sizeof *loading->indexes);
  for (size_t i = 0; i < source_count(loading->content); i++) {
    const struct source_entry *entry = source_at(loading->content, i);
    if (!path_is_inside(entry->path, loading->options->folder)) continue;
    struct str shown = source_shown(loading->content, i, arena);
    if (entry->type == SOURCE_LINK) {
      diags_add_path(diags, DIAG_LINK_LEAVES_SITE, shown, entry->path, NO_TEXT);
    } else if (str_is(path_extension(entry->path), "md") && entry->type == SOURCE_FILE) {
      loading->indexes[count++] = i;
    } else if (!documents_publish_type(entry->path) || entry->type != SOURCE_FILE) {
      diags_add_path(diags, DIAG_LEFT_OUT_FILE, shown, NO_TEXT, NO_TEXT);
    }
  }
  return count;
}

static void find_parsed(struct arena *arena, struct loading *loading, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct str key = parsed_key(arena, source_at(loading->content, loading->indexes[i]));
    if (key.len > 0) loading->parsed[i] = map_get(loading->options->parsed, key);
  }
}

static void enter_parsed(struct arena *arena, struct loading *loading, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct str key = parsed_key(arena, source_at(loading->content, loading->indexes[i]));
    if (key.len > 0 && loading->parsed[i] != NULL) map_put(loading->options->parsed, key, (void *)loading->parsed[i]);
  }
}

static bool is_stored(const struct loading *loading, size_t number, struct arena *arena) {
  if (loading->options->store == NULL) return false;
  struct stored_asked asked = asked_of(loading, number);
  const struct stored_document *stored = document_store_find(loading->options->store, &asked, arena);
  return stored != NULL && stored_document_stands(stored, &asked);
}

static void keep_stored(const struct loading *loading, size_t count) {
  for (size_t i = 0; i < count && loading->stored != NULL; i++) {
    if (loading->stored[i] != NULL) document_store_use(loading->options->store, loading->stored[i]);
  }
}

/* A repository belongs to one thread: its blobs are read before the workers begin. */
static void read_beforehand(struct arena *arena, struct loading *loading, size_t count, struct diags *diags) {
  if (source_revision(loading->content).len == 0) return;
  loading->bytes = arena_array(arena, count, sizeof *loading->bytes);
  loading->is_readable = arena_array(arena, count, sizeof *loading->is_readable);
  for (size_t i = 0; i < count; i++) {
    if (loading->parsed[i] != NULL || is_stored(loading, i, arena)) continue;
    size_t limit = loading->options->config->limits.document_size;
    loading->is_readable[i] = source_read(loading->content, loading->indexes[i], limit, arena, &loading->bytes[i], diags);
  }
}

static bool is_front_of(const struct document *document, struct str folder) {
  return document->fields.kind == KIND_PUBLICATION && str_is(path_name(document->path), "index.md") &&
         str_equal(path_folder(document->path), folder);
}

/* The publication folder around a path that is left out as a whole, or NULL. */
static const struct document *publication_left_out(const struct documents *documents, struct str path) {
  for (struct str folder = path_folder(path); folder.len > 0; folder = path_folder(folder)) {
    const struct document *front = map_get(&documents->left_out, folder);
    if (front != NULL && is_front_of(front, folder)) return front;
  }
  return NULL;
}

static void leave_out(struct documents *documents, const struct document *document, const struct document *because, struct diags *diags) {
  map_put(&documents->left_out, document->path, (void *)document);
  if (document->fields.kind == KIND_PUBLICATION) map_set(&documents->left_out, path_folder(document->path), (void *)document);
  for (size_t i = 0; i < document->declaration_count; i++) map_put(&documents->left_out, document->declarations[i].id, (void *)document);
  struct place place = lines_place(document->file, 0, 1);
  place.line = 0;
  if (because->fields.is_draft) {
    diags_add(diags, DIAG_LEFT_OUT_DRAFT, place, NO_TEXT, NO_TEXT, NO_TEXT);
  } else {
    diags_add(diags, DIAG_LEFT_OUT_LATER, place, because->fields.publish_at_text, NO_TEXT, NO_TEXT);
  }
}

/* Sorted by path, an index.md does not always come before its folder's other files, so publications are looked at first. */
static void set_apart(struct arena *arena, struct loading *loading, size_t count, struct diags *diags) {
  struct documents *documents = loading->documents;
  documents->at = arena_array(arena, count, sizeof *documents->at);
  map_init(&documents->left_out, arena);
  for (size_t i = 0; i < count; i++) {
    const struct document *document = loading->parsed[i];
    if (document == NULL || document->fields.kind != KIND_PUBLICATION || !is_left_out(loading, document)) continue;
    leave_out(documents, document, document, diags);
  }
  for (size_t i = 0; i < count; i++) {
    const struct document *document = loading->parsed[i];
    if (document == NULL || map_get(&documents->left_out, document->path) != NULL) continue;
    const struct document *because = is_left_out(loading, document) ? document : publication_left_out(documents, document->path);
    if (because != NULL) {
      leave_out(documents, document, because, diags);
    } else {
      documents->at[documents->count++] = document;
    }
  }
}

void documents_load(struct arena *arena, const struct source *content, const struct documents_options *options, struct documents *documents,
                    struct diags *diags) {
  struct loading loading = {.content = content, .options = options, .documents = documents};
  *documents = (struct documents){.arena_count = options->jobs};
  documents->arenas = arena_array(arena, options->jobs, sizeof *documents->arenas);
  loading.asides = arena_array(arena, options->jobs, sizeof *loading.asides);
  for (unsigned i = 0; i < options->jobs; i++) {
    documents->arenas[i] = arena_new();
    loading.asides[i] = diags_new();
  }
  diags_soften(diags, options->edition.len > 0);
  size_t count = list_files(arena, &loading, diags);
  loading.parsed = arena_array(arena, count, sizeof *loading.parsed);
  find_parsed(arena, &loading, count);
  read_beforehand(arena, &loading, count, diags);
  if (options->store != NULL) loading.stored = arena_array(arena, count, sizeof(struct stored_document *));
  workers_run(options->jobs, count, parse_one, &loading, diags);
  keep_stored(&loading, count);
  for (unsigned i = 0; i < options->jobs; i++) diags_free(loading.asides[i]);
  diags_soften(diags, false);
  enter_parsed(arena, &loading, count);
  set_apart(arena, &loading, count, diags);
}

void documents_release(struct documents *documents) {
  for (unsigned i = 0; i < documents->arena_count; i++) arena_free(documents->arenas[i]);
  documents->arena_count = 0;
}
