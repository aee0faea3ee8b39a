#include "build/stamp.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "publish/hash.h"
#include "publish/intact.h"
#include "read/repo.h"

#define NO_TEXT ((struct str){0})
#define NAME ".spor/cache/stamp"
#define LIMIT ((size_t)1 << 30)

/* ---- what a site is made from ---- */

struct taker {
  struct arena *arena;
  struct buf facts;
  struct diags *aside;
  bool is_complete; /* false when something could not be read: then nothing is known to be the same */
};

static void take(struct taker *taker, const char *name, struct str value) {
  buf_format(&taker->facts, "%s %zu ", name, value.len);
  buf_add(&taker->facts, value);
  buf_add_char(&taker->facts, '\n');
}

static void take_file(struct taker *taker, const struct source *source, size_t index) {
  const struct source_entry *entry = source_at(source, index);
  struct arena *scratch = arena_new();
  struct str bytes = NO_TEXT;
  take(taker, entry->type == SOURCE_FILE ? "file" : "other", entry->path);
  if (entry->type == SOURCE_FILE && !source_read(source, index, LIMIT, scratch, &bytes, taker->aside)) taker->is_complete = false;
  struct hash hash = hash_of(bytes);
  hash_write(&hash, &taker->facts);
  arena_free(scratch);
}

static void take_source(struct taker *taker, const char *name, const struct source *source) {
  take(taker, "source", str_from(name));
  for (size_t i = 0; source != NULL && i < source_count(source); i++) take_file(taker, source, i);
}

/* A tag or branch may move without anything else changing. */
static void take_releases(struct taker *taker, const struct root *root, const struct config *config) {
  for (size_t i = 0; i < config->publication_count; i++) {
    for (size_t j = 0; j < config->publications[i].release_count; j++) {
      struct str revision = config->publications[i].releases[j].revision.text;
      char id[41] = "";
      if (revision.len > 0 && root->repo != NULL && !repo_resolve(root->repo, revision, id, taker->aside)) taker->is_complete = false;
      take(taker, "release", str_from(id));
    }
  }
}

/* A program that was built anew may do the same thing in another way. */
static void take_program(struct taker *taker) {
  struct stat status;
  if (stat("/proc/self/exe", &status) != 0) {
    taker->is_complete = false;
    return;
  }
  struct str program = str_format(taker->arena, "%s %lld %lld.%09ld", SPOR_VERSION, (long long)status.st_size,
                                  (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  take(taker, "spor", program);
}

static bool take_all(struct taker *taker, const struct build_options *options, const struct root *root, const struct config *config) {
  take_program(taker);
  take(taker, "icu", text_icu_version(taker->arena));
  take(taker, "date", date_iso(taker->arena, date_in_copenhagen(options->moment)));
  take(taker, "drafts", options->with_drafts ? STR("yes") : STR("no"));
  take(taker, "tip", str_from(root->tip));
  take(taker, "revision", root->revision);
  take(taker, "config", root->config->bytes);
  take(taker, "lock", root->lock != NULL ? root->lock->bytes : NO_TEXT);
  take_source(taker, "content", root->content);
  take_source(taker, "layouts", root->theme.layouts);
  take_source(taker, "library", root->theme.library);
  take_source(taker, "installed layouts", root->installed.layouts);
  take_source(taker, "installed library", root->installed.library);
  take_releases(taker, root, config);
  return taker->is_complete && !taker->facts.overflow;
}

/* False when it cannot be told. */
static bool fingerprint(const struct build_options *options, const struct root *root, const struct config *config, struct arena *arena,
                        struct str *print) {
  struct taker taker = {.arena = arena, .aside = diags_new(), .is_complete = true};
  buf_init(&taker.facts, LIMIT);
  bool is_told = take_all(&taker, options, root, config);
  struct hash hash = hash_of(buf_str(&taker.facts));
  buf_clear(&taker.facts);
  hash_write(&hash, &taker.facts);
  *print = str_copy(arena, buf_str(&taker.facts));
  buf_release(&taker.facts);
  diags_free(taker.aside);
  return is_told;
}

/* ---- the stamp ---- */

static const char *stamp_path(struct arena *arena, const char *folder) {
  return str_zero(arena, str_format(arena, "%s/" NAME, folder));
}

static bool read_stamp(struct arena *arena, const char *folder, struct str *print, struct stamp *stamp) {
  struct str text;
  char hex[65];
  if (!file_read(arena, stamp_path(arena, folder), 1000, &text)) return false;
  if (sscanf(text.at, "spor stamp 1\n%64s\n%zu %zu %zu\n", hex, &stamp->page_count, &stamp->publication_count, &stamp->file_count) != 4)
    return false;
  *print = str_copy(arena, str_from(hex));
  return true;
}

static bool is_same(struct arena *arena, const struct build_options *options, struct str print) {
  struct root root;
  struct config config;
  struct str now;
  struct diags *aside = diags_new();
  bool is_read = root_open(arena, &options->root, &root, aside) && config_read(arena, root.config, &config, aside);
  bool is_same = is_read && diags_count(aside) == 0 && fingerprint(options, &root, &config, arena, &now) && str_equal(now, print);
  root_close(&root);
  diags_free(aside);
  return is_same;
}

bool stamp_holds(const struct build_options *options, const char *folder, struct stamp *stamp) {
  struct arena *arena = arena_new();
  struct str print;
  bool holds =
      read_stamp(arena, folder, &print, stamp) && output_is_intact(folder, stamp->file_count, NAME) && is_same(arena, options, print);
  arena_free(arena);
  return holds;
}

void stamp_leave(const struct build *build, const char *folder, const struct diags *diags) {
  struct arena *arena = arena_new();
  const char *path = stamp_path(arena, folder);
  struct str print;
  bool may_leave = diags_count(diags) == 0 && fingerprint(&build->options, &build->root, &build->config, arena, &print);
  if (may_leave) {
    struct str text = str_format(arena, "spor stamp 1\n%.*s\n%zu %zu %zu\n", STR_ARG(print), build->pages->count, build->site.group_count,
                                 output_file_count(folder));
    file_make_folders(str_zero(arena, str_format(arena, "%s/.spor/cache", folder)));
    file_write(path, text);
  } else {
    unlink(path);
  }
  arena_free(arena);
}
