#include <errno.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/path.h"
#include "base/reason.h"
#include "base/text.h"
#include "build/starter.h"
#include "cmd/command.h"
#include "cmd/import_report.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "import/import.h"

#define NO_TEXT ((struct str){0})

static bool set_kind(struct settings *settings, const char *value) {
  enum kind kind;
  settings->kind = value;
  return kind_by_name(str_from(value), &kind) && kind != KIND_ACTION && kind != KIND_UNIT;
}

static bool set_title(struct settings *settings, const char *value) {
  settings->title = value;
  return value[0] != '\0';
}

static bool set_force(struct settings *settings, const char *value) {
  (void)value;
  settings->is_forced = true;
  return true;
}

static bool set_mend(struct settings *settings, const char *value) {
  settings->mend = value;
  return strcmp(value, "auto") == 0 || strcmp(value, "always") == 0 || strcmp(value, "never") == 0;
}

static const struct option kind = {"kind", "KIND", "publication, track, goal, concept, theme, area or page (default: by its title)",
                                   "publication, track, goal, concept, theme, area eller page (ellers efter titlen)", set_kind};
static const struct option title = {"title", "TEXT", "its title (default: the document's own)", "dens titel (ellers dokumentets egen)",
                                    set_title};
static const struct option force = {"force", NULL, "write over the files that are there", "skriv hen over de filer, der er der", set_force};
static const struct option mend = {"mend", "WHEN", "misread words of scanned pages: auto, always or never",
                                   "fejllæste ord fra skannede sider: auto, always eller never", set_mend};

const struct option *const import_options[] = {
    &option_new_publication, &option_new_id, &kind, &title, &mend, &force, &option_root, &option_dry_run, NULL};

static bool is_danish(const struct settings *settings) {
  return settings->style.language == DIAG_DANISH;
}

/* ---- writing ---- */

struct output {
  struct str path; /* from the site's root */
  struct str bytes;
};

static const char *whole_path(const struct settings *settings, struct arena *arena, struct str path) {
  return str_zero(arena, path_join(arena, str_from(settings->build.root.folder), path));
}

static bool write_one(const struct settings *settings, struct arena *arena, const struct output *output, struct diags *diags) {
  const char *whole = whole_path(settings, arena, output->path);
  const char *folder = str_zero(arena, path_folder(str_from(whole)));
  bool is_written =
      file_make_folders(folder) && (settings->is_forced ? file_write(whole, output->bytes) : file_create(whole, output->bytes));
  if (is_written) return true;
  if (errno == EEXIST) {
    diags_add_path(diags, DIAG_FILE_EXISTS, output->path, NO_TEXT, NO_TEXT);
  } else {
    diags_add_path(diags, DIAG_FILE_NOT_WRITTEN, output->path, reason_of(errno), NO_TEXT);
  }
  return false;
}

/* The pictures, then the text that shows them. What was new goes again when another cannot be written. */
static bool write_in_order(const struct settings *settings, struct arena *arena, const struct output *outputs, size_t count,
                           struct diags *diags) {
  size_t written = 0;
  bool *is_new = arena_array(arena, count, sizeof *is_new);
  for (bool is_fine = true; is_fine && written < count; written += is_fine) {
    size_t i = count - 1 - written;
    is_new[i] = file_type(whole_path(settings, arena, outputs[i].path)) == FILE_NONE;
    is_fine = write_one(settings, arena, &outputs[i], diags);
  }
  if (written == count) return true;
  for (size_t i = count - written; i < count; i++) {
    if (is_new[i]) unlink(whole_path(settings, arena, outputs[i].path));
  }
  return false;
}

/* All or nothing; the text is the first. */
static bool write_all(const struct settings *settings, struct arena *arena, const struct output *outputs, size_t count,
                      struct diags *diags) {
  struct interrupt held;
  for (size_t i = 0; i < count && !settings->is_forced; i++) {
    if (file_type(whole_path(settings, arena, outputs[i].path)) == FILE_NONE) continue;
    diags_add_path(diags, DIAG_FILE_EXISTS, outputs[i].path, NO_TEXT, NO_TEXT);
  }
  if (diags_count_of(diags, SEVERITY_ERROR) > 0) return false;
  interrupt_hold(&held);
  bool is_fine = write_in_order(settings, arena, outputs, count, diags);
  interrupt_let(&held);
  for (size_t i = 0; i < count && is_fine && !settings->is_quiet; i++) printf("%.*s\n", STR_ARG(outputs[i].path));
  return is_fine;
}

static bool finish(const struct settings *settings, struct build *build, struct import *import, const struct starter_place *place,
                   struct diags *diags) {
  struct arena *arena = build->arena;
  const struct draft *draft = &import->draft;
  struct output *outputs = arena_array(arena, draft->picture_count + 1, sizeof *outputs);
  outputs[0] = (struct output){place->path, import_write(import, place->id, str_from(settings->arguments[0]))};
  for (size_t i = 0; i < draft->picture_count; i++) {
    outputs[i + 1] = (struct output){path_join(arena, path_folder(place->path), draft->pictures[i].name), draft->pictures[i].bytes};
  }
  if (settings->is_dry) {
    fwrite(outputs[0].bytes.at, 1, outputs[0].bytes.len, stdout);
    return true;
  }
  return write_all(settings, arena, outputs, draft->picture_count + 1, diags);
}

/* ---- the command ---- */

static void close_report(const struct settings *settings, double since) {
  if (settings->is_dry) {
    report_done(settings, since, "nothing was written; read", "intet er skrevet; læst");
    report_next(settings, "the same without --dry-run writes it", "det samme uden --dry-run skriver det");
  } else {
    report_done(settings, since, "imported", "hentet");
    report_next(settings, "read the file, mend what is told above, then spor check",
                "læs filen igennem, ret det, der står ovenfor, og kør spor check");
  }
}

static void begin_step(void *context, enum import_step step) {
  static const char *const names[IMPORT_STEP_COUNT][2] = {
      [IMPORT_READING] = {"reading the file", "læser filen"},
      [IMPORT_TABLES] = {"looking for tables", "leder efter tabeller"},
      [IMPORT_WORDS] = {"reading the words", "læser ordene"},
      [IMPORT_PICTURES] = {"taking out pictures", "henter billeder"},
  };
  progress_do(context, names[step][0], names[step][1]);
}

static void tick(void *context) {
  progress_tick(context);
}

static bool import(const struct settings *settings, struct build *build, struct progress *progress, struct diags *diags) {
  static const char *const words[] = {[MEND_AUTO] = "auto", [MEND_ALWAYS] = "always", [MEND_NEVER] = "never"};
  struct import_options options = {
      .path = settings->arguments[0], .title = settings->title, .kind = settings->kind, .cache = build->options.cache};
  for (size_t i = 0; settings->mend != NULL && i < sizeof words / sizeof words[0]; i++) {
    if (strcmp(settings->mend, words[i]) == 0) options.mend = (enum import_mend)i;
  }
  if (!str_is(build->config.language, "da")) options.mend = MEND_NEVER; /* all that is known of misreading is Danish */
  const struct import_watch watch = {begin_step, {tick, progress}};
  options.watch = &watch;
  struct import imported;
  bool is_read = import_read(build->arena, &options, &imported, diags);
  progress_end(progress);
  if (!is_read) return false;
  struct starter_document wanted = {
      .kind = imported.kind, .title = str_zero(build->arena, imported.title), .id = settings->id, .publication = settings->publication};
  struct starter_place place;
  if (!starter_find_place(build, &wanted, settings->is_forced, &place, diags)) return false;
  if (!finish(settings, build, &imported, &place, diags)) return false;
  import_report(settings, &imported, place.path);
  close_report(settings, progress->start);
  return true;
}

int command_import(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  if (settings.argument_count != 1) {
    fputs(is_danish(&settings) ? "spor: én fil: spor import strategi.docx\n" : "spor: one file: spor import strategy.docx\n", stderr);
    return EXIT_USAGE;
  }
  struct diags *diags = diags_new();
  struct progress progress;
  progress_begin(&progress, &settings);
  settings.build.stages = &progress.stages;
  struct build *build = build_open(&settings.build, diags);
  if (build != NULL) import(&settings, build, &progress, diags);
  progress_end(&progress);
  report_findings(&settings, diags);
  int code = report_exit_code(diags);
  build_free(build);
  diags_free(diags);
  return code;
}
