#include <errno.h>
#include <limits.h>

#include "base/file.h"
#include "build/stamp.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "publish/beside.h"

static const char *output_folder(const struct settings *settings, char *made, size_t size) {
  if (settings->out != NULL) return settings->out;
  const char *root = settings->build.root.folder;
  int length = snprintf(made, size, "%s/public", strcmp(root, ".") == 0 ? "" : root);
  if (length < 0 || (size_t)length >= size) return NULL;
  return made[0] == '/' && strcmp(root, ".") == 0 ? made + 1 : made;
}

static bool is_at_or_below(const char *path, const char *folder) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* The real path of a folder that need not be there yet: what is missing of it stands below what there is. */
static bool resolve_folder(const char *folder, char resolved[PATH_MAX]) {
  if (realpath(folder, resolved) != NULL) return true;
  char parent[PATH_MAX];
  size_t length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/') length--;
  if (length >= sizeof parent) return false;
  memcpy(parent, folder, length);
  parent[length] = '\0';
  char *slash = strrchr(parent, '/');
  const char *name = slash != NULL ? slash + 1 : parent;
  char above[PATH_MAX];
  if (slash != NULL) *slash = '\0';
  if (strcmp(name, "..") == 0 || !resolve_folder(slash == NULL ? "." : slash == parent ? "/" : parent, above)) return false;
  int made = snprintf(resolved, PATH_MAX, "%s/%s", strcmp(above, "/") == 0 ? "" : above, strcmp(name, ".") == 0 ? "" : name);
  return made > 0 && made < PATH_MAX;
}

/* The site's own folders may neither be, hold nor lie around the output. */
static bool check_output(const struct settings *settings, const char *out, struct diags *diags) {
  char root[PATH_MAX];
  char target[PATH_MAX];
  if (!resolve_folder(out, target) || realpath(settings->build.root.folder, root) == NULL) return true; /* the writer will say why */
  static const char *const own[] = {"content", "layouts", "lua", "src", ".git"};
  bool is_inside = is_at_or_below(root, target);
  for (size_t i = 0; i < sizeof own / sizeof own[0] && !is_inside; i++) {
    char folder[PATH_MAX + 16];
    snprintf(folder, sizeof folder, "%s/%s", root, own[i]);
    is_inside = is_at_or_below(target, folder);
  }
  if (is_inside) diags_add_path(diags, DIAG_OUTPUT_INSIDE, str_from(out), (struct str){0}, (struct str){0});
  return !is_inside;
}

/* What a build would say of itself. */
struct made {
  size_t page_count;
  size_t publication_count;
  struct writer_report report;
};

static void print_made(const struct settings *settings, const struct made *made, double since, const char *out) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  report_done(settings, since, "%zu %s in %zu %s → %s (%zu files written, %zu unchanged, %zu removed)",
              "%zu %s i %zu %s → %s (%zu skrevet, %zu uændrede, %zu fjernet)", made->page_count, report_pages(is_danish, made->page_count),
              made->publication_count, report_publications(is_danish, made->publication_count), out, made->report.written,
              made->report.kept, made->report.removed);
}

static bool has_left_out(const struct diags *diags) {
  for (size_t i = 0; i < diags_count(diags); i++) {
    enum diag_code code = diags_at(diags, i)->code;
    if (code == DIAG_LEFT_OUT_DRAFT || code == DIAG_LEFT_OUT_LATER || code == DIAG_EDITION_DRAFT) return true;
  }
  return false;
}

static void print_next(const struct settings *settings, const struct diags *diags) {
  if (diags_count_of(diags, SEVERITY_ERROR) > 0) {
    report_next(settings, "mend the errors; spor serve shows them while you do", "ret fejlene; spor serve viser dem, mens du retter");
  } else if (has_left_out(diags) && !settings->build.with_drafts) {
    report_next(settings, "spor serve --drafts shows it in a browser, with what was left out",
                "spor serve --drafts viser i en browser også det, der er udeladt");
  } else {
    report_next(settings, "spor serve shows it in a browser; the folder can be put on a server",
                "spor serve viser det i en browser; mappen kan lægges på en server");
  }
}

static void print_failure(const struct settings *settings) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  fputs(is_danish ? "intet er skrevet: webstedet er, som det var\n" : "nothing was written: the site is as it was\n", stderr);
}

/* True when the site is there already. */
static bool is_done(const struct settings *settings, const char *out, struct stamp *stamp, struct made *made, struct diags *diags) {
  if (!stamp_holds(&settings->build, out, stamp, diags)) return false;
  *made = (struct made){stamp->page_count, stamp->publication_count, {.kept = stamp->file_count}};
  return true;
}

static bool make(const struct settings *settings, const char *out, const struct stamp *stamp, struct made *made, struct diags *diags) {
  struct build_options options = settings->build;
  options.with_search = true;
  struct build *build = build_load(&options, diags);
  bool is_published = build != NULL && build_publish(build, out, &made->report, diags);
  if (is_published) {
    made->page_count = build->pages->count;
    made->publication_count = build->site.group_count;
    stamp_leave(stamp, build, out, &made->report, diags);
  }
  build_free(build);
  return is_published;
}

/* What is learned while building lies with the new site: the old one is read only. */
static bool make_beside(const struct settings *settings, const char *out, const struct stamp *stamp, struct made *made,
                        struct diags *diags) {
  struct beside *beside;
  struct settings there = *settings;
  char cache[PATH_MAX + 32];
  if (!beside_open(out, &beside, diags)) return false;
  snprintf(cache, sizeof cache, "%s/.spor/cache", beside_folder(beside));
  there.build.cache = cache;
  bool is_made = make(&there, beside_folder(beside), stamp, made, diags) && beside_exchange(beside, diags);
  beside_close(beside);
  return is_made;
}

static void run(struct settings *settings, const char *out, struct diags *diags) {
  struct progress progress;
  progress_begin(&progress, settings);
  settings->build.stages = &progress.stages;
  struct stamp stamp;
  struct made made = {0};
  bool may_write = check_output(settings, out, diags); /* before anything is: loading leaves a cache there */
  bool (*making)(const struct settings *, const char *, const struct stamp *, struct made *, struct diags *) =
      settings->is_atomic ? make_beside : make;
  bool is_published = may_write && (is_done(settings, out, &stamp, &made, diags) || making(settings, out, &stamp, &made, diags));
  progress_end(&progress);
  report_findings(settings, diags);
  report_left_out(settings, diags);
  report_sum(settings, diags);
  progress_print_times(&progress);
  if (is_published) {
    print_made(settings, &made, progress.start, out);
  } else {
    print_failure(settings);
  }
  print_next(settings, diags);
}

int command_build(const struct command *command, int argc, char **argv) {
  struct settings settings;
  char made[PATH_MAX];
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  const char *out = output_folder(&settings, made, sizeof made);
  if (out == NULL) return EXIT_USAGE;
  char cache[PATH_MAX + 32];
  snprintf(cache, sizeof cache, "%s/.spor/cache", out); /* nothing is written outside the output folder */
  settings.build.cache = cache;
  struct diags *diags = diags_new();
  run(&settings, out, diags);
  int code = report_exit_code(diags);
  diags_free(diags);
  return code;
}
