#include "import/shape.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "model/anchor.h"

#define NO_TEXT ((struct str){0})
#define PICTURE_LIMIT ((size_t)32 << 20)

enum { HEADING_CHARACTERS = 90, PICTURES_MAX = 500 };

static struct str words_of(struct draft *draft, const struct node *node) {
  return text_fold_space(draft->arena, node_text(draft->arena, node));
}

/* ---- headings ---- */

/* A short paragraph all in bold type, with text below it, is a heading that its author only painted. */
static bool is_painted_heading(struct draft *draft, const struct node *node) {
  if (node->type != NODE_PARAGRAPH || node->first == NULL || node->first != node->last || node->first->type != NODE_STRONG) return false;
  if (node->next == NULL || node->next->type == NODE_FOOTNOTE || node->next->type == NODE_RULE) return false;
  for (const struct node *inner = node->first; inner != NULL; inner = node_next(inner, node)) {
    if (inner->type == NODE_IMAGE || inner->type == NODE_HARD_BREAK) return false;
  }
  struct str words = words_of(draft, node);
  char last = words.len > 0 ? words.at[words.len - 1] : '.';
  return text_character_count(words) <= HEADING_CHARACTERS && last != '.' && last != ',' && last != ';';
}

static void find_painted_headings(struct draft *draft) {
  unsigned level = 0;
  for (struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type == NODE_HEADING) level = node->as.heading.level;
    if (!is_painted_heading(draft, node)) continue;
    struct node *strong = node->first;
    node_unlink(strong);
    for (struct node *child = strong->first; child != NULL; child = strong->first) {
      node_unlink(child);
      node_append(node, child);
    }
    node->type = NODE_HEADING;
    node->as.heading.level = level < 6 ? level + 1 : 6;
    draft_tell(draft, EVENT_HEADING_GUESSED, node, words_of(draft, node), NO_TEXT);
  }
}

/* Bold type in a heading says nothing. */
static void unwrap_emphasis(struct node *heading) {
  for (struct node *node = heading->first; node != NULL;) {
    struct node *next = node->next;
    if (node->type == NODE_STRONG || node->type == NODE_EMPHASIS) {
      next = node->first;
      for (struct node *child = node->first; child != NULL; child = node->first) {
        node_unlink(child);
        node_insert_before(node, child);
      }
      if (next == NULL) next = node->next;
      node_unlink(node);
    }
    node = next;
  }
}

static unsigned highest_level(const struct draft *draft, size_t *count) {
  unsigned level = 7;
  *count = 0;
  for (const struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING) continue;
    if (node->as.heading.level < level) *count = 0;
    if (node->as.heading.level < level) level = node->as.heading.level;
    *count += node->as.heading.level == level;
  }
  return level;
}

/* The first heading, when nothing but short lines stands before it and no other is as high. */
static struct node *find_title(const struct draft *draft) {
  size_t count;
  unsigned level = highest_level(draft, &count);
  for (struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING) return NULL;
    if (node->as.heading.level == level) return count == 1 ? node : NULL;
    return NULL;
  }
  return NULL;
}

/* A short line alone before the first heading: OpenDocument's titles come as such. */
static struct node *find_title_line(struct draft *draft) {
  struct node *node = draft->root->first;
  if (node == NULL || node->type != NODE_PARAGRAPH || node->next == NULL || node->next->type != NODE_HEADING) return NULL;
  struct str words = words_of(draft, node);
  bool is_sentence = words.len == 0 || strchr(".,;:", words.at[words.len - 1]) != NULL;
  return is_sentence || text_character_count(words) > HEADING_CHARACTERS ? NULL : node;
}

static void take_title(struct draft *draft, struct str name) {
  struct node *heading = draft->root->first != NULL && draft->root->first->type == NODE_HEADING ? draft->root->first : NULL;
  bool is_repeated = heading != NULL && draft->title.len > 0 && str_equal(words_of(draft, heading), draft->title);
  if (!is_repeated) heading = find_title(draft);
  if (heading == NULL && draft->title.len == 0) heading = find_title_line(draft);
  if (heading != NULL) {
    draft->title = words_of(draft, heading);
    node_unlink(heading);
  }
  if (draft->title.len == 0) draft->title = text_fold_space(draft->arena, name);
  if (str_ends(draft->title, ":")) draft->title = str_trim(str_slice(draft->title, 0, draft->title.len - 1));
}

static void settle_levels(struct draft *draft) {
  size_t count;
  unsigned highest = highest_level(draft, &count);
  unsigned before = 1;
  for (struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING) continue;
    unsigned wanted = node->as.heading.level - highest + 2;
    unsigned level = wanted > before + 1 ? before + 1 : wanted > 6 ? 6 : wanted;
    if (level != wanted) draft_tell(draft, EVENT_LEVEL_CHANGED, node, words_of(draft, node), NO_TEXT);
    node->as.heading.level = before = level;
    unwrap_emphasis(node);
  }
}

/* ---- links ---- */

static void unlink_link(struct draft *draft, struct node *link) {
  draft_tell(draft, EVENT_LINK_DROPPED, link->first, link->as.link.url, NO_TEXT);
  for (struct node *child = link->first; child != NULL; child = link->first) {
    node_unlink(child);
    node_insert_before(link, child);
  }
  node_unlink(link);
}

static bool is_taken(const struct draft *draft, struct str id) {
  for (const struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type == NODE_HEADING && node->attributes != NULL && str_equal(node->attributes->id, id)) return true;
  }
  return false;
}

/* A link to a heading gives that heading a name of its own. */
static void lead_to(struct draft *draft, struct node *link, struct node *heading) {
  if (heading->attributes == NULL || heading->attributes->id.len == 0) {
    struct attributes *attributes = arena_alloc(draft->arena, sizeof *attributes);
    if (heading->attributes != NULL) *attributes = *heading->attributes;
    struct str slug = anchor_words(text_slug(draft->arena, words_of(draft, heading)));
    attributes->id = slug.len > 0 ? slug : STR("afsnit");
    for (size_t i = 2; is_taken(draft, attributes->id); i++) {
      attributes->id = str_format(draft->arena, "%.*s-%zu", slug.len > 0 ? (int)slug.len : 6, slug.len > 0 ? slug.at : "afsnit", i);
    }
    heading->attributes = attributes;
  }
  link->as.link.url = str_join(draft->arena, STR("#"), heading->attributes->id);
}

static void settle_links(struct draft *draft) {
  for (struct node *node = draft->root; node != NULL;) {
    struct node *next = node_next(node, draft->root);
    if (node->type == NODE_LINK && str_starts(node->as.link.url, "#")) {
      struct str name = str_slice(node->as.link.url, 1, node->as.link.url.len);
      struct node *heading = map_get(&draft->anchors, name);
      if (heading != NULL && heading->parent != NULL) {
        lead_to(draft, node, heading);
      } else {
        unlink_link(draft, node);
      }
    }
    node = next;
  }
}

/* ---- pictures ---- */

/* What programs write where an alternative text should be says nothing: a file's name, "Billede 3", a machine's guess. */
static bool says_nothing(struct draft *draft, struct str words) {
  static const char *const machine[] = {"automatisk genereret", "automatically generated", "ai-genereret", "ai-generated"};
  struct str lower = text_lower(draft->arena, words);
  for (size_t i = 0; i < sizeof machine / sizeof machine[0]; i++) {
    if (str_find(lower, str_from(machine[i]), 0) != STR_NOT_FOUND) return true;
  }
  static const char *const kinds[] = {"billede", "image", "picture", "grafik", "figur", "foto", "logo", "rid", "img"};
  struct str stem = path_extension(lower).len > 0 && str_find_char(lower, ' ', 0) == STR_NOT_FOUND ? path_stem(lower) : lower;
  if (stem.len < lower.len) return true;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (!str_starts(lower, kinds[i])) continue;
    struct str rest = str_slice(lower, strlen(kinds[i]), lower.len);
    bool is_number = true;
    for (size_t j = 0; j < rest.len; j++) is_number &= ascii_is_digit(rest.at[j]) || rest.at[j] == ' ' || rest.at[j] == '_';
    if (is_number) return true;
  }
  return lower.len == 0;
}

static const char *shown_extension(struct str path) {
  static const char *const shown[] = {"png", "jpg", "jpeg", "webp", "svg"};
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    if (path_has_extension(path, shown[i])) return shown[i];
  }
  return NULL;
}

static bool read_picture(struct draft *draft, const struct shape *shape, struct str url, struct str *bytes) {
  struct str clean;
  if (!path_resolve(draft->arena, NO_TEXT, url, &clean) || clean.len == 0) return false;
  const char *roots[] = {shape->folder, shape->other_root};
  for (size_t i = 0; i < 2; i++) {
    if (roots[i] == NULL) continue;
    const char *path = str_zero(draft->arena, path_join(draft->arena, str_from(roots[i]), clean));
    if (file_read(draft->arena, path, PICTURE_LIMIT, bytes)) return true;
  }
  return false;
}

/* One file for a picture that is shown twice. */
static struct str keep_picture(struct draft *draft, const struct shape *shape, const char *extension, struct str bytes) {
  for (size_t i = 0; i < draft->picture_count; i++) {
    if (str_equal(draft->pictures[i].bytes, bytes)) return draft->pictures[i].name;
  }
  draft->pictures = arena_grow(draft->arena, draft->pictures, draft->picture_count, &draft->picture_capacity, sizeof *draft->pictures);
  struct picture *picture = &draft->pictures[draft->picture_count++];
  picture->name = str_format(draft->arena, "figurer/%.*s-%zu.%s", STR_ARG(shape->base), draft->picture_count, extension);
  picture->bytes = bytes;
  return picture->name;
}

static void leave_out(struct draft *draft, struct node *image) {
  struct str url = image->as.link.url;
  struct str what = str_starts(url, "data:") ? STR("data:") : path_name(url);
  struct str words = str_format(draft->arena, "her stod et billede, som ikke kan vises: %.*s", STR_ARG(text_visible(draft->arena, what)));
  for (size_t at = str_find(words, STR("--"), 0); at != STR_NOT_FOUND; at = str_find(words, STR("--"), 0)) {
    words = str_join(draft->arena, str_slice(words, 0, at + 1), str_slice(words, at + 2, words.len));
  }
  struct node *note = draft_note(draft, words);
  node_insert_before(image, note);
  node_unlink(image);
  draft_tell(draft, EVENT_PICTURE_LEFT_OUT, note, what, NO_TEXT);
}

static void settle_picture(struct draft *draft, const struct shape *shape, struct node *image) {
  struct str bytes;
  const char *extension = shown_extension(image->as.link.url);
  bool is_shown = extension != NULL && draft->picture_count < PICTURES_MAX && read_picture(draft, shape, image->as.link.url, &bytes);
  if (!is_shown || bytes.len == 0) {
    leave_out(draft, image);
    return;
  }
  struct str words = words_of(draft, image);
  struct str title = image->as.link.title;
  image->first = image->last = NULL;
  if (says_nothing(draft, words) && !says_nothing(draft, title)) words = title;
  if (says_nothing(draft, title) || str_equal(title, words)) image->as.link.title = NO_TEXT;
  image->as.link.url = keep_picture(draft, shape, extension, bytes);
  if (says_nothing(draft, words)) {
    draft_tell(draft, EVENT_ALT_WANTED, image, image->as.link.url, NO_TEXT);
  } else {
    node_append(image, draft_text(draft, words));
  }
}

static void settle_pictures(struct draft *draft, const struct shape *shape) {
  for (struct node *node = draft->root; node != NULL;) {
    struct node *next = node_skip(node, draft->root);
    if (node->type != NODE_IMAGE) next = node_next(node, draft->root);
    if (node->type == NODE_IMAGE) settle_picture(draft, shape, node);
    node = next;
  }
}

/* A brochure's page shows its heading large, and then again above the text. */
static void drop_repeated_headings(struct draft *draft) {
  for (struct node *node = draft->root->first; node != NULL && node->next != NULL;) {
    struct node *next = node->next;
    bool are_headings = node->type == NODE_HEADING && next->type == NODE_HEADING;
    if (are_headings &&
        str_equal(text_fold_case(draft->arena, words_of(draft, node)), text_fold_case(draft->arena, words_of(draft, next)))) {
      draft_tell(draft, EVENT_REPEATED, next, words_of(draft, next), NO_TEXT);
      if (node->as.heading.level < next->as.heading.level) next->as.heading.level = node->as.heading.level;
      node_unlink(node);
      node->parent = next; /* what was done to its words is told there */
    }
    node = next;
  }
}

/* ---- tables ---- */

static const struct node *cell_at(const struct node *row, size_t column) {
  const struct node *cell = row->first;
  for (size_t i = 0; i < column && cell != NULL; i++) cell = cell->next;
  return cell;
}

/* A column with nothing but figures below its head stands right, unless its author said otherwise. */
static void align_figures(struct draft *draft, struct node *table) {
  size_t column = 0;
  for (struct node *head = table->first->first; head != NULL; head = head->next, column++) {
    bool has_figures = false;
    bool has_others = false;
    for (const struct node *row = table->first->next; row != NULL; row = row->next) {
      const struct node *cell = cell_at(row, column);
      struct str text = cell != NULL ? words_of(draft, cell) : NO_TEXT;
      has_figures |= draft_is_figure(text);
      has_others |= text.len > 0 && !draft_is_figure(text);
    }
    if (has_figures && !has_others && head->as.cell.alignment == ALIGN_NONE) head->as.cell.alignment = ALIGN_RIGHT;
  }
}

void shape_document(struct draft *draft, const struct shape *shape) {
  find_painted_headings(draft);
  drop_repeated_headings(draft);
  take_title(draft, shape->name);
  settle_levels(draft);
  settle_links(draft);
  settle_pictures(draft, shape);
  for (struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type == NODE_TABLE && node->first != NULL) align_figures(draft, node);
  }
}
