/* Editions loaded from a few texts, and what is needed to resolve links between them. */
#ifndef SPOR_TESTS_UNIT_MODEL_SHEAF_H
#define SPOR_TESTS_UNIT_MODEL_SHEAF_H

#include "parse.h"

#include "model/edition.h"

struct text_file {
  const char *path;
  const char *text; /* without front matter when it does not begin with a fence: then its title is its path */
};

struct sheaf {
  struct config config;
  struct edition *editions;
  size_t edition_count;
  struct edition_group *groups;
  size_t group_count;
};

static inline const struct document *parse_file(struct fixture *fixture, const struct text_file *file) {
  const char *text = file->text;
  if (strncmp(text, "---\n", 4) != 0) text = str_format(fixture->arena, "---\ntitle: %s\n---\n%s", file->path, text).at;
  return parse_at(fixture, file->path, text);
}

/* `config` is the text of a spor.yaml, `files` are sorted by path. */
static inline void load_sheaf(struct fixture *fixture, const char *config, const struct text_file *files, size_t count,
                              struct sheaf *sheaf) {
  const struct document **documents = arena_array(fixture->arena, count, sizeof *documents);
  *sheaf = (struct sheaf){0};
  config_read(fixture->arena, file_of(fixture, "spor.yaml", str_from(config)), &sheaf->config, fixture->diags);
  for (size_t i = 0; i < count; i++) documents[i] = parse_file(fixture, &files[i]);
  sheaf->editions = editions_load(fixture->arena, &sheaf->config, documents, count, &sheaf->edition_count, fixture->diags);
  sheaf->group_count = sheaf->edition_count - 1;
  sheaf->groups = arena_array(fixture->arena, sheaf->edition_count, sizeof *sheaf->groups);
  for (size_t i = 0; i < sheaf->group_count; i++) {
    sheaf->groups[i] = (struct edition_group){.publication = sheaf->editions[i + 1].publication, .current = &sheaf->editions[i + 1]};
  }
}

#define LOAD(state, sheaf, files) load_sheaf(state, "title: S\nunits: {ppr: {title: PPR}}\n", files, sizeof(files) / sizeof *(files), sheaf)

#define PUBLICATION "---\nkind: publication\ntitle: Publikation\n---\n"

/* The entry with this id in edition `number`; the test fails when there is none. */
static inline const struct entry *find_entry(const struct sheaf *sheaf, size_t number, const char *id) {
  const struct entry *entry = map_get(&sheaf->editions[number].by_id, str_from(id));
  if (entry == NULL) fail_msg("there is no entry %s", id);
  return entry;
}

#endif
