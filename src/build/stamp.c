#include "build/stamp.h"

#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/diag_kept.h"
#include "base/file.h"
#include "base/sealed.h"
#include "base/text.h"
#include "base/workers.h"
#include "publish/hash.h"
#include "publish/intact.h"
#include "read/dictionary.h"
#include "read/repo.h"

#define NO_TEXT ((struct str){0})
#define CACHE ".spor/cache"
#define NAME CACHE "/stamp"
#define FORMAT "spor stamp 3\n"
#define LIMIT ((size_t)1 << 30)

/* ---- what a site is made from ---- */

struct taker {
  struct arena *arena;
  struct buf facts;
  struct diags *aside;
  unsigned jobs;
  bool wants_bytes; /* of files; otherwise when they were last changed */
  bool is_complete; /* false when something could not be read: then nothing is known to be the same */
};

static void take(struct taker *taker, const char *name, struct str value) {
  buf_format(&taker->facts, "%s %zu ", name, value.len);
  buf_add(&taker->facts, value);
  buf_add_char(&taker->facts, '\n');
}

/* What is read of a source's files, many at a time. */
struct reading {
  const struct source *source;
  struct hash *hashes; /* per entry */
  bool *is_read;
};

static void read_one(void *context, size_t index, struct worker *worker) {
  const struct reading *reading = context;
  struct str bytes = NO_TEXT;
  if (source_at(reading->source, index)->type != SOURCE_FILE) return;
  reading->is_read[index] = source_read(reading->source, index, LIMIT, worker->scratch, &bytes, worker->diags);
  reading->hashes[index] = hash_of(bytes);
}

/* A repository belongs to one thread. */
static struct reading read_all(struct taker *taker, const struct source *source) {
  size_t count = source_count(source);
  struct reading reading = {source, arena_array(taker->arena, count, sizeof *reading.hashes),
                            arena_array(taker->arena, count, sizeof(bool))};
  workers_run(source_revision(source).len > 0 ? 1 : taker->jobs, count, read_one, &reading, taker->aside);
  return reading;
}

static void take_bytes(struct taker *taker, const struct reading *reading, size_t index) {
  if (!reading->is_read[index]) taker->is_complete = false;
  hash_write(&reading->hashes[index], &taker->facts);
}

static void take_source(struct taker *taker, const char *name, const struct source *source) {
  static const char *const names[] = {[SOURCE_FILE] = "file", [SOURCE_LINK] = "link", [SOURCE_OTHER] = "other"};
  take(taker, "source", str_from(name));
  if (source == NULL) return;
  struct reading reading = {0};
  if (taker->wants_bytes) reading = read_all(taker, source);
  for (size_t i = 0; i < source_count(source); i++) {
    const struct source_entry *entry = source_at(source, i);
    take(taker, names[entry->type], entry->path);
    if (!taker->wants_bytes) {
      buf_format(&taker->facts, "%lld\n", (long long)source_changed_at(source, i));
    } else if (entry->type == SOURCE_FILE) {
      take_bytes(taker, &reading, i);
    }
  }
}

/* A tag or branch may move without anything else changing, and a tag may take a branch's place: only a branch may be corrected. */
static void take_release(struct taker *taker, struct repo *repo, const struct release *release) {
  struct str revision = release->revision.text;
  char id[41] = "";
  if (revision.len > 0 && !repo_resolve(repo, revision, id, taker->aside)) taker->is_complete = false;
  take(taker, "release", str_from(id));
  struct str branch = str_join(taker->arena, STR("refs/heads/"), revision);
  take(taker, "branch", repo_resolve(repo, branch, id, taker->aside) ? str_from(id) : NO_TEXT);
}

static void take_repo(struct taker *taker, const struct root *root, const struct config *config) {
  take(taker, "repository", root->repo != NULL ? STR("yes") : STR("no"));
  if (root->repo == NULL) return;
  take(taker, "shallow", repo_is_shallow(root->repo) ? STR("yes") : STR("no"));
  take(taker, "tip", str_from(root->tip));
  take(taker, "folder", root->folder_in_repo);
  for (size_t i = 0; i < config->publication_count; i++) {
    for (size_t j = 0; j < config->publications[i].release_count; j++)
      take_release(taker, root->repo, &config->publications[i].releases[j]);
  }
}

static int take_object(struct dl_phdr_info *info, size_t size, void *context) {
  (void)size;
  struct taker *taker = context;
  struct stat status;
  bool is_program = info->dlpi_name[0] == '\0';
  if (!is_program && strchr(info->dlpi_name, '/') == NULL) return 0; /* the kernel's own */
  if (stat(is_program ? "/proc/self/exe" : info->dlpi_name, &status) != 0) taker->is_complete = false;
  if (!taker->is_complete) return 1;
  take(taker, "program", str_from(info->dlpi_name));
  buf_format(&taker->facts, "%lld %lld.%09ld\n", (long long)status.st_size, (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  return 0;
}

/* The program and the libraries it was started with: one that was built anew may do the same thing in another way. */
static void take_program(struct taker *taker) {
  dl_iterate_phdr(take_object, taker);
}

/* Another dictionary may recognise other words. */
static void take_dictionary(struct taker *taker, const struct build_options *options, const struct config *config) {
  struct dictionary dictionary;
  bool has_terms = !options->without_terms;
  take(taker, "terms", has_terms ? STR("yes") : STR("no"));
  if (!has_terms || !dictionary_find(taker->arena, config->language, &dictionary)) return;
  take(taker, "dictionary", dictionary_times(taker->arena, &dictionary));
}

static bool take_all(struct taker *taker, const struct build_options *options, const struct root *root, const struct config *config) {
  take(taker, "spor", STR(SPOR_VERSION));
  take(taker, "icu", text_icu_version(taker->arena));
  take(taker, "date", date_iso(taker->arena, date_in_copenhagen(options->moment)));
  take(taker, "drafts", options->with_drafts ? STR("yes") : STR("no"));
  take(taker, "draft editions", options->with_draft_editions ? STR("yes") : STR("no"));
  take_dictionary(taker, options, config);
  take(taker, "compressed", options->is_compressed ? STR("yes") : STR("no"));
  take(taker, "revision", root->revision);
  take(taker, "config", root->config->bytes);
  take(taker, "lock", root->lock != NULL ? root->lock->bytes : NO_TEXT);
  take_repo(taker, root, config);
  take_source(taker, "content", root->content);
  take_source(taker, "decisions", root->decisions);
  take_source(taker, "layouts", root->theme.layouts);
  take_source(taker, "library", root->theme.library);
  take_source(taker, "installed layouts", root->installed.layouts);
  take_source(taker, "installed library", root->installed.library);
  return taker->is_complete && !taker->facts.overflow;
}

/* False when it cannot be told. */
static bool tell(struct taker *taker, const struct build_options *options, const struct root *root, const struct config *config,
                 struct hash *facts) {
  taker->arena = arena_new();
  taker->aside = diags_new();
  taker->is_complete = true;
  taker->jobs = options->jobs;
  buf_init(&taker->facts, LIMIT);
  if (taker->wants_bytes) take_program(taker);
  bool is_told = take_all(taker, options, root, config);
  *facts = hash_of(buf_str(&taker->facts));
  buf_release(&taker->facts);
  diags_free(taker->aside);
  arena_free(taker->arena);
  return is_told;
}

static bool tell_bytes(const struct build_options *options, const struct root *root, const struct config *config, struct hash *bytes) {
  struct taker taker = {.wants_bytes = true};
  return tell(&taker, options, root, config, bytes);
}

static bool tell_times(const struct build_options *options, const struct root *root, const struct config *config, struct hash *times) {
  struct taker taker = {.wants_bytes = false};
  return tell(&taker, options, root, config, times);
}

/* ---- the stamp ---- */

static const char *path_below(struct arena *arena, const char *folder, const char *name) {
  return str_zero(arena, str_format(arena, "%s/%s", folder, name));
}

/* The times first: what changes between the two is told as changed after them. */
static void look_at_sources(struct arena *arena, const struct build_options *options, struct stamp *stamp) {
  struct root root;
  struct config config;
  struct diags *aside = diags_new();
  bool is_read = root_open(arena, &options->root, &root, aside) && config_read(arena, root.config, &config, aside);
  stamp->is_told = is_read && diags_count_of(aside, SEVERITY_ERROR) == 0 && tell_times(options, &root, &config, &stamp->times) &&
                   tell_bytes(options, &root, &config, &stamp->bytes);
  root_close(&root);
  diags_free(aside);
}

/* What a stamp says besides how much there is. */
struct saying {
  struct hash bytes;    /* what the site was made from */
  struct hash manifest; /* what was made */
  int64_t moment;       /* when: all that was to be published later would be so from then on */
};

/* Everything up to the findings, which fill the rest of the file. */
static bool read_stamp(struct arena *arena, const char *folder, struct saying *saying, struct stamp *stamp, struct str *findings) {
  struct str text;
  char bytes[65];
  char manifest[65];
  long long moment;
  int end = 0;
  if (!sealed_read(arena, path_below(arena, folder, NAME), STR(FORMAT), &text)) return false;
  int count = sscanf(text.at, "%64s\n%64s\n%lld\n%zu %zu %zu;%n", bytes, manifest, &moment, &stamp->page_count, &stamp->publication_count,
                     &stamp->file_count, &end);
  saying->moment = moment;
  *findings = str_slice(text, (size_t)end, text.len);
  return count == 6 && end > 0 && hash_parse(str_from(bytes), &saying->bytes) && hash_parse(str_from(manifest), &saying->manifest);
}

bool stamp_holds(const struct build_options *options, const char *folder, struct stamp *stamp, struct diags *diags) {
  struct arena *arena = arena_new();
  struct saying saying;
  struct str findings;
  *stamp = (struct stamp){0};
  look_at_sources(arena, options, stamp);
  bool holds = stamp->is_told && read_stamp(arena, folder, &saying, stamp, &findings) && hash_equal(&saying.bytes, &stamp->bytes) &&
               options->moment >= saying.moment && output_is_intact(folder, &saying.manifest) && diags_recall(diags, findings);
  arena_free(arena);
  return holds;
}

static void write_stamp(struct arena *arena, const char *folder, const struct saying *saying, const struct build *build, size_t file_count,
                        const struct diags *diags) {
  struct buf text;
  buf_init(&text, LIMIT);
  hash_write(&saying->bytes, &text);
  buf_add_char(&text, '\n');
  hash_write(&saying->manifest, &text);
  buf_format(&text, "\n%lld\n%zu %zu %zu;", (long long)saying->moment, build->pages->count, build->site.group_count, file_count);
  diags_keep(diags, &text);
  if (!sealed_write(path_below(arena, folder, NAME), STR(FORMAT), buf_str(&text))) unlink(path_below(arena, folder, NAME));
  buf_release(&text);
}

/* False for what the next build would not find: the traces of an interrupted one have gone with it, and what is published later today may
 * be due by then. */
static bool is_lasting(const struct diag *diag, struct str today) {
  bool is_due_today = diag->code == DIAG_LEFT_OUT_LATER && str_equal(str_slice(diag->arguments[0], 0, today.len), today);
  return diag->code != DIAG_OUTPUT_RECOVERED && !is_due_today;
}

static bool are_lasting(struct arena *arena, const struct diags *diags, int64_t moment) {
  struct str today = date_iso(arena, date_in_copenhagen(moment));
  if (diags_dropped(diags) > 0) return false;
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (!is_lasting(diags_at(diags, i), today)) return false;
  }
  return true;
}

void stamp_leave(const struct stamp *stamp, const struct build *build, const char *folder, const struct writer_report *report,
                 const struct diags *diags) {
  struct arena *arena = arena_new();
  struct hash times;
  bool may_leave = stamp->is_told && are_lasting(arena, diags, build->options.moment) &&
                   tell_times(&build->options, &build->root, &build->config, &times) && hash_equal(&times, &stamp->times);
  if (may_leave) {
    struct saying saying = {stamp->bytes, report->manifest, build->options.moment};
    write_stamp(arena, folder, &saying, build, report->written + report->kept, diags);
  } else {
    unlink(path_below(arena, folder, NAME));
  }
  arena_free(arena);
}
