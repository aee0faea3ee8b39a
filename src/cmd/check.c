#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "build/attachments.h"
#include "build/browse.h"
#include "build/ids.h"
#include "build/mend.h"
#include "build/outside.h"
#include "build/proof.h"
#include "cmd/baseline.h"
#include "cmd/check_format.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "review/mending.h"

__attribute__((format_arg(2), format_arg(3))) static const char *pick(const struct settings *settings, const char *english,
                                                                      const char *danish) {
  return settings->style.language == DIAG_DANISH ? danish : english;
}

/* ---- what is printed ---- */

static void print_for_programs(const struct settings *settings, struct str folder, struct diags *diags) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  diags_sort(diags);
  if (strcmp(settings->format, "json") == 0) diags_write_json(diags, settings->style.language, &out);
  if (strcmp(settings->format, "sarif") == 0) check_write_sarif(diags, folder, settings->style.language, &out);
  if (strcmp(settings->format, "github") == 0) check_write_github(diags, folder, settings->style.language, &out);
  fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
}

static bool has_finding(const struct diags *diags, enum diag_code code) {
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (diags_at(diags, i)->code == code) return true;
  }
  return false;
}

/* What the check was of. */
struct looked {
  struct str folder; /* of the site in its repository, with its slash */
  size_t page_count;
  size_t publication_count;
  bool has_repo;
};

static void print_next(const struct settings *settings, const struct looked *looked, const struct diags *diags) {
  if (diags_count_of(diags, SEVERITY_ERROR) + diags_count_of(diags, SEVERITY_WARNING) > 0) {
    report_next(settings, "mend them and check again%s%s", "ret dem, og kør spor check igen%s%s",
                !has_finding(diags, DIAG_WORD_DAMAGED) ? "" : pick(settings, "; --fix mends misread words", "; --fix retter fejllæste ord"),
                !has_finding(diags, DIAG_WORD_UNKNOWN)
                    ? ""
                    : pick(settings, "; --accept takes unknown words as they are", "; --accept godkender ukendte ord"));
  } else if (looked->has_repo) {
    report_next(settings, "git add -A && git commit keeps it, spor release NAME makes an edition of it",
                "git add -A && git commit gemmer det, spor release NAVN gør det til en udgave");
  } else {
    report_next(settings, "spor build makes the site", "spor build laver webstedet");
  }
}

static void print_text(const struct settings *settings, const struct looked *looked, double since, struct diags *diags) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  report_findings(settings, diags);
  report_left_out(settings, diags);
  report_sum(settings, diags);
  bool is_clean = diags_count_of(diags, SEVERITY_ERROR) + diags_count_of(diags, SEVERITY_WARNING) == 0;
  if (is_clean && !settings->is_quiet) fputs(pick(settings, "nothing to report\n", "intet at bemærke\n"), stderr);
  if (looked->page_count == 0) return; /* there was nothing to look at, and it has been told why */
  report_done(settings, since, "%zu %s in %zu %s checked", "%zu %s i %zu %s set efter", looked->page_count,
              report_pages(is_danish, looked->page_count), looked->publication_count,
              report_publications(is_danish, looked->publication_count));
}

static void print_mends(const struct settings *settings, const struct mend_report *report) {
  if (settings->is_quiet) return;
  for (size_t i = 0; i < report->count; i++) {
    const struct mend *mend = &report->at[i];
    unsigned column = lines_character(mend->place.file, mend->place.line, mend->place.column);
    report_words("", mend->place.file->path, "");
    fprintf(stderr, ":%u:%u: ", mend->place.line, column);
    report_words("", mend->from, " → ");
    report_words("", mend->to, "\n");
  }
  const char *words = report->count == 1 ? pick(settings, "word", "ord") : pick(settings, "words", "ord");
  const char *files = report->file_count == 1 ? pick(settings, "file", "fil") : pick(settings, "files", "filer");
  const char *done =
      settings->is_dry ? pick(settings, "would be mended in", "ville blive rettet i") : pick(settings, "mended in", "rettet i");
  fprintf(stderr, "%zu %s %s %zu %s\n", report->count, words, done, report->file_count, files);
}

static void print_ids(const struct settings *settings, const struct ids_report *report) {
  for (size_t i = 0; i < report->count && !settings->is_quiet; i++) {
    const struct stamped_id *stamped = &report->at[i];
    report_words("", stamped->place.file->path, "");
    fprintf(stderr, ":%u: {#%.*s}\n", stamped->place.line, STR_ARG(stamped->id));
  }
}

/* ---- what is written ---- */

/* Ids come first: what has one may get other words. They are left where the texts have errors. */
static bool write_ids(const struct settings *settings, struct diags *diags) {
  struct diags *aside = diags_new();
  struct build *build = build_open(&settings->build, aside);
  struct ids_report report = {0};
  bool is_written = build != NULL && ids_stamp(build, settings->is_dry, &report, aside);
  if (is_written) print_ids(settings, &report);
  if (!is_written && diags_blame_environment(aside)) diags_merge(diags, aside);
  build_free(build);
  diags_free(aside);
  return is_written && report.count > 0;
}

static void write_what_is_wanted(const struct settings *settings, const struct build *build, const struct mending *mending,
                                 const struct map *unknown, struct diags *diags) {
  struct mend_report report;
  size_t accepted;
  if (settings->wants_fix && mend_write(build, mending, settings->is_dry, &report, diags)) print_mends(settings, &report);
  if (!settings->wants_accept || !mend_accept(build, unknown, settings->is_dry, &accepted, diags) || settings->is_quiet) return;
  const char *words = accepted == 1 ? pick(settings, "word", "ord") : pick(settings, "words", "ord");
  const char *done =
      settings->is_dry ? pick(settings, "would be accepted in", "ville blive godkendt i") : pick(settings, "accepted in", "godkendt i");
  fprintf(stderr, "%zu %s %s ordliste.txt\n", accepted, words, done);
}

/* Writes what the settings ask for, and says what; findings are for the check that follows. */
static void write_first(const struct settings *settings, struct diags *diags) {
  if (settings->wants_fix) write_ids(settings, diags);
  struct diags *aside = diags_new();
  struct arena *arena = arena_new();
  struct mending mending;
  struct map unknown;
  mending_init(&mending, arena);
  map_init(&unknown, arena);
  struct build *build = build_load(&settings->build, aside);
  if (build != NULL) {
    struct proof_input proof = {.mending = &mending, .unknown = &unknown};
    proof_read(build, &proof, aside);
    write_what_is_wanted(settings, build, &mending, &unknown, diags);
  }
  build_free(build);
  arena_free(arena);
  diags_free(aside);
}

/* ---- the check ---- */

/* What need not be found out twice (what the dictionary and addresses elsewhere answered) lies in a folder that git leaves out. NULL where
 * there is no site's folder, or none can be made in it: then all is asked anew. */
static const char *make_cache(const struct settings *settings, struct arena *arena) {
  const char *root = settings->build.root.folder;
  const char *config = str_zero(arena, str_format(arena, "%s/spor.yaml", root));
  if (settings->build.root.revision != NULL || file_type(config) != FILE_REGULAR) return NULL;
  const char *cache = str_zero(arena, str_format(arena, "%s/.spor/cache", root));
  const char *ignore = str_zero(arena, str_format(arena, "%s/.spor/.gitignore", root));
  bool is_made = file_make_folders(cache) && (file_type(ignore) != FILE_NONE || file_write(ignore, STR("*\n")));
  return is_made ? cache : NULL;
}

static struct looked look(const struct settings *settings, struct arena *arena, struct diags *diags) {
  struct build *build = build_load(&settings->build, diags);
  struct looked looked = {0};
  if (build != NULL) {
    struct proof_input proof = {.wants_candidates = settings->wants_candidates};
    proof_read(build, &proof, diags);
    attachments_check(build, diags);
    struct outside_links links = site_browse(build, arena, diags);
    if (settings->wants_outside) outside_check(&links, settings->build.cache, diags);
    struct str in_repo = build->root.folder_in_repo;
    if (in_repo.len > 0) looked.folder = str_format(arena, "%.*s%s", STR_ARG(in_repo), str_ends(in_repo, "/") ? "" : "/");
    looked.page_count = build->pages->count;
    looked.publication_count = build->site.group_count;
    looked.has_repo = build->root.repo != NULL;
  }
  build_free(build);
  return looked;
}

static void mind_baselines(const struct settings *settings, struct diags *diags) {
  size_t count;
  if (settings->baseline_after != NULL && !baseline_write(settings->baseline_after, diags, &count)) return;
  if (settings->baseline_after != NULL && !settings->is_quiet) {
    const char *warnings = count == 1 ? pick(settings, "warning", "advarsel") : pick(settings, "warnings", "advarsler");
    fprintf(stderr, pick(settings, "%zu %s accepted in %s\n", "%zu %s godkendt i %s\n"), count, warnings, settings->baseline_after);
  }
  const char *path = settings->baseline != NULL ? settings->baseline : settings->baseline_after;
  if (path != NULL && baseline_apply(path, diags, &count) && count > 0 && !settings->is_quiet)
    fprintf(stderr, pick(settings, "%zu known findings passed over\n", "set bort fra %zu kendte fund\n"), count);
}

static int exit_code(const struct settings *settings, const struct diags *diags) {
  bool has_warnings = diags_count_of(diags, SEVERITY_WARNING) > 0;
  int code = report_exit_code(diags);
  return code == EXIT_FINE && settings->is_strict && has_warnings ? EXIT_CONTENT : code;
}

int command_check(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  bool wants_writing = settings.wants_fix || settings.wants_accept;
  if (wants_writing && settings.build.root.revision != NULL) {
    fputs(pick(&settings, "spor: --fix and --accept write into files; --ref has none\n",
               "spor: --fix og --accept skriver i filer; med --ref er der ingen\n"),
          stderr);
    return EXIT_USAGE;
  }
  struct diags *diags = diags_new();
  struct arena *arena = arena_new();
  struct progress progress;
  progress_begin(&progress, &settings);
  settings.build.with_draft_editions = true; /* what editors work on is the draft */
  settings.build.cache = make_cache(&settings, arena);
  if (wants_writing) write_first(&settings, diags);
  settings.build.stages = &progress.stages;
  struct looked looked = look(&settings, arena, diags);
  progress_end(&progress);
  mind_baselines(&settings, diags);
  if (strcmp(settings.format, "text") == 0) {
    print_text(&settings, &looked, progress.start, diags);
    progress_print_times(&progress);
    print_next(&settings, &looked, diags);
  } else {
    print_for_programs(&settings, looked.folder, diags);
  }
  int code = exit_code(&settings, diags);
  arena_free(arena);
  diags_free(diags);
  return code;
}
