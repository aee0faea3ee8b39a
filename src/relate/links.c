#include "relate/links.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "model/asset_type.h"
#include "model/url.h"
#include "read/source.h"
#include "relate/lookup.h"
#include "relate/relations.h"
#include "relate/terms.h"
#include "relate/uses.h"

#define NO_TEXT ((struct str){0})
#define POINTER_MAX 1024 /* bytes: Git LFS's own limit */
struct resolver {
  struct arena *arena;
  const struct links_input *input;
  struct lookup lookup;
  struct links *links;
  struct diags *diags;
  size_t entry_count;
  /* where the resolver stands */
  const struct edition *edition;
  const struct entry *document;
};

/* ---- files ---- */

static struct str url_of_file(struct arena *arena, const struct edition *edition, struct str path) {
  bool is_inside = edition->folder.len > 0 && path_is_inside(path, edition->folder);
  return url_file(arena, edition->prefix, is_inside ? str_slice(path, edition->folder.len + 1, path.len) : path);
}

/* A path as the document at hand would write it: from its own folder. */
static struct str as_written(struct resolver *resolver, struct str path) {
  if (path.len == 0) return path;
  struct str folder = path_folder(resolver->document->document->path);
  struct str up = NO_TEXT;
  while (folder.len > 0 && !path_is_inside(path, folder)) {
    folder = path_folder(folder);
    up = str_join(resolver->arena, up, STR("../"));
  }
  return str_join(resolver->arena, up, folder.len > 0 ? str_slice(path, folder.len + 1, path.len) : path);
}

/* What Git LFS keeps elsewhere is here as a few lines that say so. */
static bool is_pointer(struct resolver *resolver, const struct source *content, size_t index) {
  struct str bytes;
  return source_at(content, index)->size <= POINTER_MAX &&
         source_read(content, index, POINTER_MAX, resolver->arena, &bytes, resolver->diags) &&
         str_starts(bytes, "version https://git-lfs.github.com/spec/");
}

/* False with a diagnostic. A file of the work tree that is too large is told of when it is read; an edition has to do without its own, and
 * then nothing may lead to it. */
static bool has_publishable_bytes(struct resolver *resolver, const struct source *content, size_t index, struct place place) {
  const struct config *config = resolver->input->config;
  const struct source_entry *entry = source_at(content, index);
  size_t limit = asset_type_is_drawing(entry->path) ? config->limits.document_size : config->limits.file_size;
  if (is_pointer(resolver, content, index)) {
    diags_add(resolver->diags, DIAG_FILE_POINTER, place, entry->path, NO_TEXT, NO_TEXT);
    return false;
  }
  if (resolver->edition->release == NULL || entry->size <= limit) return true;
  diags_add(resolver->diags, DIAG_FILE_TOO_LARGE, place, str_format(resolver->arena, "%zu", entry->size),
            str_format(resolver->arena, "%zu", limit), NO_TEXT);
  return false;
}

/* A drawing that cannot be read is told of when it is made safe. */
static struct image_size measure_picture(struct resolver *resolver, const struct source *content, size_t index, struct place place) {
  struct image_size size = {0, 0};
  struct str path = source_at(content, index)->path, bytes;
  if (!asset_type_is_figure(path)) return size;
  struct arena *scratch = arena_new();
  struct diags *unread = diags_new(); /* whoever publishes the file tells why it cannot be read */
  bool is_read = source_read(content, index, resolver->input->config->limits.file_size, scratch, &bytes, unread);
  if (is_read) size = image_size_of(bytes);
  if (is_read && size.width == 0 && !asset_type_is_drawing(path))
    diags_add(resolver->diags, DIAG_PICTURE_BROKEN, place, path, NO_TEXT, NO_TEXT);
  diags_free(unread);
  arena_free(scratch);
  return size;
}

/* The file as an asset, entered at its first use; NULL with a diagnostic when it cannot be published. */
static const struct asset *use_file(struct resolver *resolver, struct str path, struct place place, bool is_image) {
  struct map *assets = &resolver->links->assets_by_path[resolver->edition->index];
  bool fits = asset_type_is_figure(path) || (!is_image && asset_type_is_attachment(path));
  struct asset *known = map_get(assets, path);
  if (known != NULL && fits) return known;
  const struct source *content = resolver->edition->content;
  size_t index = content != NULL ? source_find(content, path) : STR_NOT_FOUND;
  if (index == STR_NOT_FOUND) {
    diags_suggest(resolver->diags, DIAG_FILE_MISSING, place, path, NO_TEXT,
                  as_written(resolver, lookup_nearest_file(&resolver->lookup, resolver->edition, path)));
    return NULL;
  }
  if (source_at(content, index)->type != SOURCE_FILE) {
    diags_add(resolver->diags, DIAG_LINK_LEAVES_SITE, place, path, NO_TEXT, NO_TEXT);
    return NULL;
  }
  if (!fits) {
    diags_add(resolver->diags, DIAG_FILE_TYPE, place, path, NO_TEXT, NO_TEXT);
    return NULL;
  }
  if (!has_publishable_bytes(resolver, content, index, place)) return NULL;
  struct asset *asset = arena_alloc(resolver->arena, sizeof *asset);
  *asset = (struct asset){path,  url_of_file(resolver->arena, resolver->edition, path), resolver->edition, index,
                          place, measure_picture(resolver, content, index, place)};
  map_put(assets, path, asset);
  resolver->links->asset_count++;
  return asset;
}

/* ---- references ---- */

static void report_nothing(struct resolver *resolver, const struct reference *reference) {
  if (lookup_is_left_out(&resolver->lookup, reference->target)) {
    diags_add(resolver->diags, DIAG_REFERENCE_LEFT_OUT, reference->place, reference->target, NO_TEXT, NO_TEXT);
    return;
  }
  diags_suggest(resolver->diags, DIAG_REFERENCE_DANGLING, reference->place, reference->target, lookup_scope(resolver->edition),
                lookup_nearest(&resolver->lookup, resolver->edition, reference->target));
}

static struct str describe_candidate(struct arena *arena, const struct entry *entry) {
  if (entry->edition->publication.len == 0) return entry->id;
  return str_format(arena, "%.*s/%.*s", STR_ARG(entry->edition->publication), STR_ARG(entry->id));
}

/* The entry a name leads to, checked against what kind the reference says it is. */
static const struct entry *resolve_name(struct resolver *resolver, const struct reference *reference) {
  const struct entry *found[2];
  if (reference->form == REFERENCE_SCHEME && reference->wanted == KIND_UNIT) {
    const struct entry *unit = lookup_unit(&resolver->lookup, reference->target);
    struct str nearest = unit == NULL ? lookup_nearest_unit(&resolver->lookup, reference->target) : NO_TEXT;
    if (unit == NULL && !resolver->input->config->is_broken)
      diags_suggest(resolver->diags, DIAG_UNIT_UNKNOWN, reference->place, reference->target, NO_TEXT, nearest);
    return unit;
  }
  switch (lookup_name(&resolver->lookup, resolver->edition, reference->target, found)) {
  case LOOKUP_NOTHING: report_nothing(resolver, reference); return NULL;
  case LOOKUP_AMBIGUOUS:
    diags_add(resolver->diags, DIAG_REFERENCE_AMBIGUOUS, reference->place, reference->target, describe_candidate(resolver->arena, found[0]),
              describe_candidate(resolver->arena, found[1]));
    return NULL;
  case LOOKUP_FOUND: break;
  }
  bool is_page = reference->wanted == KIND_PAGE && entry_is_document(found[0]);
  if (reference->form == REFERENCE_SCHEME && found[0]->kind != reference->wanted && !is_page && !entry_may_be_any(found[0])) {
    diags_add(resolver->diags, DIAG_REFERENCE_KIND, reference->place, reference->target, str_from(kind_phrase(found[0]->kind)), NO_TEXT);
  }
  return found[0];
}

/* An anchor on the page of `page`: what is declared there counts as the target itself. */
static struct target resolve_anchor(struct resolver *resolver, const struct reference *reference, const struct entry *page) {
  const struct document *document = page->document;
  const struct node *node = document != NULL ? document_anchor(document, reference->anchor) : NULL;
  if (node == NULL && document != NULL && document->has_no_text) return (struct target){page, page->url};
  if (node == NULL) {
    struct str nearest = document != NULL ? lookup_nearest_anchor(&resolver->lookup, document, reference->anchor) : NO_TEXT;
    if (nearest.len > 0) nearest = str_join(resolver->arena, STR("#"), nearest);
    diags_suggest(resolver->diags, DIAG_ANCHOR_MISSING, reference->place, reference->anchor, page->title, nearest);
    return (struct target){page, page->url};
  }
  const struct entry *own = page - (page->declaration - document->declarations);
  bool is_declared = node->declaration != 0 && document->declarations[node->declaration - 1].node == node;
  const struct entry *entry = is_declared ? own + (node->declaration - 1) : page;
  return (struct target){entry, url_anchor(resolver->arena, own->url, reference->anchor)};
}

static struct target resolve_file(struct resolver *resolver, const struct reference *reference) {
  const struct entry *entry = lookup_path(&resolver->lookup, resolver->edition, reference->target);
  if (entry != NULL) {
    if (reference->anchor.len > 0) return resolve_anchor(resolver, reference, entry);
    return (struct target){entry, entry->url};
  }
  if (lookup_is_left_out(&resolver->lookup, reference->target)) {
    diags_add(resolver->diags, DIAG_REFERENCE_LEFT_OUT, reference->place, reference->target, NO_TEXT, NO_TEXT);
  } else {
    diags_suggest(resolver->diags, DIAG_FILE_MISSING, reference->place, reference->target, NO_TEXT,
                  as_written(resolver, lookup_nearest_path(&resolver->lookup, resolver->edition, reference->target)));
  }
  return (struct target){0};
}

static struct target resolve(struct resolver *resolver, const struct reference *reference) {
  switch (reference->form) {
  case REFERENCE_FILE: return resolve_file(resolver, reference);
  case REFERENCE_ANCHOR: return resolve_anchor(resolver, reference, resolver->document);
  case REFERENCE_ASSET: {
    const struct asset *asset = use_file(resolver, reference->target, reference->place, false);
    return (struct target){NULL, asset != NULL ? url_anchor(resolver->arena, asset->url, reference->anchor) : NO_TEXT};
  }
  case REFERENCE_SHORT:
  case REFERENCE_TERM:
  case REFERENCE_SCHEME: break;
  }
  const struct entry *entry = resolve_name(resolver, reference);
  if (entry == NULL) return (struct target){0};
  if (reference->anchor.len > 0) return resolve_anchor(resolver, reference, entry);
  return (struct target){entry, entry->url};
}

static void check_self(struct resolver *resolver, const struct reference *reference, const struct target *target) {
  const struct entry *from = resolver->document + reference->declaration;
  bool is_same_page = target->entry == resolver->document && reference->anchor.len == 0;
  if (target->entry == NULL || (target->entry != from && !is_same_page) || reference->form == REFERENCE_ANCHOR) return;
  diags_add(resolver->diags, DIAG_REFERENCE_SELF, reference->place, target->entry->title, NO_TEXT, NO_TEXT);
}

static void resolve_document(struct resolver *resolver, size_t number) {
  const struct document *document = resolver->edition->documents[number];
  resolver->document = edition_entry(resolver->edition, number, 0);
  struct target *targets = arena_array(resolver->arena, document->reference_count, sizeof *targets);
  resolver->links->targets[resolver->document->index] = targets;
  for (size_t i = 0; i < document->reference_count; i++) {
    if (document->references[i].is_withheld) continue;
    targets[i] = resolve(resolver, &document->references[i]);
    check_self(resolver, &document->references[i], &targets[i]);
  }
  for (size_t i = 0; i < document->image_count; i++) {
    if (document->images[i].path.len > 0) use_file(resolver, document->images[i].path, document->images[i].place, true);
  }
  for (size_t i = 0; i < document->fields.attachment_count; i++) {
    const struct named *file = &document->fields.attachments[i].file;
    struct str path;
    if (path_resolve(resolver->arena, path_folder(document->path), file->text, &path)) {
      use_file(resolver, path, file->place, false);
    } else {
      diags_add(resolver->diags, DIAG_PATH_OUTSIDE, file->place, file->text, NO_TEXT, NO_TEXT);
    }
  }
}

/* ---- lists ---- */

static int compare_assets(const void *a, const void *b) {
  return str_compare(((const struct asset *)a)->url, ((const struct asset *)b)->url);
}

static void list_assets(struct resolver *resolver) {
  struct links *links = resolver->links;
  size_t count = 0;
  links->assets = arena_array(resolver->arena, links->asset_count, sizeof *links->assets);
  for (size_t i = 0; i < resolver->input->edition_count; i++) {
    const struct map *assets = &links->assets_by_path[i];
    for (size_t j = 0; j < assets->count; j++) links->assets[count++] = *(const struct asset *)assets->items[j].value;
  }
  if (count > 1) qsort(links->assets, count, sizeof *links->assets, compare_assets);
}

struct terms_input links_terms_input(const struct links *links, const struct links_input *input) {
  return (struct terms_input){
      .config = input->config,
      .editions = input->editions,
      .edition_count = input->edition_count,
      .groups = input->groups,
      .group_count = input->group_count,
      .links = links,
      .lexicon = input->lexicon,
      .wants_concepts = input->wants_terms,
      .jobs = input->jobs,
      .store = input->store,
  };
}

static void find_terms(struct resolver *resolver) {
  struct terms_input input = links_terms_input(resolver->links, resolver->input);
  resolver->links->terms = terms_find(resolver->arena, &input, resolver->diags);
}

const struct links *links_resolve(struct arena *arena, const struct links_input *input, struct diags *diags) {
  struct resolver resolver = {.arena = arena, .input = input, .links = arena_alloc(arena, sizeof *resolver.links), .diags = diags};
  for (size_t i = 0; i < input->edition_count; i++) resolver.entry_count += input->editions[i].entry_count;
  lookup_init(&resolver.lookup, arena, input);
  resolver.links->assets_by_path = arena_array(arena, input->edition_count, sizeof *resolver.links->assets_by_path);
  for (size_t i = 0; i < input->edition_count; i++) map_init(&resolver.links->assets_by_path[i], arena);
  resolver.links->targets = arena_array(arena, resolver.entry_count, sizeof *resolver.links->targets);
  for (size_t i = 0; i < input->edition_count; i++) {
    resolver.edition = &input->editions[i];
    diags_soften(diags, resolver.edition->release != NULL); /* an old commit cannot be mended */
    for (size_t j = 0; j < resolver.edition->document_count; j++) resolve_document(&resolver, j);
    diags_soften(diags, false);
  }
  relations_resolve(arena, &resolver.lookup, resolver.entry_count, resolver.links, diags);
  find_terms(&resolver);
  uses_collect(arena, input, resolver.entry_count, resolver.links);
  list_assets(&resolver);
  return resolver.links;
}

const struct target *links_target(const struct links *links, const struct entry *document, size_t reference) {
  return &links->targets[document->index][reference];
}

const struct term_document *links_terms(const struct links *links, const struct entry *document) {
  return links->terms->documents[document->index];
}

const struct asset *links_asset(const struct links *links, const struct edition *edition, struct str path) {
  return map_get(&links->assets_by_path[edition->index], path);
}
