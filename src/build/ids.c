#include "build/ids.h"

#include <errno.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/reason.h"
#include "model/stamping.h"

#define NO_TEXT ((struct str){0})

/* A file and what it becomes. */
struct change {
  const struct document *document;
  struct str after;
};

struct stamper {
  struct build *build;
  struct ids_report *report;
  size_t capacity;
  struct change *changes;
  size_t change_count;
  struct diags *diags;
};

static void refuse(struct stamper *stamper, struct place place, struct str id) {
  diags_add(stamper->diags, DIAG_ID_UNWRITABLE, place, id, NO_TEXT, NO_TEXT);
}

/* What stands in the file with the ids, read anew: it must say the same. */
static bool check(struct stamper *stamper, const struct document *document, struct str after, const size_t *numbers, const struct str *ids,
                  size_t count) {
  struct arena *arena = arena_new();
  struct diags *aside = diags_new();
  const struct lines *file = lines_new(arena, document->file->path, NO_TEXT, after);
  const struct document *read = document_parse(arena, file, document->path, stamper->build->config.raw_html, aside);
  bool holds = diags_count_of(aside, SEVERITY_ERROR) == 0 && stamping_holds(document, read, numbers, ids, count);
  diags_free(aside);
  arena_free(arena);
  return holds;
}

static void remember(struct stamper *stamper, struct place place, struct str id) {
  struct ids_report *report = stamper->report;
  report->at = arena_grow(stamper->build->arena, report->at, report->count, &stamper->capacity, sizeof *report->at);
  report->at[report->count++] = (struct stamped_id){place, id};
}

static void stamp_document(struct stamper *stamper, const struct edition *edition, size_t index) {
  const struct document *document = edition->documents[index];
  struct arena *arena = stamper->build->arena;
  size_t *numbers = arena_array(arena, document->declaration_count, sizeof *numbers);
  struct str *ids = arena_array(arena, document->declaration_count, sizeof *ids);
  size_t count = 0;
  struct edits edits = {0};
  for (size_t i = 0; i < document->declaration_count; i++) {
    const struct declaration *declaration = &document->declarations[i];
    if (!stamping_is_due(declaration)) continue;
    numbers[count] = i;
    ids[count] = edition_entry(edition, index, i)->id;
    if (!stamping_add(arena, document, declaration, ids[count], &edits)) refuse(stamper, declaration->place, ids[count]);
    remember(stamper, declaration->place, ids[count++]);
  }
  if (count == 0) return;
  struct str after;
  stamper->report->file_count++;
  if (!edits_apply(arena, &edits, document->file->bytes, &after) || !check(stamper, document, after, numbers, ids, count)) {
    refuse(stamper, document->declarations[numbers[0]].place, ids[0]);
    return;
  }
  stamper->changes[stamper->change_count++] = (struct change){document, after};
}

static bool write_changes(struct stamper *stamper) {
  struct build *build = stamper->build;
  for (size_t i = 0; i < stamper->change_count; i++) {
    const struct change *change = &stamper->changes[i];
    struct str path = str_format(build->arena, "%s/%.*s", build->options.root.folder, STR_ARG(change->document->file->path));
    if (!edit_write(str_zero(build->arena, path), change->document->file->bytes, change->after)) {
      diags_add_path(stamper->diags, DIAG_FILE_NOT_WRITTEN, change->document->file->path, reason_of(errno), NO_TEXT);
      return false;
    }
    stamper->report->written_count++;
  }
  return true;
}

static int compare_stamped(const void *left, const void *right) {
  const struct stamped_id *a = left;
  const struct stamped_id *b = right;
  int by_path = str_compare(a->place.file->path, b->place.file->path);
  if (by_path != 0) return by_path;
  return a->place.line < b->place.line ? -1 : a->place.line > b->place.line;
}

bool ids_stamp(struct build *build, bool is_dry, struct ids_report *report, struct diags *diags) {
  struct documents_options options = {
      .config = &build->config,
      .moment = build->options.moment,
      .with_drafts = build->options.with_drafts,
      .jobs = build->options.jobs,
      .parsed = &build->parsed,
  };
  size_t edition_count;
  documents_load(build->arena, build->root.content, &options, &build->documents, diags);
  struct edition *editions =
      editions_load(build->arena, &build->config, build->documents.at, build->documents.count, &edition_count, diags);
  *report = (struct ids_report){0};
  struct stamper stamper = {.build = build, .report = report, .diags = diags};
  stamper.changes = arena_array(build->arena, build->documents.count, sizeof *stamper.changes);
  for (size_t i = 0; i < edition_count; i++) {
    for (size_t j = 0; j < editions[i].document_count; j++) stamp_document(&stamper, &editions[i], j);
  }
  if (report->count > 1) qsort(report->at, report->count, sizeof *report->at, compare_stamped);
  bool is_fine = diags_count_of(diags, SEVERITY_ERROR) == 0;
  return is_fine && (is_dry || write_changes(&stamper));
}
