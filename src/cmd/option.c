#include "cmd/option.h"

#include <unistd.h>

#include "base/workers.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "cmd/theme_folder.h"

#define JOBS_MAX 64
#define PORT_MAX 65535
#define PORT_DEFAULT 8000

static bool set_root(struct settings *settings, const char *value) {
  settings->build.root.folder = value;
  return true;
}

static bool set_out(struct settings *settings, const char *value) {
  settings->out = value;
  return true;
}

static bool set_git(struct settings *settings, const char *value) {
  settings->build.root.git = value;
  return true;
}

static bool set_ref(struct settings *settings, const char *value) {
  settings->build.root.revision = value;
  return true;
}

static bool set_trusted(struct settings *settings, const char *value) {
  settings->build.root.trusted = value;
  return true;
}

static bool set_date(struct settings *settings, const char *value) {
  settings->has_date = true;
  return date_moment_in_copenhagen(str_from(value), &settings->build.moment);
}

static bool set_drafts(struct settings *settings, const char *value) {
  (void)value;
  settings->build.with_drafts = settings->build.with_draft_editions = true;
  return true;
}

static bool set_explain(struct settings *settings, const char *value) {
  settings->explained = value;
  return true;
}

static bool set_no_terms(struct settings *settings, const char *value) {
  (void)value;
  settings->build.without_terms = true;
  return true;
}

static bool set_jobs(struct settings *settings, const char *value) {
  char *end;
  unsigned long jobs = strtoul(value, &end, 10);
  if (*end != '\0' || jobs < 1 || jobs > JOBS_MAX) return false;
  settings->build.jobs = (unsigned)jobs;
  return true;
}

static bool set_compress(struct settings *settings, const char *value) {
  (void)value;
  settings->build.is_compressed = true;
  return true;
}

static bool set_atomic(struct settings *settings, const char *value) {
  (void)value;
  settings->is_atomic = true;
  return true;
}

static bool set_format(struct settings *settings, const char *value) {
  settings->format = value;
  return strcmp(value, "text") == 0 || strcmp(value, "json") == 0;
}

static bool set_diff_format(struct settings *settings, const char *value) {
  settings->format = value;
  return true; /* which there are depends on what is compared */
}

static bool set_standalone(struct settings *settings, const char *value) {
  (void)value;
  settings->is_standalone = true;
  return true;
}

static bool set_candidates(struct settings *settings, const char *value) {
  (void)value;
  settings->wants_candidates = true;
  return true;
}

static bool set_no_pager(struct settings *settings, const char *value) {
  (void)value;
  settings->has_pager = false;
  return true;
}

static bool set_port(struct settings *settings, const char *value) {
  char *end;
  unsigned long port = strtoul(value, &end, 10);
  if (*end != '\0' || end == value || value[0] == '-' || port > PORT_MAX) return false;
  settings->port = (unsigned)port;
  return true;
}

static bool set_open(struct settings *settings, const char *value) {
  (void)value;
  settings->wants_browser = true;
  return true;
}

static bool set_dry_run(struct settings *settings, const char *value) {
  (void)value;
  settings->is_dry = true;
  return true;
}

static bool set_publication(struct settings *settings, const char *value) {
  settings->publication = value;
  return true;
}

static bool set_colour(struct settings *settings, const char *value) {
  if (strcmp(value, "always") == 0) settings->style.colour = settings->has_colour = true;
  if (strcmp(value, "never") == 0) settings->style.colour = settings->has_colour = false;
  return strcmp(value, "always") == 0 || strcmp(value, "never") == 0 || strcmp(value, "auto") == 0;
}

static bool set_language(struct settings *settings, const char *value) {
  settings->style.language = strcmp(value, "da") == 0 ? DIAG_DANISH : DIAG_ENGLISH;
  return strcmp(value, "da") == 0 || strcmp(value, "en") == 0;
}

static bool set_quiet(struct settings *settings, const char *value) {
  (void)value;
  settings->is_quiet = true;
  return true;
}

static bool set_verbose(struct settings *settings, const char *value) {
  (void)value;
  settings->is_verbose = true;
  return true;
}

static bool set_help(struct settings *settings, const char *value) {
  (void)value;
  settings->wants_help = true;
  return true;
}

const struct option option_root = {"root", "DIR", "the site's folder (default: the current one)", "webstedets mappe (ellers den aktuelle)",
                                   set_root};
const struct option option_out = {"out", "DIR", "where the site is written (default: ROOT/public)",
                                  "hvor webstedet skrives (ellers ROOT/public)", set_out};
const struct option option_git = {"git", "REPO", "read from this repository, bare or not; needs --ref",
                                  "læs fra dette repository; kræver --ref", set_git};
const struct option option_ref = {"ref", "REV", "the revision to read instead of the work tree",
                                  "den revision, der læses i stedet for arbejdsmappen", set_ref};
const struct option option_trusted = {
    "trusted", "DIR", "take spor.yaml, spor.lock, layouts/ and lua/ from here, not from the site (docs/deploy.md)",
    "tag spor.yaml, spor.lock, layouts/ og lua/ herfra, ikke fra webstedet (docs/deploy.md)", set_trusted};
const struct option option_date = {"date", "DATE", "as on this day: 2026-11-21 or \"2026-11-21 06:00\"",
                                   "byg som på denne dag: 2026-11-21 eller \"2026-11-21 06:00\"", set_date};
const struct option option_drafts = {"drafts", NULL, "include drafts and what is to be published later",
                                     "tag kladder og senere udgivelser med", set_drafts};
const struct option option_jobs = {"jobs", "N", "threads (default: one for each processor)", "tråde (ellers én pr. processor)", set_jobs};
const struct option option_explain = {"explain", "FILE:LINE", "say why the words of this line are links, or are not",
                                      "sig, hvorfor ordene i denne linje er links, eller ikke er det", set_explain};
const struct option option_no_terms = {"no-terms", NULL, "link concepts only where a reference is written; needs no dictionary",
                                       "link kun begreber, hvor der står en henvisning; kræver ingen ordbog", set_no_terms};
const struct option option_compress = {"compress", NULL, "write each text compressed too, as index.html.gz (docs/deploy.md)",
                                       "skriv også hver tekst komprimeret, som index.html.gz (docs/deploy.md)", set_compress};
const struct option option_atomic = {"atomic", NULL, "build beside the output folder and exchange both in one step (docs/deploy.md)",
                                     "byg ved siden af mappen, og byt de to i ét trin (docs/deploy.md)", set_atomic};
const struct option option_format = {"format", "FORMAT", "text or json", "text eller json", set_format};

const struct option option_diff_format = {"format", "FORMAT", "text, json, html, md, csv or decisions",
                                          "text, json, html, md, csv eller decisions", set_diff_format};
const struct option option_standalone = {"standalone", NULL, "html as one whole file that fetches nothing: to be mailed and printed",
                                         "html som én hel fil, der intet henter: til at sende og printe", set_standalone};
const struct option option_candidates = {"candidates", NULL, "list noun phrases that are used often and not explained",
                                         "vis ord, der bruges ofte og ikke er forklaret", set_candidates};
const struct option option_no_pager = {"no-pager", NULL, "never page by page", "aldrig side for side", set_no_pager};
const struct option option_publication = {"publication", "ID", "whose editions are compared", "hvis udgaver der sammenlignes",
                                          set_publication};
const struct option option_port = {"port", "N", "where it answers: 127.0.0.1:N (default: 8000; 0: any free one)",
                                   "hvor den svarer: 127.0.0.1:N (ellers 8000; 0: en ledig)", set_port};
const struct option option_open = {"open", NULL, "open the site in a browser", "åbn webstedet i en browser", set_open};

const struct option option_dry_run = {"dry-run", NULL, "say what would be done, and do nothing", "sig, hvad der ville ske, og gør intet",
                                      set_dry_run};

static const struct option color = {"color", "WHEN", "auto, always or never", "auto, always eller never", set_colour};
static const struct option lang = {"lang", "LANGUAGE", "language of messages: da or en", "beskedernes sprog: da eller en", set_language};
static const struct option quiet = {"quiet", NULL, "errors only", "kun fejl", set_quiet};
static const struct option verbose = {"verbose", NULL, "notes too", "også bemærkninger", set_verbose};
static const struct option help = {"help", NULL, "this text", "denne tekst", set_help};

const struct option *const common_options[] = {&color, &lang, &quiet, &verbose, &help, NULL};

enum diag_language options_language(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && value[0] != '\0') return strncmp(value, "da", 2) == 0 ? DIAG_DANISH : DIAG_ENGLISH;
  }
  return DIAG_ENGLISH;
}

static const struct option *find_in(const struct option *const *options, struct str name) {
  for (; options != NULL && *options != NULL; options++) {
    if (str_is(name, (*options)->name)) return *options;
  }
  return NULL;
}

static size_t add_names(const struct option *const *options, struct str *names, size_t count) {
  for (; options != NULL && *options != NULL; options++) names[count++] = str_from((*options)->name);
  return count;
}

static struct str nearest(const struct command *command, struct str name) {
  struct str names[32];
  size_t count = add_names(common_options, names, add_names(command->options, names, 0));
  return str_nearest(name, names, count);
}

static bool complain(const struct settings *settings, const char *english, const char *danish, const char *what) {
  report_words("spor: ", str_from(what), ": ");
  fprintf(stderr, "%s\n", settings->style.language == DIAG_DANISH ? danish : english);
  return false;
}

bool option_refuse(const struct option *option, const struct settings *settings, const char *value) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  complain(settings, "this value does not fit", "værdien passer ikke", value);
  bool has_argument = option->argument != NULL;
  fprintf(stderr, "  = --%s%s%s: %s\n", option->name, has_argument ? " " : "", has_argument ? option->argument : "",
          is_danish ? option->danish : option->english);
  return false;
}

static bool report_unknown(const struct command *command, const struct settings *settings, struct str name, const char *argument) {
  complain(settings, "unknown option", "ukendt tilvalg", argument);
  struct str near = nearest(command, name);
  bool is_danish = settings->style.language == DIAG_DANISH;
  command_suggest("--", near, settings->style.language);
  fprintf(stderr, is_danish ? "  = se: spor %s --help\n" : "  = see: spor %s --help\n", command->name);
  return false;
}

/* Reads the option at argv[*at] and its value, which may be the next argument. */
static bool read_option(const struct command *command, int argc, char **argv, int *at, struct settings *settings) {
  struct str whole = str_from(argv[*at] + 2);
  size_t equals = str_find_char(whole, '=', 0);
  struct str name = equals == STR_NOT_FOUND ? whole : str_slice(whole, 0, equals);
  const struct option *option = find_in(command->options, name);
  if (option == NULL) option = find_in(common_options, name);
  if (option == NULL) return report_unknown(command, settings, name, argv[*at]);
  const char *value = equals == STR_NOT_FOUND ? NULL : argv[*at] + 2 + equals + 1;
  if (option->argument == NULL && value != NULL) return complain(settings, "takes no value", "tager ingen værdi", argv[*at]);
  if (option->argument != NULL && value == NULL) {
    if (*at + 1 == argc) return complain(settings, "needs a value", "mangler en værdi", argv[*at]);
    value = argv[++*at];
  }
  bool is_empty = option->argument != NULL && value[0] == '\0'; /* of a variable that is not set; a folder without a name is no place */
  return (!is_empty && option->set(settings, value)) || option_refuse(option, settings, is_empty ? "\"\"" : value);
}

static void set_defaults(struct settings *settings) {
  *settings = (struct settings){.format = "text", .has_pager = true, .port = PORT_DEFAULT};
  settings->build.root.folder = ".";
  settings->build.root.theme = theme_folder();
  settings->build.moment = (int64_t)time(NULL);
  settings->build.jobs = workers_available() < JOBS_MAX ? workers_available() : JOBS_MAX;
  settings->style.language = options_language();
  const char *no_colour = getenv("NO_COLOR");
  bool may_colour = no_colour == NULL || no_colour[0] == '\0';
  settings->style.colour = may_colour && isatty(STDERR_FILENO);
  settings->has_colour = may_colour && isatty(STDOUT_FILENO);
}

/* The language first: what is wrong with the others is said in it, wherever it stands. */
static void find_language(int argc, char **argv, struct settings *settings) {
  for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
    const char *value = strcmp(argv[i], "--lang") == 0 && i + 1 < argc ? argv[i + 1] : NULL;
    if (strncmp(argv[i], "--lang=", strlen("--lang=")) == 0) value = argv[i] + strlen("--lang=");
    if (value != NULL && (strcmp(value, "da") == 0 || strcmp(value, "en") == 0)) set_language(settings, value);
  }
}

bool options_read(const struct command *command, int argc, char **argv, struct settings *settings) {
  bool is_ended = false;
  set_defaults(settings);
  find_language(argc, argv, settings);
  for (int i = 0; i < argc; i++) {
    if (strcmp(argv[i], "--") == 0 && !is_ended) {
      is_ended = true; /* what follows are names, however they begin */
    } else if (!is_ended && strcmp(argv[i], "-h") == 0) {
      settings->wants_help = true;
    } else if (!is_ended && strncmp(argv[i], "--", 2) == 0) {
      if (!read_option(command, argc, argv, &i, settings)) return false;
    } else if (!is_ended && argv[i][0] == '-' && argv[i][1] != '\0') {
      return report_unknown(command, settings, str_from(argv[i] + 1), argv[i]);
    } else if (command->arguments == NULL || settings->argument_count == sizeof settings->arguments / sizeof settings->arguments[0]) {
      return complain(settings, "not expected", "ikke ventet", argv[i]);
    } else {
      settings->arguments[settings->argument_count++] = argv[i];
    }
  }
  if (settings->build.root.git != NULL && settings->build.root.revision == NULL && !settings->wants_help) {
    return complain(settings, "needs --ref", "kræver --ref", "--git");
  }
  return true;
}

static void explain(const struct option *const *options, enum diag_language language, FILE *out) {
  for (; options != NULL && *options != NULL; options++) {
    const struct option *option = *options;
    char name[64];
    snprintf(name, sizeof name, "--%s%s%s", option->name, option->argument != NULL ? " " : "",
             option->argument != NULL ? option->argument : "");
    fprintf(out, "  %-18s %s\n", name, language == DIAG_DANISH ? option->danish : option->english);
  }
}

void options_explain(const struct command *command, enum diag_language language, FILE *out) {
  bool is_danish = language == DIAG_DANISH;
  const char *arguments = command->arguments != NULL ? command->arguments : "";
  fprintf(out, "spor %s %s%s%s\n\n%s\n\n", command->name, is_danish ? "[TILVALG]" : "[OPTIONS]", arguments[0] != '\0' ? " " : "", arguments,
          is_danish ? command->danish : command->english);
  explain(command->options, language, out);
  explain(common_options, language, out);
}

bool options_begin(const struct command *command, int argc, char **argv, struct settings *settings, int *code) {
  bool is_read = options_read(command, argc, argv, settings);
  *code = is_read ? EXIT_FINE : EXIT_USAGE;
  if (is_read && settings->wants_help) options_explain(command, settings->style.language, stdout);
  return is_read && !settings->wants_help;
}
