#include "cmd/command.h"
#include "cmd/report.h"

static const struct option *const build_options[] = {&option_root,    &option_out,      &option_git,    &option_ref,
                                                     &option_trusted, &option_date,     &option_drafts, &option_no_terms,
                                                     &option_jobs,    &option_compress, &option_atomic, NULL};
static const struct option *const links_options[] = {&option_root,     &option_git,  &option_ref,    &option_date,    &option_drafts,
                                                     &option_no_terms, &option_jobs, &option_format, &option_explain, NULL};

static const struct option *const diff_options[] = {
    &option_publication, &option_diff_format, &option_standalone, &option_no_pager, &option_root,
    &option_git,         &option_ref,         &option_date,       &option_drafts,   NULL};

static const struct option *const serve_options[] = {&option_root,     &option_port, &option_open, &option_drafts,
                                                     &option_no_terms, &option_date, &option_jobs, NULL};

static const struct option *const ids_options[] = {&option_dry_run, &option_root, &option_drafts, &option_date, &option_jobs, NULL};

const struct command commands[] = {
    {"init", command_init, "Lay out a small site to begin with.", "Læg et lille websted frem til at begynde på.", NULL, "[FOLDER]"},
    {"new", command_new, "Begin a document: publication, track, goal, concept, theme, area or page.",
     "Begynd et dokument: publication, track, goal, concept, theme, area eller page.", new_options, "KIND TITLE"},
    {"import", command_import, "Make a document of a Word, OpenDocument, HTML, PDF or text file.",
     "Lav et dokument af en fil fra Word, OpenDocument, HTML, PDF eller ren tekst.", import_options, "FILE"},
    {"build", command_build, "Build the site.", "Byg webstedet.", build_options, NULL},
    {"serve", command_serve, "Show the site in a browser while it is edited.", "Vis webstedet i en browser, mens det redigeres.",
     serve_options, NULL},
    {"check", command_check, "Report all that a careful editor would look for.", "Meld alt, hvad en omhyggelig redaktør ville se efter.",
     check_options, NULL},
    {"links", command_links, "List every reference and what it leads to.", "Vis alle henvisninger, og hvor de fører hen.", links_options,
     NULL},
    {"diff", command_diff, "Compare two editions, revisions or Markdown files.", "Sammenlign to udgaver, revisioner eller Markdown-filer.",
     diff_options, "OLD NEW"},
    {"ids", command_ids, "Write the missing ids of goals and actions into the files.",
     "Skriv de id'er, mål og indsatser mangler, i filerne.", ids_options, NULL},
    {"release", command_release, "Make an edition of the text as it is committed.", "Gør teksten, som den er gemt i git, til en udgave.",
     release_options, "NAME"},
    {"help", command_help, "Explain a command or a diagnostic.", "Forklar en kommando eller en fejlmeddelelse.", NULL,
     "[COMMAND|CODE|completion SHELL|man]"},
    {NULL, NULL, NULL, NULL, NULL, NULL},
};

const struct command *command_find(const char *name) {
  for (const struct command *command = commands; command->name != NULL; command++) {
    if (strcmp(command->name, name) == 0) return command;
  }
  return NULL;
}

void command_suggest(const char *before, struct str near, enum diag_language language) {
  const char *asking = language == DIAG_DANISH ? "mente du" : "did you mean";
  if (near.len > 0) fprintf(stderr, "  = %s %s%.*s?\n", asking, before, STR_ARG(near));
}

int command_unknown(const char *name) {
  bool is_danish = options_language() == DIAG_DANISH;
  struct str names[16];
  size_t count = 0;
  for (; commands[count].name != NULL; count++) names[count] = str_from(commands[count].name);
  struct str near = str_nearest(str_from(name), names, count);
  report_words(is_danish ? "spor: ukendt kommando: " : "spor: unknown command: ", str_from(name), "\n");
  command_suggest("", near, options_language());
  fputs(is_danish ? "  = se: spor --help\n" : "  = see: spor --help\n", stderr);
  return EXIT_USAGE;
}
