#include "cmd/import_report.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/text.h"

enum { SHOWN_MAX = 12, CHANGES_MAX = 20, WORDS_MAX = 60 };

static size_t count_nodes(const struct node *root, enum node_type type) {
  size_t count = 0;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) count += node->type == type;
  return count;
}

static void add_contents(const struct import *import, bool is_danish, struct buf *out) {
  static const struct {
    enum node_type type;
    const char *english;
    const char *danish;
  } counted[] = {
      {NODE_HEADING, "headings", "overskrifter"}, {NODE_PARAGRAPH, "paragraphs", "afsnit"}, {NODE_ITEM, "list items", "punkter"},
      {NODE_TABLE, "tables", "tabeller"},         {NODE_FOOTNOTE, "notes", "noter"},        {NODE_IMAGE, "pictures", "billeder"},
  };
  const char *parted = " ";
  for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++) {
    size_t count = count_nodes(import->draft.root, counted[i].type);
    if (count == 0) continue;
    buf_format(out, "%s%s: %zu", parted, is_danish ? counted[i].danish : counted[i].english, count);
    parted = ", ";
  }
  buf_add_char(out, '\n');
}

static void add_sentence(const struct draft *draft, enum event event, bool is_danish, struct buf *out) {
  struct str sentence = str_from(event_sentence(event, is_danish));
  size_t at = str_find(sentence, STR("{n}"), 0);
  buf_format(out, "  %.*s%zu\n", (int)at, sentence.at, draft_count(draft, event));
}

/* Of the node or, when it has become part of another, of that one. */
static unsigned line_of(const struct node *node) {
  while (node != NULL && node->line == 0) node = node->parent;
  return node != NULL ? node->line : 0;
}

static void add_place(const struct draft *draft, const struct happening *happening, struct str path, struct buf *out) {
  struct str text = text_visible(draft->arena, text_shorten(draft->arena, happening->text, WORDS_MAX));
  struct str became = text_visible(draft->arena, text_shorten(draft->arena, happening->became, WORDS_MAX));
  buf_add(out, STR("    "));
  unsigned line = line_of(happening->node);
  if (line > 0) buf_format(out, "%.*s:%u: ", STR_ARG(path), line);
  buf_add(out, text);
  if (became.len > 0) buf_format(out, "%s%.*s", text.len > 0 ? " → " : "", STR_ARG(became));
  buf_add_char(out, '\n');
}

struct change {
  const struct happening *first;
  size_t count;
};

static int compare_changes(const void *a, const void *b) {
  const struct change *x = *(const struct change *const *)a;
  const struct change *y = *(const struct change *const *)b;
  if (x->count != y->count) return (x->count < y->count) - (x->count > y->count);
  return str_compare(x->first->text, y->first->text);
}

/* Words that were mended, by what they were and are. */
static void count_changes(const struct draft *draft, struct map *changes) {
  map_init(changes, draft->arena);
  for (size_t i = 0; i < draft->happening_count; i++) {
    const struct happening *happening = &draft->happenings[i];
    if (happening->event != EVENT_MENDED) continue;
    struct str key = str_format(draft->arena, "%.*s\n%.*s", STR_ARG(happening->text), STR_ARG(happening->became));
    struct change *change = map_get(changes, key);
    if (change == NULL) {
      change = arena_alloc(draft->arena, sizeof *change);
      change->first = happening;
      map_put(changes, key, change);
    }
    change->count++;
  }
}

/* Each change once, the most frequent first. */
static void add_changes(const struct draft *draft, bool is_danish, struct buf *out) {
  struct map changes;
  count_changes(draft, &changes);
  struct change **sorted = arena_array(draft->arena, changes.count + 1, sizeof(struct change *));
  for (size_t i = 0; i < changes.count; i++) sorted[i] = changes.items[i].value;
  qsort(sorted, changes.count, sizeof(struct change *), compare_changes);
  for (size_t i = 0; i < changes.count && i < CHANGES_MAX; i++) {
    struct str text = text_visible(draft->arena, sorted[i]->first->text);
    struct str became = text_visible(draft->arena, sorted[i]->first->became);
    buf_format(out, "%s%.*s → %.*s", i == 0 ? "    " : ", ", STR_ARG(text), STR_ARG(became));
    if (sorted[i]->count > 1) buf_format(out, " (%zu)", sorted[i]->count);
  }
  if (changes.count > CHANGES_MAX) {
    buf_format(out, is_danish ? " … og %zu til (--verbose viser alle)" : " … and %zu more (--verbose shows all)",
               changes.count - CHANGES_MAX);
  }
  buf_add_char(out, '\n');
}

static void add_event(const struct settings *settings, const struct draft *draft, enum event event, struct str path, struct buf *out) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  size_t shown = 0;
  size_t count = draft_count(draft, event);
  if (count == 0) return;
  add_sentence(draft, event, is_danish, out);
  if (event == EVENT_MENDED && !settings->is_verbose) add_changes(draft, is_danish, out);
  if (!event_is_for_eyes(event) && !settings->is_verbose) return;
  for (size_t i = 0; i < draft->happening_count; i++) {
    if (draft->happenings[i].event != event) continue;
    if (++shown > SHOWN_MAX && !settings->is_verbose) break;
    add_place(draft, &draft->happenings[i], path, out);
  }
  if (shown > SHOWN_MAX && !settings->is_verbose) {
    buf_format(out, is_danish ? "    … og %zu til (--verbose viser alle)\n" : "    … and %zu more (--verbose shows all)\n",
               count - SHOWN_MAX);
  }
}

void import_report(const struct settings *settings, const struct import *import, struct str path) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  struct buf out;
  if (settings->is_quiet) return;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  buf_format(&out,
             settings->is_dry ? (is_danish ? "ville blive til %.*s:" : "would become %.*s:")
                              : (is_danish ? "blev til %.*s:" : "became %.*s:"),
             STR_ARG(path));
  add_contents(import, is_danish, &out);
  for (size_t i = 0; i < EVENT_COUNT; i++) add_event(settings, &import->draft, (enum event)i, path, &out);
  fwrite(out.at, 1, out.len, stderr);
  buf_release(&out);
}
