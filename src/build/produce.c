#include "build/produce.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/text.h"
#include "base/workers.h"
#include "layout/feed.h"
#include "layout/theme.h"
#include "layout/twin.h"
#include "layout/view_rehearsal.h"
#include "layout/views.h"
#include "layout/webmanifest.h"
#include "model/asset_type.h"
#include "model/url.h"
#include "publish/deflate.h"
#include "publish/svg.h"
#include "read/lexicon.h"
#include "relate/links.h"
#include "relate/terms.h"
#include "search/index.h"

#define NO_TEXT ((struct str){0})

/* ---- making ---- */

struct production {
  const struct build *build;
  const struct output *outputs;
  size_t first; /* number of the first of `outputs` among all */
  size_t total; /* of all outputs: the compressed form of one has its number, this far on */
  const struct sitemap *sitemap;
  struct writer *writer;
  const struct witness *witness;
  struct script **scripts; /* per worker */
  struct buf *bufs;        /* per worker */
  struct map trials;       /* layout → struct trial */
};

/* The first page of a layout is made before all others. Where it takes more than a page may, the others are not tried: a layout that goes
 * on for ever would do so a thousand times. */
struct trial {
  size_t first; /* number of the output */
  size_t count; /* of pages with the layout */
  bool is_spent;
};

static struct view_context context_of(const struct production *production, const struct page *page, struct worker *worker) {
  return (struct view_context){&production->build->site, production->build->pages, production->build->theme, page, worker->scratch, NULL};
}

static struct script_page describe_page(const struct page *page, struct worker *worker, struct view_context *context) {
  struct str layout = str_format(worker->scratch, "layouts/%s", page->layout);
  return (struct script_page){layout, page->url.len > 0 ? page->url : page->output, page->place, views_push, context};
}

static bool make_page(struct production *production, const struct page *page, struct worker *worker, struct buf *out) {
  struct view_context context = context_of(production, page, worker);
  struct script_page described = describe_page(page, worker, &context);
  return script_render(production->scripts[worker->number], &described, out, worker->diags);
}

/* Of each layout, a misspelt field is found on one page for all. */
static void rehearse_page(struct production *production, const struct page *page, struct worker *worker) {
  struct view_context context = context_of(production, page, worker);
  struct script_page described = describe_page(page, worker, &context);
  described.push = view_rehearsal_push;
  script_rehearse(production->scripts[worker->number], &described, worker->diags);
}

/* Where an edition's drawing cannot be published, and never will be, its page shows this in its place. */
static void write_missing_drawing(const struct build *build, struct buf *out) {
  bool is_danish = str_is(build->config.language, "da");
  buf_clear(out);
  buf_add_zero(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 40\"><text x=\"8\" y=\"26\" font-family=\"sans-serif\">");
  buf_add_zero(out, is_danish ? "Figuren kan ikke vises." : "The figure cannot be shown.");
  buf_add_zero(out, "</text></svg>\n");
}

static bool make_drawing(const struct build *build, const struct asset *asset, struct str bytes, struct arena *scratch, struct diags *diags,
                         struct buf *out) {
  const struct release *release = asset->edition->release;
  struct str shown = source_shown(asset->edition->content, asset->source_index, scratch);
  const struct lines *file = lines_new(scratch, shown, release != NULL ? release->name : NO_TEXT, bytes);
  diags_soften(diags, release != NULL);
  bool is_made = svg_clean(file, out, diags);
  diags_soften(diags, false);
  if (is_made || release == NULL) return is_made;
  write_missing_drawing(build, out);
  return true;
}

bool outputs_asset(const struct build *build, const struct asset *asset, struct arena *scratch, struct diags *diags, struct buf *out) {
  struct str bytes;
  bool is_svg = asset_type_is_drawing(asset->path);
  size_t limit = is_svg ? build->config.limits.document_size : build->config.limits.file_size;
  if (!source_read(asset->edition->content, asset->source_index, limit, scratch, &bytes, diags)) return false;
  if (is_svg) return make_drawing(build, asset, bytes, scratch, diags, out);
  buf_add(out, bytes);
  return true;
}

static void make_version_file(const struct build *build, const struct output *output, struct arena *scratch, struct buf *out) {
  const struct site *site = &build->site;
  const struct edition_group *group = output->index < site->group_count ? &site->groups[output->index] : NULL;
  if (output->type == OUTPUT_FEED) feed_write(site, group, scratch, out);
  if (output->type == OUTPUT_TIMEMAP) timemap_write(site, group, scratch, out);
  if (output->type == OUTPUT_TIMELINE) timeline_write(site, group, scratch, out);
}

static void make_webmanifest(const struct build *build, struct arena *scratch, struct buf *out) {
  const struct theme_asset *icon = theme_find(build->theme, STR("icon.svg"));
  webmanifest_write(&build->config, path_join(scratch, STR("assets"), icon->published), out);
}

static bool make(struct production *production, const struct output *output, struct worker *worker, struct buf *out) {
  const struct build *build = production->build;
  switch (output->type) {
  case OUTPUT_PAGE: return make_page(production, &build->pages->at[output->index], worker, out);
  case OUTPUT_TWIN: twin_write(&build->site, build->pages, &build->pages->at[output->index], worker->scratch, out); break;
  case OUTPUT_GRAPH: graph_write(&build->site, &build->site.editions[output->index], worker->scratch, out); break;
  case OUTPUT_ASSET: return outputs_asset(build, &build->site.links->assets[output->index], worker->scratch, worker->diags, out);
  case OUTPUT_SEARCH: search_file_write(build->search, output->index, worker->scratch, out); break;
  case OUTPUT_SEARCH_OTHERS: search_file_write(build->search_others, output->index, worker->scratch, out); break;
  case OUTPUT_THEME: buf_add(out, build->theme->assets[output->index].bytes); break;
  case OUTPUT_FEED:
  case OUTPUT_TIMEMAP:
  case OUTPUT_TIMELINE: make_version_file(build, output, worker->scratch, out); break;
  case OUTPUT_SITEMAP: sitemap_write(&build->site, production->sitemap, output->index, worker->scratch, out); break;
  case OUTPUT_ROBOTS: robots_write(&build->site, worker->scratch, out); break;
  case OUTPUT_WEBMANIFEST: make_webmanifest(build, worker->scratch, out); break;
  }
  return true;
}

/* ---- compressed ---- */

#define COMPRESSED_LEAST 256 /* bytes; below that the name of the encoding takes what is won */

/* Pictures, fonts and office files are compressed already. */
static bool is_compressible(const struct output *output, size_t size) {
  static const char *const extensions[] = {"html", "css", "js", "json", "svg", "xml", "txt", "csv", "link", "webmanifest"};
  if (size < COMPRESSED_LEAST) return false;
  for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
    if (str_is(path_extension(output->path), extensions[i])) return true;
  }
  return false;
}

static void put_compressed(struct production *production, size_t number, const struct output *output, struct str bytes,
                           struct worker *worker) {
  if (!production->build->options.is_compressed || !is_compressible(output, bytes.len)) return;
  struct buf packed;
  buf_init(&packed, BUF_LIMIT_DEFAULT);
  struct str path = str_join(worker->scratch, output->path, STR(".gz"));
  if (deflate_gzip(bytes, &packed)) writer_put(production->writer, number, path, buf_str(&packed), worker->diags);
  buf_release(&packed);
}

/* Makes the output with a number among `outputs`. */
static void produce_one(struct production *production, size_t index, struct worker *worker) {
  const struct output *output = &production->outputs[index];
  struct buf *out = &production->bufs[worker->number];
  buf_clear(out);
  if (worker->number == 0) stages_advance(production->build->options.stages, production->first + index, production->total);
  if (!make(production, output, worker, out)) return;
  if (out->overflow) {
    struct str limit = str_format(worker->scratch, "%zu", out->limit);
    diags_add_path(worker->diags, DIAG_OUTPUT_TOO_LARGE, output->path, limit, NO_TEXT);
  }
  if (out->overflow) return;
  if (production->witness != NULL) production->witness->see(production->witness->context, production->first + index, buf_str(out), worker);
  if (production->writer == NULL) return;
  writer_put(production->writer, production->first + index, output->path, buf_str(out), worker->diags);
  put_compressed(production, production->total + production->first + index, output, buf_str(out), worker);
}

static struct trial *trial_of(const struct production *production, const struct output *output) {
  if (output->type != OUTPUT_PAGE) return NULL;
  return map_get(&production->trials, str_from(production->build->pages->at[output->index].layout));
}

static void list_trials(struct arena *arena, struct production *production, const struct outputs *outputs) {
  map_init(&production->trials, arena);
  for (size_t i = 0; i < outputs->count; i++) {
    const struct output *output = &outputs->at[i];
    if (output->type != OUTPUT_PAGE) continue;
    struct trial *trial = trial_of(production, output);
    if (trial == NULL) {
      trial = arena_alloc(arena, sizeof *trial);
      trial->first = i;
      map_put(&production->trials, str_from(production->build->pages->at[output->index].layout), trial);
    }
    trial->count++;
  }
}

static void try_one(void *context, size_t index, struct worker *worker) {
  struct production *production = context;
  struct trial *trial = production->trials.items[index].value;
  produce_one(production, trial->first, worker);
  trial->is_spent = script_is_spent(production->scripts[worker->number]);
  if (script_has_failed(production->scripts[worker->number])) return;
  rehearse_page(production, &production->build->pages->at[production->outputs[trial->first].index], worker);
}

static void produce_rest(void *context, size_t index, struct worker *worker) {
  struct production *production = context;
  const struct trial *trial = trial_of(production, &production->outputs[index]);
  bool is_done = trial != NULL && (trial->is_spent || trial->first == production->first + index);
  if (!is_done) produce_one(production, index, worker);
}

static void tell_untried(const struct production *production, struct arena *arena, struct diags *diags) {
  for (size_t i = 0; i < production->trials.count; i++) {
    const struct trial *trial = production->trials.items[i].value;
    if (!trial->is_spent || trial->count == 1) continue;
    struct str path = STR_CONCAT(arena, STR("layouts/"), production->trials.items[i].key, STR(".lua"));
    diags_add_path(diags, DIAG_LAYOUT_UNTRIED, path, str_format(arena, "%zu", trial->count - 1), NO_TEXT);
  }
}

struct script_limits outputs_script_limits(const struct config *config) {
  return (struct script_limits){
      .instructions = config->limits.instructions,
      .memory = config->limits.memory,
      .output = config->limits.page_size,
      .milliseconds = config->limits.milliseconds,
  };
}

static void produce(struct production *production, const struct outputs *outputs, size_t first, size_t end, unsigned jobs,
                    struct diags *diags) {
  production->outputs = outputs->at + first;
  production->first = first;
  workers_run(jobs, end - first, produce_rest, production, diags);
}

/* Figures and attachments are planned last. */
static size_t count_without_assets(const struct outputs *outputs) {
  size_t count = outputs->count;
  while (count > 0 && outputs->at[count - 1].type == OUTPUT_ASSET) count--;
  return count;
}

void outputs_produce(const struct build *build, const struct outputs *outputs, struct writer *writer, const struct witness *witness,
                     struct diags *diags) {
  struct arena *arena = arena_new();
  unsigned jobs = build->options.jobs;
  struct production production = {
      .build = build, .writer = writer, .witness = witness, .total = outputs->count, .sitemap = &outputs->sitemap};
  struct script_limits limits = outputs_script_limits(&build->config);
  production.scripts = arena_array(arena, jobs, sizeof(struct script *));
  production.bufs = arena_array(arena, jobs, sizeof *production.bufs);
  svg_init();
  for (unsigned i = 0; i < jobs; i++) {
    production.scripts[i] = script_new(build->theme->modules, build->theme->module_count, &limits, diags);
    script_mark_foreign(production.scripts[i], build->site.links->terms->foreign);
    buf_init(&production.bufs[i], BUF_LIMIT_DEFAULT);
  }
  size_t made_from_facts = count_without_assets(outputs);
  bool is_shareable = build->root.revision.len == 0 && build->released_documents == NULL; /* a repository belongs to one thread */
  production.outputs = outputs->at;
  list_trials(arena, &production, outputs);
  workers_run(jobs, production.trials.count, try_one, &production, diags);
  tell_untried(&production, arena, diags);
  produce(&production, outputs, 0, made_from_facts, jobs, diags);
  produce(&production, outputs, made_from_facts, outputs->count, is_shareable ? jobs : 1, diags);
  for (unsigned i = 0; i < jobs; i++) {
    script_free(production.scripts[i]);
    buf_release(&production.bufs[i]);
  }
  arena_free(arena);
}

/* ---- one at a time ---- */

struct outputs_maker {
  struct arena *arena;
  struct arena *scratch; /* of one file */
  struct production production;
  struct script *script;
};

struct outputs_maker *outputs_maker_open(const struct build *build, const struct outputs *outputs, struct diags *diags) {
  struct arena *arena = arena_new();
  struct outputs_maker *maker = arena_alloc(arena, sizeof *maker);
  struct script_limits limits = outputs_script_limits(&build->config);
  svg_init();
  maker->arena = arena;
  maker->scratch = arena_new();
  maker->script = script_new(build->theme->modules, build->theme->module_count, &limits, diags);
  script_mark_foreign(maker->script, build->site.links->terms->foreign);
  maker->production = (struct production){.build = build, .total = outputs->count, .sitemap = &outputs->sitemap, .scripts = &maker->script};
  return maker;
}

bool outputs_maker_make(struct outputs_maker *maker, const struct output *output, struct buf *out, struct diags *diags) {
  struct worker worker = {.number = 0, .scratch = maker->scratch, .diags = diags};
  arena_reset(maker->scratch);
  return make(&maker->production, output, &worker, out) && !out->overflow;
}

void outputs_maker_close(struct outputs_maker *maker) {
  if (maker == NULL) return;
  script_free(maker->script);
  arena_free(maker->scratch);
  arena_free(maker->arena);
}

struct str outputs_manifest_head(struct arena *arena, const struct build *build) {
  struct str date = date_iso(arena, build->site.date);
  struct str revision = build->root.revision.len > 0 ? build->root.revision : STR("worktree");
  struct str dictionary = build->lexicon != NULL ? lexicon_version(build->lexicon) : STR("none");
  return str_format(arena, "spor %s\nicu %.*s\ndictionary %.*s\nlibdeflate %s\ndate %.*s\nrevision %.*s\n", SPOR_VERSION,
                    STR_ARG(text_icu_version(arena)), STR_ARG(dictionary), deflate_version(), STR_ARG(date), STR_ARG(revision));
}
