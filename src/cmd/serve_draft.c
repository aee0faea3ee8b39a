#include "cmd/serve_draft.h"

#include "base/arena.h"
#include "base/diag.h"
#include "cmd/report.h"
#include "model/url.h"
#include "relate/compare.h"
#include "serve/address.h"

/* ---- changes ---- */

static const struct comparison *find_comparison(const struct site *site, const struct edition *draft) {
  for (size_t i = 0; i < site->comparison_count; i++) {
    if (site->comparisons[i]->to == draft) return site->comparisons[i];
  }
  return NULL;
}

static void write_count(const struct comparison *comparison, bool is_danish, struct buf *out) {
  size_t core = comparison->class_counts[CLASS_CORE];
  size_t count = comparison->difference_count;
  buf_format(out, "%zu %s", count, is_danish ? (count == 1 ? "ændring" : "ændringer") : count == 1 ? "change" : "changes");
  if (core > 0) buf_format(out, is_danish ? ", heraf %zu i kernen," : ", %zu of them in the core,", core);
}

/* "Fælles læring: 14 ændringer, heraf 3 i kernen, siden 2018" */
static void write_group(const struct build *build, const struct edition_group *group, bool is_danish, struct buf *out) {
  const struct edition *draft = group->current;
  const struct comparison *comparison = draft->status == STATUS_DRAFT ? find_comparison(&build->site, draft) : NULL;
  if (comparison == NULL) return;
  struct arena *scratch = arena_new();
  struct str from = edition_name(comparison->from);
  struct str url = url_comparison(scratch, draft->prefix, from, edition_name(draft));
  struct str base = address_base(scratch, build->config.base_url);
  buf_add_zero(out, "<li>");
  buf_add_html(out, draft->front != NULL ? draft->front->short_title : group->publication);
  buf_add_zero(out, ": ");
  if (comparison->difference_count > 0) {
    buf_add_zero(out, "<a href=\"");
    buf_add_html(out, str_join(scratch, base, url));
    buf_add_zero(out, "\">");
    write_count(comparison, is_danish, out);
  } else {
    buf_add_zero(out, is_danish ? "<span>ingen ændringer" : "<span>no changes");
  }
  buf_add_zero(out, is_danish ? " siden " : " since ");
  buf_add_html(out, from);
  buf_add_zero(out, comparison->difference_count > 0 ? "</a></li>\n" : "</span></li>\n");
  arena_free(scratch);
}

static size_t count_drafts(const struct site *site) {
  size_t count = 0;
  for (size_t i = 0; i < site->group_count; i++) count += site->groups[i].current->status == STATUS_DRAFT;
  return count;
}

void serve_draft_write_changes(const struct build *build, bool is_danish, struct buf *out) {
  if (count_drafts(&build->site) == 0) return;
  buf_format(out, "<p class=\"draft\">%s</p>\n<ul class=\"changes\">\n", is_danish ? "Udkast" : "Draft");
  for (size_t i = 0; i < build->site.group_count; i++) write_group(build, &build->site.groups[i], is_danish, out);
  buf_add_zero(out, "</ul>\n");
}

/* ---- what is left out ---- */

struct left_out {
  enum diag_language language;
  struct buf items;
  size_t count;
};

static void add(struct left_out *left_out, const struct diag *diag) {
  struct buf message;
  buf_init(&message, BUF_LIMIT_DEFAULT);
  diag_message(diag, left_out->language, &message);
  buf_add_zero(&left_out->items, "<li><code>");
  buf_add_html(&left_out->items, diag->path);
  buf_add_zero(&left_out->items, "</code>: ");
  buf_add_html(&left_out->items, buf_str(&message));
  buf_add_zero(&left_out->items, "</li>\n");
  left_out->count++;
  buf_release(&message);
}

static void add_all(struct left_out *left_out, const struct diags *diags) {
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (report_is_left_out(diags_at(diags, i))) add(left_out, diags_at(diags, i));
  }
}

/* Documents that are shown here because drafts are, and that a build would leave out. */
static void tell_shown(const struct build *build, struct diags *diags) {
  for (size_t i = 0; i < build->documents.count; i++) {
    const struct document *document = build->documents.at[i];
    const struct fields *fields = &document->fields;
    struct place place = {.file = document->file};
    bool is_later = fields->has_publish_at && fields->publish_at > build->options.moment;
    if (fields->is_draft) {
      diags_add(diags, DIAG_LEFT_OUT_DRAFT, place, (struct str){0}, (struct str){0}, (struct str){0});
    } else if (is_later) {
      diags_add(diags, DIAG_LEFT_OUT_LATER, place, fields->publish_at_text, (struct str){0}, (struct str){0});
    }
  }
}

void serve_draft_write_left_out(const struct build *build, const struct diags *diags, enum diag_language language, struct buf *out) {
  bool is_danish = language == DIAG_DANISH;
  struct left_out left_out = {.language = language};
  struct diags *shown = diags_new();
  buf_init(&left_out.items, BUF_LIMIT_DEFAULT);
  if (build->options.with_drafts) tell_shown(build, shown);
  add_all(&left_out, shown);
  add_all(&left_out, diags);
  if (left_out.count > 0) {
    buf_format(out,
               is_danish ? "<details class=\"left-out\">\n<summary>%zu udelades ved udgivelse</summary>\n<ul>\n"
                         : "<details class=\"left-out\">\n<summary>%zu left out when published</summary>\n<ul>\n",
               left_out.count);
    buf_add(out, buf_str(&left_out.items));
    buf_add_zero(out, "</ul>\n</details>\n");
  }
  buf_release(&left_out.items);
  diags_free(shown);
}
