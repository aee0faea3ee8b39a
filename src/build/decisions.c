#include "build/decisions.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "relate/decisions.h"

#define NO_TEXT ((struct str){0})
#define FILE_LIMIT ((size_t)1 << 20)

static bool split_once(struct str text, struct str separator, struct str *before, struct str *after) {
  size_t at = str_find(text, separator, 0);
  if (at == STR_NOT_FOUND) return false;
  *before = str_slice(text, 0, at);
  *after = str_slice(text, at + separator.len, text.len);
  return before->len > 0 && after->len > 0;
}

/* PUBLICATION/FROM--TO.yaml; names of editions hold no two hyphens. */
static bool read_name(struct str path, struct decision_file *file) {
  struct str name;
  if (!split_once(path, STR("/"), &file->publication, &name) || !str_ends(name, ".yaml")) return false;
  return split_once(str_slice(name, 0, name.len - strlen(".yaml")), STR("--"), &file->from, &file->to);
}

static void load_file(struct build *build, size_t index, struct diags *diags) {
  const struct source *source = build->root.decisions;
  struct decision_file *file = &build->decision_files[build->site.decision_file_count];
  struct str shown = source_shown(source, index, build->arena);
  struct str bytes;
  *file = (struct decision_file){0};
  if (source_at(source, index)->type != SOURCE_FILE || !read_name(source_at(source, index)->path, file)) {
    diags_add_path(diags, DIAG_DECISION_FILE, shown, NO_TEXT, NO_TEXT);
    return;
  }
  if (!source_read(source, index, FILE_LIMIT, build->arena, &bytes, diags)) return;
  file->is_broken = !decisions_read(build->arena, lines_new(build->arena, shown, NO_TEXT, bytes), file, diags);
  build->site.decision_file_count++;
}

void decisions_load(struct build *build, struct diags *diags) {
  size_t count = build->root.decisions != NULL ? source_count(build->root.decisions) : 0;
  build->decision_files = arena_array(build->arena, count, sizeof *build->decision_files);
  build->site.decision_files = build->decision_files;
  for (size_t i = 0; i < count; i++) load_file(build, i, diags);
}

/* ---- what each is about ---- */

static const struct edition_group *find_group(const struct site *site, struct str publication) {
  for (size_t i = 0; i < site->group_count; i++) {
    if (str_equal(site->groups[i].publication, publication)) return &site->groups[i];
  }
  return NULL;
}

static bool has_edition(const struct edition_group *group, struct str name) {
  for (size_t i = 0; i < group->dated_count; i++) {
    if (str_equal(edition_name(group->dated[i]), name)) return true;
  }
  return false;
}

static bool compares_draft(const struct site *site, const struct edition_group *group) {
  for (size_t i = 0; i < site->comparison_count; i++) {
    if (site->comparisons[i]->to == group->current && group->current->status == STATUS_DRAFT) return true;
  }
  return false;
}

/* A file about the draft can only be held against it where the draft is compared. */
static bool may_wait(const struct site *site, const struct edition_group *group, const struct decision_file *file) {
  return group != NULL && has_edition(group, file->from) && !has_edition(group, file->to) && !compares_draft(site, group);
}

static void report_unplaced(const struct build *build, const struct decision_file *file, struct diags *diags) {
  const struct site *site = &build->site;
  const struct edition_group *group = find_group(site, file->publication);
  if (may_wait(site, group, file)) return;
  if (group == NULL) {
    struct str *ids = arena_array(build->arena, site->group_count, sizeof *ids);
    for (size_t i = 0; i < site->group_count; i++) ids[i] = site->groups[i].publication;
    diags_suggest(diags, DIAG_PUBLICATION_UNKNOWN, file->place, file->publication, NO_TEXT,
                  str_nearest(file->publication, ids, site->group_count));
    return;
  }
  struct str *names = arena_array(build->arena, group->dated_count, sizeof *names);
  for (size_t i = 0; i < group->dated_count; i++) names[i] = edition_name(group->dated[i]);
  struct str wrong = has_edition(group, file->from) ? file->to : file->from;
  diags_suggest(diags, DIAG_DECISION_UNPLACED, file->place, file->from, file->to, str_nearest(wrong, names, group->dated_count));
}

void decisions_settle(struct build *build, struct diags *diags) {
  struct site *site = &build->site;
  bool *is_placed = arena_array(build->arena, site->decision_file_count, sizeof *is_placed);
  const struct decided **decided = arena_array(build->arena, site->comparison_count, sizeof *decided);
  for (size_t i = 0; i < site->comparison_count; i++) {
    const struct decision_file *file = decisions_about(site, site->comparisons[i]);
    if (file != NULL) is_placed[file - site->decision_files] = true;
    decided[site->decided_count++] = decisions_match(build->arena, site, site->comparisons[i], file, diags);
  }
  site->decided = decided;
  for (size_t i = 0; i < site->decision_file_count; i++) {
    if (!is_placed[i]) report_unplaced(build, &site->decision_files[i], diags);
  }
}
