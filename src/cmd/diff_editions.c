#include "cmd/diff_editions.h"

#include "base/arena.h"
#include "base/buf.h"
#include "build/asked.h"
#include "build/handout.h"
#include "cmd/command.h"
#include "cmd/pager.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "layout/compare_export.h"
#include "layout/decision_template.h"

/* What was asked for, as far as it has been found. */
struct search {
  const struct settings *settings;
  const struct build *build;
  const struct edition_group *group;
  const struct edition *from;
  const struct edition *to;
};

static bool is_danish(const struct search *search) {
  return search->settings->style.language == DIAG_DANISH;
}

static int complain(const struct search *search, const char *english, const char *danish, const char *what, struct str near) {
  fprintf(stderr, "spor: %s", is_danish(search) ? danish : english);
  report_words(": ", str_from(what), "\n");
  if (near.len > 0) fprintf(stderr, is_danish(search) ? "  = mente du %.*s?\n" : "  = did you mean %.*s?\n", STR_ARG(near));
  return EXIT_USAGE;
}

/* The publication that was named, or the only one that has editions. */
static int find_group(struct search *search) {
  const struct site *site = &search->build->site;
  const char *name = search->settings->publication;
  size_t count = 0;
  struct str *ids = arena_array(search->build->arena, site->group_count, sizeof *ids);
  for (size_t i = 0; i < site->group_count; i++) {
    const struct edition_group *group = &site->groups[i];
    ids[i] = group->publication;
    bool is_meant = name != NULL ? str_is(group->publication, name) : group->dated_count > 0;
    if (is_meant) search->group = group;
    count += is_meant;
  }
  if (count == 1) return EXIT_FINE;
  if (name == NULL && count == 0) {
    fputs(is_danish(search) ? "spor: ingen udgave er udgivet endnu\n  = den første: spor release NAVN\n"
                            : "spor: no edition is released yet\n  = the first: spor release NAME\n",
          stderr);
    return EXIT_USAGE;
  }
  if (name == NULL) return complain(search, "say which publication", "sig, hvilken publikation", "--publication ID", (struct str){0});
  return complain(search, "no such publication", "ingen sådan publikation", name, str_nearest(str_from(name), ids, site->group_count));
}

/* The names of the group's editions, and of its draft when it has one. */
static size_t list_names(const struct search *search, struct str *names) {
  size_t count = 0;
  for (; count < search->group->dated_count; count++) names[count] = edition_name(search->group->dated[count]);
  if (search->group->current->status == STATUS_DRAFT) names[count++] = edition_name(search->group->current);
  return count;
}

static int find_edition(struct search *search, const char *name, const struct edition **edition) {
  const struct edition_group *group = search->group;
  bool is_draft = asked_is_draft(name) && group->current->release == NULL;
  *edition = is_draft ? group->current : NULL;
  for (size_t i = 0; i < group->dated_count; i++) {
    if (str_is(group->dated[i]->release->name, name)) *edition = group->dated[i];
  }
  if (*edition != NULL) return EXIT_FINE;
  struct str *names = arena_array(search->build->arena, group->dated_count + 1, sizeof *names);
  size_t count = list_names(search, names);
  struct str near = str_nearest(str_from(name), names, count);
  complain(search, "neither a file, an edition nor a revision", "hverken en fil, en udgave eller en revision", name, near);
  if (count == 0) {
    fputs(is_danish(search) ? "  = ingen udgave er udgivet endnu; den første: spor release NAVN\n"
                            : "  = no edition is released yet; the first: spor release NAME\n",
          stderr);
    return EXIT_USAGE;
  }
  fputs(is_danish(search) ? "  = udgaverne er:" : "  = the editions are:", stderr);
  for (size_t i = 0; i < count; i++) fprintf(stderr, " %.*s", STR_ARG(names[i]));
  fputc('\n', stderr);
  return EXIT_USAGE;
}

/* The one that was made with the site, or a new one. */
static const struct comparison *find_comparison(const struct search *search) {
  const struct site *site = &search->build->site;
  for (size_t i = 0; i < site->comparison_count; i++) {
    const struct comparison *comparison = site->comparisons[i];
    if (comparison->from == search->from && comparison->to == search->to) return comparison;
  }
  struct compare_input input = {.from = search->from, .to = search->to, .lineage = site->lineage, .history = site->history};
  return compare_editions(search->build->arena, &input);
}

/* What is wrong with the decisions about these two is told here, whatever is kept quiet of the rest of the site. */
static const struct decided *find_decided(const struct search *search, struct diags *diags) {
  const struct site *site = &search->build->site;
  const struct comparison *comparison = find_comparison(search);
  return decisions_match(search->build->arena, site, comparison, decisions_about(site, comparison), diags);
}

void diff_write(const struct settings *settings, const struct build *build, const struct decided *decided, struct buf *out,
                struct diags *diags) {
  struct compare_export export = {&build->site, decided, settings->style.language == DIAG_DANISH ? STR("da") : STR("en")};
  const char *format = settings->format;
  if (strcmp(format, "json") == 0) {
    buf_add_char(out, '{');
    compare_write_json(&export, out);
    buf_add_zero(out, "}\n");
  } else if (strcmp(format, "html") == 0) {
    handout_write(build, decided, settings->is_standalone, out, diags);
  } else if (strcmp(format, "csv") == 0) {
    compare_write_csv(&export, out);
  } else if (strcmp(format, "md") == 0) {
    compare_write_markdown(&export, out);
  } else if (strcmp(format, "decisions") == 0) {
    decision_template_write(decided, export.language, out);
  } else {
    compare_write_text(&export, out);
  }
}

/* The comparison is the product; its sum is for who reads along. */
static void close_report(const struct settings *settings, const struct decided *decided, const struct progress *progress) {
  if (!report_is_seen(settings)) return;
  const char *from = settings->arguments[0];
  const char *to = settings->arguments[1];
  size_t count = decided->comparison->difference_count;
  bool is_one = count == 1;
  progress_print_times(progress);
  report_done(settings, progress->start, "%s compared with %s, %zu %s,", "%s sammenlignet med %s, %zu %s,", from, to, count,
              settings->style.language == DIAG_DANISH ? (is_one ? "ændring" : "ændringer")
              : is_one                                ? "change"
                                                      : "changes");
  if (strcmp(settings->format, "text") != 0 || count == 0) return;
  bool is_named = settings->publication != NULL;
  report_next(settings, "spor diff %s %s%s%s --format=html --standalone > changes.html shows them in the text",
              "spor diff %s %s%s%s --format=html --standalone > aendringer.html viser dem i teksten", from, to,
              is_named ? " --publication " : "", is_named ? settings->publication : "");
}

static int run(struct search *search, const struct progress *progress, struct diags *diags) {
  int code = find_group(search);
  if (code == EXIT_FINE) code = find_edition(search, search->settings->arguments[0], &search->from);
  if (code == EXIT_FINE) code = find_edition(search, search->settings->arguments[1], &search->to);
  if (code != EXIT_FINE) return code;
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  const struct decided *decided = find_decided(search, diags);
  diff_write(search->settings, search->build, decided, &out, diags);
  code = report_exit_code(diags);
  if (code == EXIT_FINE) pager_print(search->settings, buf_str(&out));
  if (code == EXIT_FINE) close_report(search->settings, decided, progress);
  buf_release(&out);
  return code;
}

int diff_editions(const struct settings *settings) {
  struct diags *diags = diags_new();
  struct build_options options = settings->build;
  for (int i = 0; i < 2; i++) {
    options.compared[i] = settings->arguments[i];
    if (asked_is_draft(settings->arguments[i])) options.with_draft_editions = true;
  }
  options.publication = settings->publication;
  options.without_terms = true; /* comparisons show none */
  struct progress progress;
  progress_begin(&progress, settings);
  options.stages = &progress.stages;
  struct build *build = build_load(&options, diags);
  progress_end(&progress);
  struct search search = {.settings = settings, .build = build};
  struct diags *own = diags_new();
  int code = build != NULL ? run(&search, &progress, own) : report_exit_code(diags);
  struct settings quiet = *settings;
  quiet.is_quiet = true;
  if (code != EXIT_FINE) report_findings(&quiet, diags); /* otherwise what is wrong with the content is for build and check to say */
  report_findings(settings, own);
  build_free(build);
  diags_free(own);
  diags_free(diags);
  return code;
}
