#include "layout/linked_data.h"

#include <string.h>

#include "base/arena.h"
#include "layout/twin.h"
#include "layout/view_editions.h"
#include "model/url.h"
#include "relate/history.h"
#include "relate/lineage.h"

struct writer {
  const struct view_context *context;
  struct buf *out;
};

static void key(struct writer *writer, const char *name) {
  char last = writer->out->at[writer->out->len - 1];
  if (last != '{' && last != '[') buf_add_char(writer->out, ',');
  buf_add_json(writer->out, str_from(name));
  buf_add_char(writer->out, ':');
}

static void text(struct writer *writer, const char *name, struct str value) {
  if (value.len == 0) return;
  key(writer, name);
  buf_add_json(writer->out, value);
}

static struct str absolute(const struct writer *writer, struct str url) {
  return url_absolute(writer->context->scratch, writer->context->site->config->base_url, url);
}

/* A thing by its name and address: {"@type": …, "@id": …, "name": …} */
static void reference(struct writer *writer, const char *type, struct str url, struct str name) {
  char last = writer->out->at[writer->out->len - 1];
  if (last == '}') buf_add_char(writer->out, ',');
  buf_add_char(writer->out, '{');
  text(writer, "@type", str_from(type));
  text(writer, "@id", absolute(writer, url));
  text(writer, "name", name);
  buf_add_char(writer->out, '}');
}

static const char *type_of(enum kind kind) {
  return kind == KIND_CONCEPT ? "DefinedTerm" : "CreativeWork";
}

static void references(struct writer *writer, const char *name, const struct entries *entries) {
  if (entries->count == 0) return;
  key(writer, name);
  buf_add_char(writer->out, '[');
  for (size_t i = 0; i < entries->count; i++) reference(writer, type_of(entries->at[i]->kind), entries->at[i]->url, entries->at[i]->title);
  buf_add_char(writer->out, ']');
}

static void dates(struct writer *writer) {
  const struct view_context *context = writer->context;
  const struct release *release = context->page->edition->release;
  if (release != NULL) {
    text(writer, "version", release->name);
    text(writer, "datePublished", date_iso(context->scratch, release->valid_from));
    if (release->valid_to.year != 0) text(writer, "expires", date_iso(context->scratch, release->valid_to));
  }
  if (context->site->history == NULL || context->page->entry == NULL) return;
  struct revisions revisions = history_of(context->site->history, context->page->entry);
  const struct revision *last = revisions_last_change(&revisions);
  if (last != NULL) text(writer, "dateModified", date_iso(context->scratch, last->date));
}

/* A concept belongs to its publication's set of terms, all else to its publication. */
static void part_of(struct writer *writer) {
  const struct page *page = writer->context->page;
  const struct edition *edition = page->edition;
  struct arena *scratch = writer->context->scratch;
  struct str whole = edition->front != NULL && edition->publication.len > 0 ? edition->front->title : writer->context->site->config->title;
  if (page->entry != NULL && page->entry->kind == KIND_CONCEPT) {
    key(writer, "inDefinedTermSet");
    reference(writer, "DefinedTermSet", url_index(scratch, edition->prefix, KIND_CONCEPT), whole);
  } else if (page->entry == NULL || page->entry->kind != KIND_PUBLICATION) {
    key(writer, "isPartOf");
    reference(writer, "CreativeWork", edition->prefix, whole);
  } else {
    key(writer, "isPartOf");
    reference(writer, "WebSite", (struct str){"", 0}, writer->context->site->config->title);
  }
}

/* What a publication consists of: its tracks, or its pages where it has none. Its goals and concepts have lists of their own. */
static void parts(struct writer *writer) {
  const struct page *page = writer->context->page;
  const struct listing *listing = listings_of(writer->context->pages->listings, writer->context->site, page->edition);
  if (page->entry != NULL && page->entry->kind == KIND_PUBLICATION) {
    const struct entries *tracks = &listing->kinds[KIND_TRACK];
    references(writer, "hasPart", tracks->count > 0 ? tracks : &listing->kinds[KIND_PAGE]);
  } else if (page_is_index(page) && page->index == KIND_CONCEPT) {
    references(writer, "hasDefinedTerm", &listing->kinds[KIND_CONCEPT]);
  }
}

/* Things, and the index of concepts, which is a set of terms. */
static const char *type_of_page(const struct page *page) {
  if (strcmp(page->layout, "home") == 0) return "WebSite";
  if (strcmp(page->layout, "index") == 0 && page->index == KIND_CONCEPT) return "DefinedTermSet";
  bool is_thing = page->entry != NULL && page->entry->declaration != NULL && strcmp(page->layout, kind_name(page->entry->kind)) == 0;
  return is_thing ? type_of(page->entry->kind) : NULL;
}

static struct str description(const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  return entry->kind == KIND_CONCEPT ? twin_definition(context->site, entry, context->scratch) : entry->summary;
}

void linked_data_write(const struct view_context *context, struct buf *out) {
  struct writer writer = {context, out};
  const struct page *page = context->page;
  const char *type = type_of_page(page);
  if (type == NULL || context->site->config->base_url.len == 0 || context->handout != NULL) return;
  buf_add_char(out, '{');
  text(&writer, "@context", STR("https://schema.org"));
  text(&writer, "@type", str_from(type));
  text(&writer, "@id", absolute(&writer, page->url));
  text(&writer, "url", absolute(&writer, view_canonical_url(context)));
  text(&writer, "name", page_title(context->scratch, context->site, page));
  text(&writer, "inLanguage", context->site->config->language);
  if (page->entry != NULL) text(&writer, "description", description(context));
  if (strcmp(page->layout, "home") != 0) {
    if (strcmp(type, "CreativeWork") == 0) dates(&writer);
    part_of(&writer);
    parts(&writer);
  }
  buf_add_char(out, '}');
}
