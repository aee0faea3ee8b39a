#include "build/browse.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/workers.h"
#include "build/fault_place.h"
#include "build/produce.h"
#include "check/address.h"
#include "check/html.h"

#define NO_TEXT ((struct str){0})

/* A link to a place on another page, which is looked for when all pages have been read; or out of the site. */
struct jump {
  struct str written;
  struct str fragment;
  const struct output *to; /* NULL: it leads out of the site */
};

/* What is kept of a page; in the arena of the worker that read it. */
struct browsed {
  struct html_page html; /* its links are not kept */
  struct jump *jumps;
  size_t jump_count;
};

struct browsing {
  const struct build *build;
  const struct outputs *outputs;
  struct arena *arena;
  struct map by_path;    /* → struct output */
  struct browsed *pages; /* for each output; of those that are no page, empty */
  struct arena **arenas; /* for each worker: what outlives a job */
  struct fault_places *places;
  struct map by_layouts; /* faults that no document holds → struct repeated */
  struct diags *diags;
};

/* ---- in the workers: one page ---- */

struct look {
  const struct browsing *browsing;
  const struct output *output;
  struct browsed *browsed;
  struct arena *kept;
  struct arena *scratch;
  size_t fault_capacity;
  size_t jump_capacity;
};

static void keep_fault(struct look *look, enum diag_code code, struct str what) {
  struct html_page *html = &look->browsed->html;
  html->faults = arena_grow(look->kept, html->faults, html->fault_count, &look->fault_capacity, sizeof *html->faults);
  html->faults[html->fault_count++] = (struct html_fault){code, str_copy(look->kept, what)};
}

static void keep_jump(struct look *look, struct str written, struct str fragment, const struct output *to) {
  struct browsed *browsed = look->browsed;
  browsed->jumps = arena_grow(look->kept, browsed->jumps, browsed->jump_count, &look->jump_capacity, sizeof *browsed->jumps);
  browsed->jumps[browsed->jump_count++] = (struct jump){str_copy(look->kept, written), str_copy(look->kept, fragment), to};
}

/* The file of a folder answers for its address without the last slash as well. */
static const struct output *find_output(const struct browsing *browsing, struct str path, struct arena *scratch) {
  const struct output *output = map_get(&browsing->by_path, path);
  return output != NULL ? output : map_get(&browsing->by_path, path_join(scratch, path, STR("index.html")));
}

/* Every browser has the top of a page, and text fragments are for it to find. */
static bool is_place(struct str fragment) {
  return fragment.len > 0 && !str_is(fragment, "top") && !str_starts(fragment, ":~:");
}

static void follow(struct look *look, const struct html_link *link) {
  struct str base_url = look->browsing->build->config.base_url;
  struct address address = address_resolve(look->scratch, look->output->path, base_url, link->address);
  if (address.kind == ADDRESS_OUTSIDE && link->is_anchor) keep_jump(look, address.url, NO_TEXT, NULL);
  if (address.kind == ADDRESS_ABOVE) keep_fault(look, DIAG_PAGE_LINK_BROKEN, link->address);
  if (address.kind != ADDRESS_INSIDE) return;
  const struct output *to = find_output(look->browsing, address.path, look->scratch);
  if (to == NULL) keep_fault(look, DIAG_PAGE_LINK_BROKEN, link->address);
  if (to == NULL || to->type != OUTPUT_PAGE || !is_place(address.fragment)) return;
  if (to != look->output)
    keep_jump(look, link->address, address.fragment, to);
  else if (!html_has_id(&look->browsed->html, address.fragment))
    keep_fault(look, DIAG_PAGE_FRAGMENT_BROKEN, link->address);
}

static void look_at(void *context, size_t number, struct str bytes, struct worker *worker) {
  struct browsing *browsing = context;
  const struct output *output = &browsing->outputs->at[number];
  if (output->type != OUTPUT_PAGE) return;
  struct look look = {
      .browsing = browsing,
      .output = output,
      .browsed = &browsing->pages[number],
      .kept = browsing->arenas[worker->number],
      .scratch = worker->scratch,
  };
  struct html_page html;
  html_read(worker->scratch, bytes, &html);
  struct html_page *kept = &look.browsed->html;
  kept->ids = arena_copy(look.kept, html.ids, html.id_count * sizeof *html.ids);
  kept->id_count = html.id_count;
  for (size_t i = 0; i < html.fault_count; i++) keep_fault(&look, html.faults[i].code, html.faults[i].what);
  struct map seen;
  map_init(&seen, worker->scratch);
  for (size_t i = 0; i < html.link_count; i++) {
    if (map_put(&seen, html.links[i].address, &html.links[i]) == &html.links[i]) follow(&look, &html.links[i]);
  }
}

/* ---- then, in order: what is told ---- */

/* One fault of a layout, met on all pages that it makes. */
struct repeated {
  enum diag_code code;
  struct str what;
  const char *layout;
  struct str page; /* the first that has it */
  size_t count;
};

static void note_of_layout(struct browsing *browsing, const struct output *output, const struct html_fault *fault) {
  const char *layout = browsing->build->pages->at[output->index].layout;
  struct str key = str_format(browsing->arena, "%d %s %.*s", (int)fault->code, layout, STR_ARG(fault->what));
  struct repeated *repeated = map_get(&browsing->by_layouts, key);
  if (repeated == NULL) {
    repeated = arena_alloc(browsing->arena, sizeof *repeated);
    *repeated = (struct repeated){fault->code, fault->what, layout, output->path, 0};
    map_put(&browsing->by_layouts, key, repeated);
  }
  repeated->count++;
}

static void tell_of_layouts(struct browsing *browsing) {
  for (size_t i = 0; i < browsing->by_layouts.count; i++) {
    const struct repeated *repeated = browsing->by_layouts.items[i].value;
    size_t others = repeated->count - 1;
    struct str where = str_format(browsing->arena, " (layouts/%s.lua)\x1F (layouts/%s.lua)", repeated->layout, repeated->layout);
    if (others > 0)
      where = str_format(browsing->arena, " (layouts/%s.lua, and %zu other pages)\x1F (layouts/%s.lua, og %zu andre sider)",
                         repeated->layout, others, repeated->layout, others);
    diags_add_path(browsing->diags, repeated->code, repeated->page, repeated->what, where);
  }
}

static void tell(struct browsing *browsing, const struct output *output, const struct html_fault *fault) {
  const struct page *page = &browsing->build->pages->at[output->index];
  struct place place;
  enum fault_home home = fault_place_find(browsing->places, page, fault, &place);
  if (home == FAULT_OF_LAYOUT) note_of_layout(browsing, output, fault);
  if (home != FAULT_HERE) return;
  diags_soften(browsing->diags, place.file->edition.len > 0);
  diags_add(browsing->diags, fault->code, place, fault->what, NO_TEXT, NO_TEXT);
  diags_soften(browsing->diags, false);
}

struct gathering {
  struct outside_links links;
  size_t capacity;
  struct map seen;
};

static void gather_outside(struct browsing *browsing, const struct output *output, struct str url, struct gathering *gathering) {
  struct html_fault where = {DIAG_PAGE_LINK_BROKEN, url};
  struct place place;
  enum fault_home home = fault_place_find(browsing->places, &browsing->build->pages->at[output->index], &where, &place);
  if (home == FAULT_ELSEWHERE || map_get(&gathering->seen, url) != NULL) return;
  struct outside_links *links = &gathering->links;
  struct outside_link link = {.url = str_copy(browsing->arena, url), .page = str_copy(browsing->arena, output->path)};
  if (home == FAULT_HERE) link.place = place;
  map_put(&gathering->seen, link.url, gathering);
  links->at = arena_grow(browsing->arena, links->at, links->count, &gathering->capacity, sizeof *links->at);
  links->at[links->count++] = link;
}

static void tell_of_page(struct browsing *browsing, size_t number, struct gathering *gathering) {
  const struct output *output = &browsing->outputs->at[number];
  const struct browsed *browsed = &browsing->pages[number];
  for (size_t i = 0; i < browsed->html.fault_count; i++) tell(browsing, output, &browsed->html.faults[i]);
  for (size_t i = 0; i < browsed->jump_count; i++) {
    const struct jump *jump = &browsed->jumps[i];
    if (jump->to == NULL) {
      gather_outside(browsing, output, jump->written, gathering);
    } else if (!html_has_id(&browsing->pages[jump->to - browsing->outputs->at].html, jump->fragment)) {
      tell(browsing, output, &(struct html_fault){DIAG_PAGE_FRAGMENT_BROKEN, jump->written});
    }
  }
}

static void prepare(struct browsing *browsing, struct outputs *outputs, struct arena *arena, struct diags *diags) {
  unsigned jobs = browsing->build->options.jobs;
  outputs_plan(arena, browsing->build, outputs, diags);
  browsing->outputs = outputs;
  map_init(&browsing->by_path, arena);
  map_init(&browsing->by_layouts, arena);
  for (size_t i = 0; i < outputs->count; i++) map_put(&browsing->by_path, outputs->at[i].path, &outputs->at[i]);
  browsing->pages = arena_array(arena, outputs->count, sizeof *browsing->pages);
  browsing->arenas = arena_array(arena, jobs, sizeof(struct arena *));
  for (unsigned i = 0; i < jobs; i++) browsing->arenas[i] = arena_new();
  browsing->places = fault_places_new(arena, browsing->build);
}

struct outside_links site_browse(const struct build *build, struct arena *arena, struct diags *diags) {
  struct arena *own = arena_new();
  struct outputs outputs;
  struct browsing browsing = {.build = build, .arena = arena, .diags = diags};
  prepare(&browsing, &outputs, own, diags);
  stages_begin(build->options.stages, STAGE_PAGES);
  struct witness witness = {look_at, &browsing};
  outputs_produce(build, &outputs, NULL, &witness, diags);
  struct gathering gathering = {0};
  map_init(&gathering.seen, arena);
  for (size_t i = 0; i < outputs.count; i++) tell_of_page(&browsing, i, &gathering);
  tell_of_layouts(&browsing);
  for (unsigned i = 0; i < build->options.jobs; i++) arena_free(browsing.arenas[i]);
  arena_free(own);
  return gathering.links;
}
