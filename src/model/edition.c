#include "model/edition.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/text.h"
#include "model/numbered.h"
#include "model/url.h"

#define NO_TEXT ((struct str){0})
#define SHORT_TITLE 80

const struct entry *edition_entry(const struct edition *edition, size_t document, size_t declaration) {
  return &edition->entries[edition->first_entries[document] + declaration];
}

/* ---- which publication a document belongs to ---- */

static bool is_publication(const struct document *document) {
  return document->fields.kind == KIND_PUBLICATION && str_is(path_name(document->path), "index.md");
}

static bool must_lie_in_publication(enum kind kind) {
  return kind != KIND_PAGE && kind != KIND_CONCEPT && kind != KIND_PUBLICATION;
}

static bool declares_such(const struct document *document) {
  for (size_t i = 0; i < document->declaration_count; i++) {
    if (must_lie_in_publication(document->declarations[i].kind)) return true;
  }
  return false;
}

/* An index.md that cannot be read, in a folder that holds what only publications hold: it is taken for the front page of one, lest each
 * goal behind it be told to lie in none. `documents` are sorted by path, so that a folder's stand together. */
static bool seems_publication(const struct document **documents, size_t count, size_t number) {
  struct str folder = path_folder(documents[number]->path);
  bool has_such = declares_such(documents[number]);
  if (!documents[number]->fields.kind_is_unknown || !str_is(path_name(documents[number]->path), "index.md")) return false;
  for (size_t i = number; i-- > 0 && path_is_inside(documents[i]->path, folder);) {
    if (is_publication(documents[i])) return false;
    has_such = has_such || declares_such(documents[i]);
  }
  for (size_t i = number + 1; i < count && path_is_inside(documents[i]->path, folder); i++) {
    if (is_publication(documents[i])) return false;
    has_such = has_such || declares_such(documents[i]);
  }
  return folder.len > 0 && has_such;
}

static struct edition *edition_of(struct edition *editions, size_t count, struct str path) {
  for (size_t i = count; i-- > 1;) {
    if (path_is_inside(path, editions[i].folder)) return &editions[i];
  }
  return &editions[0];
}

static struct str publication_id(struct arena *arena, const struct document *document) {
  if (document->fields.id.text.len > 0) return document->fields.id.text;
  return text_slug(arena, path_name(path_folder(document->path)));
}

static struct str describe_place(struct arena *arena, struct place place) {
  if (place.line == 0) return place.file->path;
  return str_format(arena, "%.*s:%u", STR_ARG(place.file->path), place.line);
}

/* Where a declaration's id is written, or else the declaration itself. */
static struct place place_of_id(const struct document *document, size_t number) {
  const struct declaration *declaration = &document->declarations[number];
  if (declaration->node == NULL) return document->fields.id.text.len > 0 ? document->fields.id.place : declaration->place;
  if (!declaration->is_stamped) return declaration->place;
  const struct attributes *attributes = declaration->node->attributes;
  return (struct place){document->file, attributes->id_line, attributes->id_column, (unsigned)attributes->id.len + 1};
}

/* Refuses folders inside folders. */
static bool check_folder(struct edition *editions, size_t count, const struct document *document, struct diags *diags) {
  const struct edition *outer = edition_of(editions, count, document->path);
  bool is_root = path_folder(document->path).len == 0;
  if (!is_root && outer == &editions[0]) return true;
  enum diag_code code = is_root ? DIAG_PUBLICATION_FILE : DIAG_NESTED_PUBLICATION;
  diags_add(diags, code, place_of_id(document, 0), outer->folder, NO_TEXT, NO_TEXT);
  return false;
}

/* Refuses ids that are taken and ids that cannot be an address. `fronts` are the front pages of `editions`. */
static bool check_publication_id(struct arena *arena, const struct edition *editions, const struct document *const *fronts, size_t count,
                                 const struct document *document, struct str id, struct diags *diags) {
  struct place place = place_of_id(document, 0);
  if (id.len == 0) {
    diags_add(diags, DIAG_ID_INVALID, place, path_name(path_folder(document->path)), NO_TEXT, NO_TEXT);
    return false;
  }
  for (size_t i = 1; i < count; i++) {
    if (!str_equal(editions[i].publication, id)) continue;
    diags_add(diags, DIAG_DUPLICATE_PUBLICATION, place, id, describe_place(arena, fronts[i]->declarations[0].place), NO_TEXT);
    return false;
  }
  if (!url_is_reserved(id, false)) return true;
  diags_add(diags, DIAG_RESERVED_NAME, place, id, NO_TEXT, NO_TEXT);
  return false;
}

static int compare_folders(const void *a, const void *b) {
  const struct document *const *one = a;
  const struct document *const *other = b;
  return str_compare(path_folder((*one)->path), path_folder((*other)->path));
}

/* The documents that make publications, a folder before those inside it. */
static const struct document **list_publications(struct arena *arena, const struct document **documents, size_t count, size_t *found) {
  const struct document **publications = arena_array(arena, count, sizeof *publications);
  *found = 0;
  for (size_t i = 0; i < count; i++) {
    if (is_publication(documents[i]) || seems_publication(documents, count, i)) publications[(*found)++] = documents[i];
  }
  if (*found > 1) qsort(publications, *found, sizeof *publications, compare_folders);
  return publications;
}

static struct edition *find_publications(struct arena *arena, const struct document **documents, size_t count, size_t *edition_count,
                                         struct diags *diags) {
  size_t found;
  const struct document **publications = list_publications(arena, documents, count, &found);
  const struct document **fronts = arena_array(arena, found + 1, sizeof *fronts);
  struct edition *editions = arena_array(arena, found + 1, sizeof *editions);
  size_t made = 1;
  for (size_t i = 0; i < found; i++) {
    struct str id = publication_id(arena, publications[i]);
    if (!check_folder(editions, made, publications[i], diags)) continue;
    if (!check_publication_id(arena, editions, fronts, made, publications[i], id, diags)) {
      id = str_format(arena, "%.*s--%zu", STR_ARG(id), made); /* nobody's, so that no more is told than that */
    }
    fronts[made] = publications[i];
    editions[made++] =
        (struct edition){.publication = id, .folder = path_folder(publications[i]->path), .prefix = url_publication(arena, id)};
  }
  *edition_count = made;
  return editions;
}

static void share_documents(struct arena *arena, struct edition *editions, size_t edition_count, const struct document **documents,
                            size_t count) {
  struct edition **owners = arena_array(arena, count, sizeof *owners);
  for (size_t i = 0; i < count; i++) {
    owners[i] = edition_of(editions, edition_count, documents[i]->path);
    owners[i]->document_count++;
  }
  for (size_t i = 0; i < edition_count; i++) {
    editions[i].documents = arena_array(arena, editions[i].document_count, sizeof *editions[i].documents);
    editions[i].document_count = 0;
  }
  for (size_t i = 0; i < count; i++) owners[i]->documents[owners[i]->document_count++] = documents[i];
}

/* ---- entries ---- */

static struct str document_path_within(const struct edition *edition, const struct document *document) {
  size_t skip = edition->folder.len > 0 ? edition->folder.len + 1 : 0;
  return str_slice(document->path, skip, document->path.len);
}

static struct str document_url(struct arena *arena, const struct edition *edition, const struct document *document) {
  enum kind kind = document->fields.kind;
  if (kind == KIND_PUBLICATION || kind == KIND_PAGE) return url_document(arena, edition->prefix, document_path_within(edition, document));
  return url_entity(arena, edition->prefix, kind, document->declarations[0].id);
}

static bool is_front_path(const struct edition *edition, struct str path) {
  return str_is(path_name(path), "index.md") && str_equal(path_folder(path), edition->folder);
}

static struct entry make_entry(struct arena *arena, const struct edition *edition, const struct document *document, size_t number,
                               struct str page_url) {
  const struct declaration *declaration = &document->declarations[number];
  bool is_document = declaration->node == NULL;
  bool is_front = is_document && edition->publication.len > 0 && is_front_path(edition, document->path);
  bool is_refused = declaration->kind == KIND_PUBLICATION && !is_front;
  struct entry entry = {
      .kind = is_front     ? KIND_PUBLICATION
              : is_refused ? KIND_PAGE
                           : declaration->kind,
      .id = declaration->id,
      .title = declaration->title,
      .short_title = text_shorten(arena, declaration->title, SHORT_TITLE),
      .number = declaration->number,
      .summary = is_document ? document->fields.summary : NO_TEXT,
      .edition = edition,
      .document = document,
      .declaration = declaration,
      .is_explanation = declaration->relations[RELATION_SAME_AS].count > 0,
      .home_url = is_document ? page_url : url_anchor(arena, page_url, declaration->node->id),
  };
  if (is_front) entry.id = edition->publication;
  return entry;
}

/* Two pages with one address are an error for the editor to mend. In a released edition nobody can, and no page may be lost: the
 * second gets the address with -2. */
static struct str settle_url(struct arena *arena, struct map *taken, struct str url, struct entry *entry, struct diags *diags) {
  const struct edition *edition = entry->edition;
  struct str settled = url;
  if (edition->release == NULL || url.len <= edition->prefix.len) return url;
  const struct entry *holder = map_get(taken, url);
  if (holder != NULL) {
    diags_add(diags, DIAG_URL_CLASH, entry->declaration->place, url, describe_place(arena, holder->declaration->place), NO_TEXT);
  }
  for (unsigned number = 2; map_put(taken, settled, entry) != entry; number++) {
    settled = str_format(arena, "%.*s-%u/", STR_ARG(str_slice(url, 0, url.len - 1)), number);
  }
  return settled;
}

/* Once its id is settled. */
static void give_url(struct arena *arena, struct map *taken, struct entry *entry, struct diags *diags) {
  bool has_own_page = entry->declaration->node != NULL && kind_has_page(entry->kind) && !entry->is_explanation;
  entry->url = entry->home_url;
  if (!has_own_page) return;
  struct str url = url_entity(arena, entry->edition->prefix, entry->kind, entry->id);
  entry->url = settle_url(arena, taken, url, entry, diags);
}

static void report_duplicate(struct arena *arena, const struct entry *entry, const struct entry *holder, struct diags *diags) {
  struct place place = place_of_id(entry->document, (size_t)(entry->declaration - entry->document->declarations));
  diags_add(diags, DIAG_DUPLICATE_ID, place, entry->id, describe_place(arena, holder->declaration->place), NO_TEXT);
}

/* Written ids and documents first, in order; ids made from words give way with -2, -3, …. */
static void register_ids(struct arena *arena, struct edition *edition, struct diags *diags) {
  struct numbered numbered;
  map_init(&edition->by_id, arena);
  numbered_init(&numbered, &edition->by_id);
  for (size_t i = 0; i < edition->entry_count; i++) {
    struct entry *entry = &edition->entries[i];
    if (entry->document == NULL || entry->is_explanation) continue;
    if (!entry->declaration->is_stamped && !entry_is_document(entry)) continue;
    const struct entry *holder = map_put(&edition->by_id, entry->id, entry);
    if (holder != entry) report_duplicate(arena, entry, holder, diags);
  }
  for (size_t i = 0; i < edition->entry_count; i++) {
    struct entry *entry = &edition->entries[i];
    if (entry->document == NULL || entry->is_explanation || entry->declaration->is_stamped || entry_is_document(entry)) continue;
    entry->id = numbered_take(&numbered, entry->declaration->id, entry);
  }
}

/* False when its address is one of spor's own pages'. In a text that can be mended it then gets another, so that no more is told than
 * that; what was released answers where it did. */
static bool check_document(const struct edition *edition, const struct document *document, struct str url, struct diags *diags) {
  struct place place = document->declarations[0].place;
  enum kind kind = document->fields.kind;
  bool in_publication = edition->publication.len > 0;
  if (kind == KIND_PUBLICATION && !str_is(path_name(document->path), "index.md")) {
    diags_add(diags, DIAG_PUBLICATION_FILE, place, NO_TEXT, NO_TEXT, NO_TEXT);
  }
  for (size_t i = 0; i < document->declaration_count && !in_publication; i++) {
    enum kind declared = document->declarations[i].kind;
    if (!must_lie_in_publication(declared)) continue;
    diags_add(diags, DIAG_ENTITY_OUTSIDE, document->declarations[i].place, str_from(kind_phrase(declared)), NO_TEXT, NO_TEXT);
  }
  struct str first = url_first_part(url, edition->prefix);
  if (kind != KIND_PAGE || document->fields.kind_is_unknown || !url_is_reserved(first, in_publication)) return true;
  diags_add(diags, DIAG_RESERVED_NAME, place, first, NO_TEXT, NO_TEXT);
  return false;
}

static struct entry make_unit(struct arena *arena, const struct edition *edition, const struct unit *unit) {
  struct str url = url_entity(arena, NO_TEXT, KIND_UNIT, unit->id);
  return (struct entry){.kind = KIND_UNIT,
                        .id = unit->id,
                        .title = unit->title,
                        .short_title = text_shorten(arena, unit->title, SHORT_TITLE),
                        .summary = unit->task,
                        .edition = edition,
                        .unit = unit,
                        .url = url,
                        .home_url = url};
}

static size_t count_declarations(const struct edition *edition) {
  size_t count = 0;
  for (size_t i = 0; i < edition->document_count; i++) count += edition->documents[i]->declaration_count;
  return count;
}

static void load_documents(struct arena *arena, struct edition *edition, struct map *taken, struct diags *diags) {
  edition->first_entries = arena_array(arena, edition->document_count, sizeof *edition->first_entries);
  map_init(&edition->by_path, arena);
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct document *document = edition->documents[i];
    struct entry *own = &edition->entries[edition->entry_count];
    edition->first_entries[i] = edition->entry_count;
    own->edition = edition;
    own->declaration = &document->declarations[0];
    struct str url = document_url(arena, edition, document);
    bool is_told = !check_document(edition, document, url, diags);
    if (is_told && edition->release == NULL) url = str_format(arena, "%.*s--%zu/", STR_ARG(str_slice(url, 0, url.len - 1)), i);
    url = settle_url(arena, taken, url, own, diags);
    for (size_t j = 0; j < document->declaration_count; j++) {
      edition->entries[edition->entry_count++] = make_entry(arena, edition, document, j, url);
    }
    own->is_misplaced = is_told;
    map_put(&edition->by_path, document->path, own);
    if (is_front_path(edition, document->path)) edition->front = own;
  }
}

void edition_load(struct arena *arena, const struct config *config, struct edition *edition, size_t first_index, struct diags *diags) {
  size_t unit_count = edition->publication.len == 0 ? config->unit_count : 0;
  edition->entries = arena_array(arena, unit_count + count_declarations(edition), sizeof *edition->entries);
  for (size_t i = 0; i < unit_count; i++) edition->entries[edition->entry_count++] = make_unit(arena, edition, &config->units[i]);
  struct map taken; /* urls of a released edition */
  map_init(&taken, arena);
  load_documents(arena, edition, &taken, diags);
  register_ids(arena, edition, diags);
  for (size_t i = 0; i < edition->entry_count; i++) {
    edition->entries[i].index = first_index + i;
    if (edition->entries[i].document != NULL) give_url(arena, &taken, &edition->entries[i], diags);
  }
}

struct edition *editions_partition(struct arena *arena, const struct document **documents, size_t count, size_t *edition_count,
                                   struct diags *diags) {
  struct edition *editions = find_publications(arena, documents, count, edition_count, diags);
  share_documents(arena, editions, *edition_count, documents, count);
  return editions;
}

struct edition *editions_load(struct arena *arena, const struct config *config, const struct document **documents, size_t count,
                              size_t *edition_count, struct diags *diags) {
  struct edition *editions = editions_partition(arena, documents, count, edition_count, diags);
  size_t first_index = 0;
  for (size_t i = 0; i < *edition_count; i++) {
    editions[i].index = i;
    edition_load(arena, config, &editions[i], first_index, diags);
    first_index += editions[i].entry_count;
  }
  return editions;
}

struct str edition_name(const struct edition *edition) {
  if (edition->release != NULL) return edition->release->name;
  return edition->status == STATUS_DRAFT ? STR(RELEASE_NAME_OF_DRAFT) : (struct str){"", 0};
}

const char *edition_status_name(enum edition_status status) {
  static const char *const names[] = {"current", "historic", "future", "draft"};
  return names[status];
}

const struct edition *edition_group_seen_from(const struct edition_group *group, const struct edition *from) {
  if (!from->is_dated || group->config == NULL) return group->current;
  if (str_equal(group->publication, from->publication)) return from;
  const struct release *release = publication_in_force(group->config, from->release->valid_from);
  for (size_t i = 0; i < group->dated_count; i++) {
    if (group->dated[i]->release == release) return group->dated[i];
  }
  return group->current;
}

bool editions_have_others(const struct edition_group *groups, size_t count) {
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < groups[i].dated_count; j++) {
      if (groups[i].dated[j]->status != STATUS_CURRENT) return true;
    }
  }
  return false;
}
