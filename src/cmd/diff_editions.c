#include "cmd/diff_editions.h"

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "layout/compare_export.h"

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
  fprintf(stderr, "spor: %s: %s\n", is_danish(search) ? danish : english, what);
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
  if (name == NULL) return complain(search, "say which publication", "sig, hvilken publikation", "--publication ID", (struct str){0});
  return complain(search, "no such publication", "ingen sådan publikation", name, str_nearest(str_from(name), ids, site->group_count));
}

static int find_edition(struct search *search, const char *name, const struct edition **edition) {
  struct str *names = arena_array(search->build->arena, search->group->dated_count, sizeof *names);
  for (size_t i = 0; i < search->group->dated_count; i++) {
    names[i] = search->group->dated[i]->release->name;
    if (!str_is(names[i], name)) continue;
    *edition = search->group->dated[i];
    return EXIT_FINE;
  }
  struct str near = str_nearest(str_from(name), names, search->group->dated_count);
  return complain(search, "neither a file nor an edition", "hverken en fil eller en udgave", name, near);
}

static const struct comparison *find_comparison(const struct search *search) {
  const struct site *site = &search->build->site;
  for (size_t i = 0; i < site->comparison_count; i++) {
    if (site->comparisons[i]->from == search->from && site->comparisons[i]->to == search->to) return site->comparisons[i];
  }
  struct compare_input input = {search->from, search->to, site->lineage, site->history, NULL};
  return compare_editions(search->build->arena, &input);
}

static void write(const struct search *search, const struct comparison *comparison, struct buf *out) {
  struct str language = is_danish(search) ? STR("da") : STR("en");
  const char *format = search->settings->format;
  if (strcmp(format, "json") == 0) {
    buf_add_char(out, '{');
    compare_write_json(comparison, out);
    buf_add_zero(out, "}\n");
  } else if (strcmp(format, "csv") == 0) {
    compare_write_csv(comparison, language, out);
  } else if (strcmp(format, "md") == 0) {
    compare_write_markdown(comparison, language, out);
  } else {
    compare_write_text(comparison, language, out);
  }
}

static int run(struct search *search) {
  int code = find_group(search);
  if (code == EXIT_FINE) code = find_edition(search, search->settings->arguments[0], &search->from);
  if (code == EXIT_FINE) code = find_edition(search, search->settings->arguments[1], &search->to);
  if (code != EXIT_FINE) return code;
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  write(search, find_comparison(search), &out);
  if (out.len > 0) fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
  return EXIT_FINE;
}

int diff_editions(const struct settings *settings) {
  struct diags *diags = diags_new();
  struct build *build = build_load(&settings->build, diags);
  struct search search = {.settings = settings, .build = build};
  int code = build != NULL ? run(&search) : report_exit_code(diags);
  struct settings quiet = *settings;
  quiet.is_quiet = true; /* what is wrong with the content is the business of build and check */
  report_findings(&quiet, diags);
  build_free(build);
  diags_free(diags);
  return code;
}
