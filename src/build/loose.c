#include "build/loose.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "build/comparisons.h"
#include "build/decisions.h"
#include "read/markdown.h"
#include "relate/lineage.h"
#include "relate/links.h"

enum { OWN, UNDATED, BEFORE, AFTER, EDITION_COUNT };

static void configure(struct build *build, struct str language) {
  build->config = (struct config){.language = language, .limits = limits_default};
  build->config.base_url = STR("");
}

/* Both under one path and id: that they are the same text at two times is what the reader says by comparing them. */
static const struct document *parse(struct build *build, const struct lines *file, const struct document *twin, struct diags *diags) {
  const struct document *document = document_parse(build->arena, file, STR("tekst.md"), false, diags);
  struct declaration *own = &document->declarations[0];
  if (twin != NULL) own->id = twin->declarations[0].id;
  if (own->title.len == 0) own->title = document->heading_count > 0 ? document->headings[0].text : path_name(file->path);
  return document;
}

static void add_edition(struct build *build, struct edition *edition, const struct document *document, size_t *first_index) {
  struct diags *aside = diags_new(); /* ids and addresses are of no consequence here */
  edition->content = build->root.content;
  edition->documents = arena_array(build->arena, 1, sizeof(struct document *));
  edition->documents[0] = document;
  edition->document_count = document != NULL;
  edition_load(build->arena, &build->config, edition, *first_index, aside);
  *first_index += edition->entry_count;
  diags_free(aside);
}

static struct release *make_release(struct build *build, struct str name, int year) {
  struct release *release = arena_alloc(build->arena, sizeof *release);
  *release = (struct release){.name = name, .valid_from = {year, 1, 1}, .is_asked = true};
  return release;
}

static void make_editions(struct build *build, const struct document *const documents[2]) {
  struct edition *editions = arena_array(build->arena, EDITION_COUNT, sizeof *editions);
  struct str publication = STR("filer");
  size_t first_index = 0;
  editions[OWN] = (struct edition){.index = OWN, .prefix = STR(""), .publication = STR(""), .folder = STR("")};
  for (size_t i = UNDATED; i < EDITION_COUNT; i++) {
    const struct document *document = documents[i == BEFORE ? 0 : 1];
    editions[i] = (struct edition){.index = i, .publication = publication, .folder = STR(""), .is_dated = i != UNDATED};
    editions[i].prefix = i == UNDATED ? STR("filer/") : i == BEFORE ? STR("filer/1/") : STR("filer/2/");
    editions[i].release = make_release(build, path_name(document->file->path), (int)i);
    editions[i].status = i == BEFORE ? STATUS_HISTORIC : STATUS_CURRENT;
  }
  add_edition(build, &editions[OWN], NULL, &first_index);
  for (size_t i = UNDATED; i < EDITION_COUNT; i++) add_edition(build, &editions[i], documents[i == BEFORE ? 0 : 1], &first_index);
  struct edition_group *group = arena_alloc(build->arena, sizeof *group);
  *group = (struct edition_group){.publication = publication, .current = &editions[UNDATED], .dated_count = 2};
  group->dated = arena_array(build->arena, 2, sizeof *group->dated);
  group->dated[0] = &editions[BEFORE];
  group->dated[1] = &editions[AFTER];
  build->site.editions = editions;
  build->site.edition_count = EDITION_COUNT;
  build->site.groups = group;
  build->site.group_count = 1;
}

static void relate(struct build *build, struct diags *diags) {
  struct site *site = &build->site;
  struct diags *aside = diags_new(); /* what the texts refer to lies elsewhere */
  struct map none;
  map_init(&none, build->arena);
  struct links_input links = {
      .config = &build->config,
      .editions = site->editions,
      .edition_count = site->edition_count,
      .groups = site->groups,
      .group_count = site->group_count,
      .jobs = 1,
      .left_out = &none,
  };
  site->links = links_resolve(build->arena, &links, aside);
  struct lineage_input lineage = {site->editions, site->edition_count, site->groups, site->group_count,
                                  arena_array(build->arena, site->edition_count, sizeof(struct renames))};
  site->lineage = lineage_trace(build->arena, &lineage, aside);
  comparisons_make(build, diags);
  decisions_settle(build, aside);
  diags_free(aside);
}

struct build *loose_load(const struct build_options *options, const struct lines *before, const struct lines *after, struct str language,
                         struct diags *diags) {
  struct arena *arena = arena_new();
  struct build *build = arena_alloc(arena, sizeof *build);
  build->arena = arena;
  build->options = *options;
  markdown_init();
  root_open_theme(arena, options->root.theme, &build->root, diags);
  configure(build, language);
  build->site.config = &build->config;
  build->site.date = date_in_copenhagen(options->moment);
  const struct document *documents[2];
  documents[0] = parse(build, before, NULL, diags);
  documents[1] = parse(build, after, documents[0], diags);
  build->config.title = documents[1]->declarations[0].title;
  make_editions(build, documents);
  relate(build, diags);
  build->theme = theme_load(arena, build->root.theme, build->root.installed, diags);
  build->pages = pages_plan(arena, &build->site);
  return build;
}
