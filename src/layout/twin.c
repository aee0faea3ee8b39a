#include "layout/twin.h"

#include "base/arena.h"
#include "base/text.h"
#include "layout/compare_export.h"
#include "layout/quote.h"
#include "model/url.h"
#include "read/node.h"
#include "relate/links.h"
#include "relate/redefined.h"

struct writer {
  const struct site *site;
  struct arena *scratch;
  struct buf *out;
};

static void key(struct writer *writer, const char *name) {
  char last = writer->out->len > 0 ? writer->out->at[writer->out->len - 1] : '{';
  if (last != '{' && last != '[') buf_add_char(writer->out, ',');
  buf_add_json(writer->out, str_from(name));
  buf_add_char(writer->out, ':');
}

static void text(struct writer *writer, const char *name, struct str value) {
  key(writer, name);
  if (value.len == 0) {
    buf_add_zero(writer->out, "null");
  } else {
    buf_add_json(writer->out, value);
  }
}

static void text_if_any(struct writer *writer, const char *name, struct str value) {
  if (value.len > 0) text(writer, name, value);
}

/* A url is never null: the front page's is the empty text. */
static void url(struct writer *writer, struct str value) {
  key(writer, "url");
  buf_add_json(writer->out, value);
  if (writer->site->config->base_url.len > 0) {
    text(writer, "canonical", url_absolute(writer->scratch, writer->site->config->base_url, value));
  }
}

static void begin_item(struct writer *writer) {
  if (writer->out->at[writer->out->len - 1] != '[') buf_add_char(writer->out, ',');
  buf_add_char(writer->out, '{');
}

static void link_item(struct writer *writer, const struct entry *entry) {
  text(writer, "id", entry->id);
  text(writer, "kind", str_from(kind_name(entry->kind)));
  text(writer, "title", entry->title);
  key(writer, "url");
  buf_add_json(writer->out, entry->url);
  text(writer, "publication", entry->edition->publication);
}

static void relations(struct writer *writer, const struct entry *entry) {
  const struct links *links = writer->site->links;
  key(writer, "relations");
  buf_add_char(writer->out, '[');
  for (size_t i = 0; entry != NULL && i < links->edge_out_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_out[entry->index][i];
    begin_item(writer);
    text(writer, "relation", str_from(relation_name(edge->relation)));
    text(writer, "direction", STR("to"));
    link_item(writer, edge->to);
    buf_add_char(writer->out, '}');
  }
  for (size_t i = 0; entry != NULL && i < links->edge_in_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_in[entry->index][i];
    begin_item(writer);
    text(writer, "relation", str_from(relation_name(edge->relation)));
    text(writer, "direction", STR("from"));
    link_item(writer, edge->from);
    buf_add_char(writer->out, '}');
  }
  buf_add_char(writer->out, ']');
}

static void used_by(struct writer *writer, const struct entry *entry) {
  const struct links *links = writer->site->links;
  key(writer, "used_by");
  buf_add_char(writer->out, '[');
  for (size_t i = 0; entry != NULL && i < links->use_counts[entry->index]; i++) {
    const struct use *use = &links->uses[entry->index][i];
    begin_item(writer);
    link_item(writer, use->from);
    text(writer, "place", use->page_url);
    text(writer, "sentence", quote_make(writer->scratch, writer->site, use).sentence);
    buf_add_char(writer->out, '}');
  }
  buf_add_char(writer->out, ']');
}

static void indicator(struct writer *writer, const struct indicator *indicator) {
  if (indicator == NULL) return;
  key(writer, "indicator");
  buf_add_char(writer->out, '{');
  text(writer, "unit", indicator->unit);
  text(writer, "target", indicator->target);
  text(writer, "by", indicator->by.year != 0 ? date_iso(writer->scratch, indicator->by) : (struct str){0});
  key(writer, "measured");
  buf_add_char(writer->out, '[');
  for (size_t i = 0; i < indicator->measured_count; i++) {
    begin_item(writer);
    text(writer, "date", date_iso(writer->scratch, indicator->measured[i].date));
    text(writer, "value", indicator->measured[i].value);
    text(writer, "source", indicator->measured[i].source);
    buf_add_char(writer->out, '}');
  }
  buf_add_zero(writer->out, "]}");
}

/* The words of an entity that lives inside a document. */
static struct str words_of(struct writer *writer, const struct entry *entry) {
  const struct node *node = entry->declaration != NULL ? entry->declaration->node : NULL;
  if (node == NULL || node->type == NODE_HEADING) return (struct str){0};
  return text_fold_space(writer->scratch, node_text(writer->scratch, node));
}

/* A definition is told in its first paragraphs, as many as make a sentence or two. */
#define DEFINITION_ENOUGH 80
#define DEFINITION_MAX 400 /* characters */

/* A list's items are told with something between them. */
static struct str words_of_part(struct writer *writer, const struct node *part) {
  if (part->type != NODE_LIST) return text_fold_space(writer->scratch, node_text(writer->scratch, part));
  struct str words = {0};
  for (const struct node *item = part->first; item != NULL && words.len < DEFINITION_MAX; item = item->next) {
    struct str more = text_fold_space(writer->scratch, node_text(writer->scratch, item));
    words = words.len > 0 ? str_format(writer->scratch, "%.*s · %.*s", STR_ARG(words), STR_ARG(more)) : more;
  }
  return words;
}

/* What a concept means, in short: its summary, or how its definition begins. */
static struct str definition_of(struct writer *writer, const struct entry *entry) {
  if (entry->summary.len > 0) return text_shorten(writer->scratch, text_fold_space(writer->scratch, entry->summary), DEFINITION_MAX);
  const struct node *node = entry->declaration->node != NULL ? entry->declaration->node : entry->document->root;
  bool is_section = node->type == NODE_HEADING;
  struct str words = {0};
  for (const struct node *part = is_section ? node->next : node->first; part != NULL; part = part->next) {
    bool is_over = part->type == NODE_FOOTNOTE || (is_section && part->type == NODE_HEADING);
    if (is_over || words.len >= DEFINITION_ENOUGH) break;
    struct str more = words_of_part(writer, part);
    words = words.len > 0 ? str_format(writer->scratch, "%.*s %.*s", STR_ARG(words), STR_ARG(more)) : more;
  }
  return text_shorten(writer->scratch, words, DEFINITION_MAX);
}

static void members(struct writer *writer, const struct pages *pages, const struct page *page) {
  if (!page_is_index(page)) return;
  const struct entries *entries = &listings_of(pages->listings, writer->site, page->edition)->kinds[page->index];
  key(writer, "entries");
  buf_add_char(writer->out, '[');
  for (size_t i = 0; i < entries->count; i++) {
    begin_item(writer);
    link_item(writer, entries->at[i]);
    buf_add_char(writer->out, '}');
  }
  buf_add_char(writer->out, ']');
}

/* A page that answers for what is not there says so as its status. */
static void edition_fields(struct writer *writer, const struct page *page) {
  const struct release *release = page->edition->release;
  bool is_answer = strcmp(page->layout, "tombstone") == 0 || strcmp(page->layout, "redirect") == 0;
  text(writer, "edition", release != NULL ? release->name : (struct str){0});
  text(writer, "status", str_from(is_answer ? page->layout : edition_status_name(page->edition->status)));
  text(writer, "valid_from", release != NULL ? date_iso(writer->scratch, release->valid_from) : (struct str){0});
  text(writer, "valid_to", release != NULL && release->valid_to.year != 0 ? date_iso(writer->scratch, release->valid_to) : (struct str){0});
  if (page->target != NULL) text(writer, "target", page->target->url);
}

struct str twin_definition(const struct site *site, const struct entry *entry, struct arena *scratch) {
  struct writer writer = {.site = site, .scratch = scratch};
  return definition_of(&writer, entry);
}

/* Of a concept at its permanent address: the later edition in which its definition reads otherwise. */
static void redefinition(struct writer *writer, const struct page *page) {
  bool may_be = page->edition->is_dated && strcmp(page->layout, kind_name(KIND_CONCEPT)) == 0;
  const struct entry *later = may_be ? redefined_since(writer->scratch, writer->site->lineage, page->entry) : NULL;
  if (later == NULL) return;
  key(writer, "redefined");
  buf_add_char(writer->out, '{');
  text(writer, "edition", edition_name(later->edition));
  url(writer, later->url);
  buf_add_char(writer->out, '}');
}

void twin_write(const struct site *site, const struct pages *pages, const struct page *page, struct arena *scratch, struct buf *out) {
  struct writer writer = {site, scratch, out};
  const struct entry *entry = page->entry;
  buf_add_char(out, '{');
  text(&writer, "id", entry != NULL ? entry->id : (struct str){0});
  text(&writer, "kind", str_from(entry != NULL ? kind_name(entry->kind) : page->layout));
  text(&writer, "title", page_title(scratch, site, page));
  url(&writer, page->url);
  text(&writer, "publication", page->edition->publication);
  edition_fields(&writer, page);
  if (entry != NULL) {
    text_if_any(&writer, "number", entry->number);
    text_if_any(&writer, "summary", entry->summary);
    text_if_any(&writer, "text", words_of(&writer, entry));
    if (entry->kind == KIND_CONCEPT) text_if_any(&writer, "definition", definition_of(&writer, entry));
    redefinition(&writer, page);
    if (entry->declaration != NULL) indicator(&writer, entry->declaration->indicator);
    if (!str_equal(entry->home_url, entry->url)) text(&writer, "stands_in", entry->home_url);
  }
  relations(&writer, entry);
  used_by(&writer, entry);
  members(&writer, pages, page);
  if (page->comparison != NULL) {
    buf_add_zero(out, ",\"comparison\":{");
    const struct compare_export export = {site, page->decided, site->config->language};
    compare_write_json(&export, out);
    buf_add_char(out, '}');
  }
  buf_add_zero(out, "}\n");
}

/* ---- graph ---- */

/* Entities are named by their absolute address when there is one, else by their path. */
static struct str name_of(const struct writer *writer, const struct entry *entry) {
  return url_absolute(writer->scratch, writer->site->config->base_url, entry->url);
}

static const char *type_of(enum kind kind) {
  switch (kind) {
  case KIND_CONCEPT: return "DefinedTerm";
  case KIND_UNIT: return "Organization";
  case KIND_ACTION: return "Action";
  case KIND_PAGE:
  case KIND_PUBLICATION:
  case KIND_TRACK:
  case KIND_GOAL:
  case KIND_THEME:
  case KIND_AREA: break;
  }
  return "CreativeWork";
}

static void graph_entry(struct writer *writer, const struct entry *entry) {
  const struct links *links = writer->site->links;
  begin_item(writer);
  text(writer, "@id", name_of(writer, entry));
  text(writer, "@type", str_from(type_of(entry->kind)));
  text(writer, "kind", str_from(kind_name(entry->kind)));
  text(writer, "identifier", entry->id);
  text(writer, "name", entry->title);
  text_if_any(writer, "position", entry->number);
  text_if_any(writer, "description", entry->summary);
  for (unsigned relation = 0; relation < RELATION_COUNT; relation++) {
    bool is_open = false;
    for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
      const struct edge *edge = &links->edges_out[entry->index][i];
      if (edge->relation != (enum relation)relation) continue;
      if (!is_open) {
        key(writer, relation_name((enum relation)relation));
        buf_add_char(writer->out, '[');
      } else {
        buf_add_char(writer->out, ',');
      }
      is_open = true;
      buf_add_json(writer->out, name_of(writer, edge->to));
    }
    if (is_open) buf_add_char(writer->out, ']');
  }
  buf_add_char(writer->out, '}');
}

void graph_write(const struct site *site, const struct edition *edition, struct arena *scratch, struct buf *out) {
  struct writer writer = {site, scratch, out};
  buf_add_zero(out, "{\"@context\":{\"@vocab\":\"https://schema.org/\",\"kind\":\"additionalType\"");
  for (unsigned relation = 0; relation < RELATION_COUNT; relation++) {
    bool is_part = relation == RELATION_PART_OF;
    buf_format(out, ",\"%s\":{\"@id\":\"%s\",\"@type\":\"@id\"}", relation_name((enum relation)relation),
               is_part                         ? "isPartOf"
               : relation == RELATION_SAME_AS  ? "sameAs"
               : relation == RELATION_REPLACES ? "isBasedOn"
                                               : "about");
  }
  buf_add_zero(out, "},\"@graph\":[");
  for (size_t i = 0; i < edition->entry_count; i++) {
    if (!edition->entries[i].is_explanation) graph_entry(&writer, &edition->entries[i]);
  }
  buf_add_zero(out, "]}\n");
}
