#include "build/root.h"

#include <errno.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/reason.h"
#include "read/repo.h"

#define NO_TEXT ((struct str){0})
#define CONFIG_LIMIT ((size_t)1 << 20)

static struct str below(struct arena *arena, const char *folder, const char *name) {
  return str_format(arena, "%s/%s", folder, name);
}

/* NULL without a diagnostic when there is no such folder. */
static struct source *open_folder(struct arena *arena, struct root *root, const char *folder, const char *name, struct diags *diags) {
  const char *path = str_zero(arena, below(arena, folder, name));
  struct source *source;
  if (file_type(path) == FILE_LINK) {
    diags_add_path(diags, DIAG_LINK_LEAVES_SITE, str_from(name), str_from(name), NO_TEXT);
    return NULL;
  }
  if (file_type(path) != FILE_FOLDER || !source_open_folder(arena, path, NULL, 0, &source, diags)) return NULL;
  source_show_below(source, str_from(name));
  root->opened[root->opened_count++] = source;
  return source;
}

static struct theme_source open_theme(struct arena *arena, struct root *root, const char *folder, struct diags *diags) {
  struct theme_source theme = {0};
  if (folder == NULL) return theme;
  theme.layouts = open_folder(arena, root, folder, "layouts", diags);
  theme.library = open_folder(arena, root, folder, "lua", diags);
  return theme;
}

static bool report_missing_config(const char *where, struct diags *diags) {
  diags_add_path(diags, DIAG_CONFIG_MISSING, NO_TEXT, str_from(where), NO_TEXT);
  return false;
}

static void set_config(struct arena *arena, struct root *root, struct str bytes) {
  root->config = lines_new(arena, STR("spor.yaml"), NO_TEXT, bytes);
}

/* A file of the root that need not be there. */
static const struct lines *read_beside(struct arena *arena, const char *folder, const char *name, struct diags *diags) {
  struct str bytes;
  const char *path = str_zero(arena, below(arena, folder, name));
  if (file_type(path) == FILE_NONE) return NULL;
  if (file_read(arena, path, CONFIG_LIMIT, &bytes)) return lines_new(arena, str_from(name), NO_TEXT, bytes);
  diags_add_path(diags, DIAG_FILE_UNREADABLE, str_from(name), reason_of(errno), NO_TEXT);
  return NULL;
}

static const struct lines *read_in_revision(struct arena *arena, const struct source *whole, const char *name, struct diags *diags) {
  struct str bytes;
  size_t index = source_find(whole, str_from(name));
  if (index == STR_NOT_FOUND || !source_read(whole, index, CONFIG_LIMIT, arena, &bytes, diags)) return NULL;
  return lines_new(arena, str_from(name), NO_TEXT, bytes);
}

/* Released editions are looked for from the revision itself, or from what is checked out. */
static void find_tip(struct arena *arena, const struct root_options *options, struct root *root) {
  if (root->repo == NULL) return;
  struct diags *aside = diags_new(); /* a repository without any commit is no error here */
  const char *revision = options->revision != NULL ? options->revision : "HEAD";
  if (!repo_resolve(root->repo, str_from(revision), root->tip, aside)) root->tip[0] = '\0';
  diags_free(aside);
  if (options->revision != NULL) return;
  char *real = realpath(options->folder, NULL);
  struct str work_tree = repo_work_tree(root->repo);
  if (real == NULL) return;
  struct str folder = str_copy(arena, str_from(real));
  free(real);
  if (folder.len > work_tree.len && str_starts(folder, str_zero(arena, work_tree))) {
    root->folder_in_repo = str_slice(folder, work_tree.len, folder.len);
  }
}

/* What decides how the site is made, from a folder that only its owner writes to: whoever may change the texts may still not run a program
 * of their own, move an edition, or change what is withheld. */
static bool open_trusted(struct arena *arena, const char *folder, struct root *root, struct diags *diags) {
  struct str bytes;
  const char *config = str_zero(arena, below(arena, folder, "spor.yaml"));
  if (file_type(config) == FILE_NONE) return report_missing_config(folder, diags);
  if (!file_read(arena, config, CONFIG_LIMIT, &bytes)) {
    diags_add_path(diags, DIAG_FILE_UNREADABLE, str_from(config), reason_of(errno), NO_TEXT);
    return false;
  }
  set_config(arena, root, bytes);
  root->lock = read_beside(arena, folder, "spor.lock", diags);
  root->theme = open_theme(arena, root, folder, diags);
  return true;
}

static bool open_from_folder(struct arena *arena, const struct root_options *options, struct root *root, struct diags *diags) {
  struct str bytes;
  const char *config = str_zero(arena, below(arena, options->folder, "spor.yaml"));
  if (file_type(config) == FILE_NONE) return report_missing_config(options->folder, diags);
  if (!file_read(arena, config, CONFIG_LIMIT, &bytes)) {
    diags_add_path(diags, DIAG_FILE_UNREADABLE, STR("spor.yaml"), reason_of(errno), NO_TEXT);
    return false;
  }
  set_config(arena, root, options->config != NULL ? str_copy(arena, *options->config) : bytes);
  root->lock = read_beside(arena, options->folder, "spor.lock", diags);
  if (options->trusted == NULL) root->theme = open_theme(arena, root, options->folder, diags);
  if (options->trusted != NULL && !open_trusted(arena, options->trusted, root, diags)) return false;
  root->words = read_beside(arena, options->folder, "ordliste.txt", diags);
  root->content = open_folder(arena, root, options->folder, "content", diags);
  root->decisions = open_folder(arena, root, options->folder, "beslutninger", diags);
  if (root->content != NULL) return true;
  enum file_type type = file_type(str_zero(arena, below(arena, options->folder, "content")));
  bool is_refused = type == FILE_LINK || type == FILE_FOLDER; /* and that is said already */
  if (!is_refused) diags_add_path(diags, DIAG_CONTENT_MISSING, NO_TEXT, NO_TEXT, NO_TEXT);
  return false;
}

static bool open_from_revision(struct arena *arena, const struct root_options *options, struct root *root, struct diags *diags) {
  struct source *whole;
  struct str bytes;
  if (!source_open_revision(arena, root->repo, str_from(options->revision), NO_TEXT, NULL, 0, &whole, diags)) return false;
  root->opened[root->opened_count++] = whole;
  root->revision = source_revision(whole);
  if (options->trusted != NULL) {
    if (!open_trusted(arena, options->trusted, root, diags)) return false;
  } else {
    size_t config = source_find(whole, STR("spor.yaml"));
    if (config == STR_NOT_FOUND) return report_missing_config(options->revision, diags);
    if (!source_read(whole, config, CONFIG_LIMIT, arena, &bytes, diags)) return false;
    set_config(arena, root, bytes);
    root->lock = read_in_revision(arena, whole, "spor.lock", diags);
    root->theme.layouts = source_below(arena, whole, STR("layouts"));
    root->theme.library = source_below(arena, whole, STR("lua"));
  }
  root->words = read_in_revision(arena, whole, "ordliste.txt", diags);
  root->content = source_below(arena, whole, STR("content"));
  root->decisions = source_below(arena, whole, STR("beslutninger"));
  if (source_count(root->content) > 0) return true;
  diags_add_path(diags, DIAG_CONTENT_MISSING, NO_TEXT, NO_TEXT, NO_TEXT);
  return false;
}

static bool open_repo(const struct root_options *options, struct root *root, struct diags *diags) {
  const char *folder = options->git != NULL ? options->git : options->folder;
  switch (repo_open(folder, options->git != NULL, &root->repo, diags)) {
  case REPO_FOUND: return true;
  case REPO_REFUSED: return false;
  case REPO_NONE: break;
  }
  root->repo = NULL;
  if (options->revision == NULL && options->git == NULL) {
    diags_add_path(diags, DIAG_GIT_NONE, NO_TEXT, NO_TEXT, NO_TEXT);
    return true;
  }
  diags_add_path(diags, DIAG_GIT_ERROR, NO_TEXT, STR(DIAG_WORDS("there is no repository here", "der er intet repository her")), NO_TEXT);
  return false;
}

bool root_open(struct arena *arena, const struct root_options *options, struct root *root, struct diags *diags) {
  *root = (struct root){0};
  root->installed = open_theme(arena, root, options->theme, diags);
  bool is_revision = options->revision != NULL;
  bool has_config = is_revision || file_type(str_zero(arena, below(arena, options->folder, "spor.yaml"))) != FILE_NONE;
  if (!has_config) return report_missing_config(options->folder, diags);
  if (!open_repo(options, root, diags)) return false;
  find_tip(arena, options, root);
  return is_revision ? open_from_revision(arena, options, root, diags) : open_from_folder(arena, options, root, diags);
}

void root_open_theme(struct arena *arena, const char *theme, struct root *root, struct diags *diags) {
  *root = (struct root){0};
  root->installed = open_theme(arena, root, theme, diags);
  if (root->installed.layouts != NULL) root->content = source_below(arena, root->installed.layouts, STR("content"));
}

void root_close(struct root *root) {
  for (size_t i = 0; i < root->opened_count; i++) source_close(root->opened[i]);
  if (root->repo != NULL) repo_close(root->repo);
  *root = (struct root){0};
}
