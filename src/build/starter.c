#include "build/starter.h"

#include <errno.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/reason.h"
#include "base/text.h"
#include "model/anchor.h"
#include "model/url.h"
#include "read/yamledit.h"

#define NO_TEXT ((struct str){0})
#define TEMPLATE_LIMIT ((size_t)64 << 10)

static const char *join(struct arena *arena, const char *folder, struct str path) {
  return str_zero(arena, str_format(arena, "%s/%.*s", folder, STR_ARG(path)));
}

static bool read_template(struct arena *arena, const char *theme, struct str path, struct str *bytes, struct diags *diags) {
  if (file_read(arena, join(arena, theme, path), TEMPLATE_LIMIT, bytes)) return true;
  diags_add_path(diags, DIAG_TEMPLATE_MISSING, path, NO_TEXT, NO_TEXT);
  return false;
}

/* A new file and its folders. */
static bool create(struct arena *arena, const char *folder, struct str path, struct str bytes, struct starter_report *report,
                   struct diags *diags) {
  const char *whole = join(arena, folder, path);
  const char *above = join(arena, folder, path_folder(path));
  if (file_make_folders(above) && file_create(whole, bytes)) {
    report->paths[report->count++] = path;
    return true;
  }
  if (errno == EEXIST) {
    diags_add_path(diags, DIAG_FILE_EXISTS, path, NO_TEXT, NO_TEXT);
  } else {
    diags_add_path(diags, DIAG_FILE_NOT_WRITTEN, path, reason_of(errno), NO_TEXT);
  }
  return false;
}

/* ---- a site ---- */

/* Templates have no names that begin with a dot: those are passed over wherever files are listed. */
static struct str name_in_site(struct str path) {
  return str_is(path, "gitignore") ? STR(".gitignore") : path;
}

bool starter_lay_out(struct arena *arena, const char *theme, const char *folder, struct starter_report *report, struct diags *diags) {
  struct file_list list;
  *report = (struct starter_report){0};
  if (!file_walk(arena, join(arena, theme, STR("templates/site")), NULL, 0, &list)) {
    diags_add_path(diags, DIAG_TEMPLATE_MISSING, STR("templates/site"), NO_TEXT, NO_TEXT);
    return false;
  }
  report->paths = arena_array(arena, list.count, sizeof *report->paths);
  struct str *texts = arena_array(arena, list.count, sizeof *texts);
  for (size_t i = 0; i < list.count; i++) {
    if (list.entries[i].type != FILE_REGULAR) continue;
    struct str path = name_in_site(list.entries[i].path);
    read_template(arena, theme, path_join(arena, STR("templates/site"), list.entries[i].path), &texts[i], diags);
    if (file_type(join(arena, folder, path)) != FILE_NONE) diags_add_path(diags, DIAG_FILE_EXISTS, path, NO_TEXT, NO_TEXT);
  }
  bool is_fine = diags_count_of(diags, SEVERITY_ERROR) == 0;
  for (size_t i = 0; i < list.count && is_fine; i++) {
    if (list.entries[i].type == FILE_REGULAR) is_fine = create(arena, folder, name_in_site(list.entries[i].path), texts[i], report, diags);
  }
  return is_fine;
}

/* ---- a document ---- */

/* The publication that was named, or the only one there is. */
static const struct edition *find_publication(const struct build *build, const struct edition *editions, size_t count, const char *wanted,
                                              struct diags *diags) {
  struct str *ids = arena_array(build->arena, count, sizeof *ids);
  const struct edition *found = NULL;
  for (size_t i = 1; i < count; i++) {
    ids[i - 1] = editions[i].publication;
    if (wanted != NULL ? str_is(editions[i].publication, wanted) : count == 2) found = &editions[i];
  }
  if (found != NULL) return found;
  if (wanted == NULL) {
    diags_add(diags, DIAG_PUBLICATION_WHICH, (struct place){0}, str_format(build->arena, "%zu", count - 1), NO_TEXT, NO_TEXT);
  } else {
    struct str near = str_nearest(str_from(wanted), ids, count - 1);
    diags_suggest(diags, DIAG_PUBLICATION_UNKNOWN, (struct place){0}, str_from(wanted), NO_TEXT, near);
  }
  return NULL;
}

/* Where most documents of the kind are; where there is none yet, the folder that is called as their addresses are. */
static struct str find_folder(struct arena *arena, const struct edition *edition, enum kind kind) {
  struct str best = NO_TEXT;
  size_t most = 0;
  for (size_t i = 0; i < edition->document_count && kind != KIND_PAGE; i++) {
    struct str folder = path_folder(edition->documents[i]->path);
    size_t count = 0;
    if (edition->documents[i]->fields.kind != kind || str_equal(folder, best)) continue;
    for (size_t j = 0; j < edition->document_count; j++) {
      const struct document *other = edition->documents[j];
      count += other->fields.kind == kind && str_equal(path_folder(other->path), folder);
    }
    if (count > most) best = folder;
    if (count > most) most = count;
  }
  if (most > 0 || kind_segment(kind) == NULL) return most > 0 ? best : edition->folder;
  return path_join(arena, edition->folder, str_from(kind_segment(kind)));
}

/* `{id}` and `{title}` filled in. */
static struct str fill(struct arena *arena, struct str text, struct str id, struct str title) {
  struct buf out;
  buf_init(&out, TEMPLATE_LIMIT * 2);
  for (size_t at = 0; at < text.len;) {
    struct str rest = str_slice(text, at, text.len);
    if (str_starts(rest, "{id}")) {
      buf_add(&out, id);
      at += strlen("{id}");
    } else if (str_starts(rest, "{title}")) {
      buf_add(&out, yaml_edit_scalar(arena, title));
      at += strlen("{title}");
    } else {
      buf_add_char(&out, text.at[at++]);
    }
  }
  struct str filled = str_copy(arena, buf_str(&out));
  buf_release(&out);
  return filled;
}

static bool check_id(struct build *build, const struct edition *edition, enum kind kind, struct str id, struct diags *diags) {
  const struct entry *holder = edition != NULL ? map_get(&edition->by_id, id) : NULL;
  if (id.len == 0) {
    diags_add(diags, DIAG_TITLE_WITHOUT_ID, (struct place){0}, NO_TEXT, NO_TEXT, NO_TEXT);
    return false;
  }
  if (!schema_is_id(id)) {
    diags_suggest(diags, DIAG_ID_INVALID, (struct place){0}, id, NO_TEXT, schema_suggest_id(build->arena, id));
    return false;
  }
  if (holder != NULL) {
    struct place place = holder->declaration->place;
    struct str where = str_format(build->arena, "%.*s:%u", STR_ARG(place.file->path), place.line);
    diags_add(diags, DIAG_DUPLICATE_ID, (struct place){0}, id, where, NO_TEXT);
    return false;
  }
  bool is_named = kind == KIND_PAGE || kind == KIND_PUBLICATION;
  if (!is_named || !url_is_reserved(id, kind == KIND_PAGE)) return true;
  diags_add(diags, DIAG_RESERVED_NAME, (struct place){0}, id, NO_TEXT, NO_TEXT);
  return false;
}

static bool check_publication_id(const struct edition *editions, size_t count, struct str id, struct diags *diags) {
  for (size_t i = 1; i < count; i++) {
    if (!str_equal(editions[i].publication, id)) continue;
    diags_add(diags, DIAG_DUPLICATE_PUBLICATION, (struct place){0}, id, editions[i].folder, NO_TEXT);
    return false;
  }
  return true;
}

/* The editions of the work tree. What is wrong in their documents is for check to say. */
static struct edition *load_editions(struct build *build, size_t *count) {
  struct arena *arena = build->arena;
  struct documents_options options = {.config = &build->config,
                                      .moment = build->options.moment,
                                      .with_drafts = true,
                                      .jobs = build->options.jobs,
                                      .parsed = &build->parsed};
  struct diags *aside = diags_new();
  documents_load(arena, build->root.content, &options, &build->documents, aside);
  struct edition *editions = editions_load(arena, &build->config, build->documents.at, build->documents.count, count, aside);
  diags_free(aside);
  return editions;
}

bool starter_find_place(struct build *build, const struct starter_document *wanted, bool may_replace, struct starter_place *place,
                        struct diags *diags) {
  struct arena *arena = build->arena;
  size_t count;
  struct edition *editions = load_editions(build, &count);
  bool is_publication = wanted->kind == KIND_PUBLICATION;
  const struct edition *edition = is_publication ? NULL : find_publication(build, editions, count, wanted->publication, diags);
  struct str title = text_fold_space(arena, str_from(wanted->title));
  struct str id = wanted->id != NULL ? str_from(wanted->id) : anchor_words(text_slug(arena, title));
  if (!is_publication && edition == NULL) return false;
  struct str folder = is_publication ? id : find_folder(arena, edition, wanted->kind);
  struct str name = is_publication ? STR("index.md") : str_join(arena, id, STR(".md"));
  struct str below = path_join(arena, folder, name);
  *place = (struct starter_place){id, path_join(arena, STR("content"), below)};
  const struct entry *holder = edition != NULL ? map_get(&edition->by_id, id) : NULL;
  bool is_replaced = may_replace && file_type(join(arena, build->options.root.folder, place->path)) == FILE_REGULAR;
  bool is_own = is_replaced && (is_publication || (holder != NULL && str_equal(holder->declaration->place.file->path, place->path)));
  if (is_own) return true;
  return check_id(build, edition, wanted->kind, id, diags) && (!is_publication || check_publication_id(editions, count, id, diags));
}

bool starter_add(struct build *build, const struct starter_document *wanted, struct starter_report *report, struct diags *diags) {
  struct arena *arena = build->arena;
  struct starter_place place;
  *report = (struct starter_report){.paths = arena_array(arena, 1, sizeof *report->paths)};
  if (!starter_find_place(build, wanted, false, &place, diags)) return false;
  struct str text;
  struct str template = str_format(arena, "templates/document/%s.md", kind_name(wanted->kind));
  if (!read_template(arena, build->options.root.theme, template, &text, diags)) return false;
  struct str title = text_fold_space(arena, str_from(wanted->title));
  return create(arena, build->options.root.folder, place.path, fill(arena, text, place.id, title), report, diags);
}
