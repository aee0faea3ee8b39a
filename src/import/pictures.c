#include "import/pictures.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/file.h"

#define NO_TEXT ((struct str){0})
#define MEGABYTE ((size_t)1 << 20)
#define PAGE_SQUARE_INCHES 96.7 /* A4 */
#define PIXELS_MAX 150e6        /* of all pictures together: they are taken out at once */
#define COVERING 0.6            /* of that: a scanned page or a backdrop */

enum {
  FIELDS = 14,       /* of a line of pdfimages -list */
  LISTED_MAX = 2000, /* pictures that are looked at */
  SIDE_MIN = 48,     /* pixels: what is smaller is an ornament */
  PAGES_MANY = 3,    /* a picture on so many pages belongs to the pages */
  ON_PAGE_MAX = 12,  /* more are strips of one picture */
};

/* One line of the list. */
struct listed {
  unsigned page;
  unsigned number;
  double width; /* pixels */
  double height;
  double square_inches; /* on the page; 0 when nobody knows */
  struct str object;    /* the same for a picture that stands twice; empty for one that stands in the page itself */
  bool is_picture;      /* not a mask */
  bool is_masked;
  bool is_rgb; /* or grey, not the inks of a printer */
  bool is_jpeg;
};

struct list {
  struct listed *at;
  size_t count;
  size_t capacity;
};

/* ---- the list ---- */

static double number_of(struct arena *arena, struct str word) {
  double number = strtod(str_zero(arena, word), NULL);
  return number > 0 && number < 1e6 ? number : 0;
}

/* page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; a picture in the page itself has "[inline]" for
 * both of object and ID. */
static bool read_line(struct arena *arena, struct str line, struct listed *listed) {
  struct str words[FIELDS] = {{0}};
  struct str word;
  size_t count = 0;
  while (count < FIELDS && str_split(&line, ' ', &word)) {
    if (word.len > 0) words[count++] = word;
  }
  if (count < FIELDS - 1 || words[0].at[0] < '0' || words[0].at[0] > '9') return false;
  bool is_inline = str_is(words[10], "[inline]");
  double across = number_of(arena, words[is_inline ? 11 : 12]);
  double down = number_of(arena, words[is_inline ? 12 : 13]);
  *listed = (struct listed){
      .page = (unsigned)number_of(arena, words[0]),
      .number = (unsigned)number_of(arena, words[1]),
      .width = number_of(arena, words[3]),
      .height = number_of(arena, words[4]),
      .object = is_inline ? NO_TEXT : str_format(arena, "%.*s %.*s", STR_ARG(words[10]), STR_ARG(words[11])),
      .is_picture = str_is(words[2], "image"),
      .is_rgb = !str_is(words[5], "cmyk") && !str_is(words[6], "4"),
      .is_jpeg = str_is(words[8], "jpeg"),
  };
  if (across > 0 && down > 0) listed->square_inches = listed->width / across * (listed->height / down);
  return listed->page > 0;
}

static void read_list(const struct draft *draft, const char *path, struct list *list) {
  struct arena *arena = draft->arena;
  struct child_limits limits = {
      .seconds = 20, .output = 4 * MEGABYTE, .file = MEGABYTE, .memory = 2048 * MEGABYTE, .watch = draft_ticks(draft)};
  const char *argv[] = {"pdfimages", "-list", "--", path, NULL};
  struct child_result result;
  struct str line;
  struct listed listed;
  child_run(argv, &limits, &result);
  for (struct str rest = buf_str(&result.output); str_split(&rest, '\n', &line) && list->count < LISTED_MAX;) {
    if (!read_line(arena, line, &listed)) continue;
    bool is_mask = !listed.is_picture && list->count > 0 && list->at[list->count - 1].page == listed.page;
    if (is_mask) list->at[list->count - 1].is_masked = true;
    list->at = arena_grow(arena, list->at, list->count, &list->capacity, sizeof *list->at);
    list->at[list->count++] = listed;
  }
  child_release(&result);
}

/* ---- what is a picture to a reader ---- */

static size_t count_pages_with(const struct list *list, const struct listed *wanted) {
  size_t count = 0;
  unsigned page = 0;
  for (size_t i = 0; i < list->count && wanted->object.len > 0; i++) {
    if (!str_equal(list->at[i].object, wanted->object) || list->at[i].page == page) continue;
    page = list->at[i].page;
    count++;
  }
  return count;
}

static size_t count_on_page(const struct list *list, unsigned page) {
  size_t count = 0;
  for (size_t i = 0; i < list->count; i++) count += list->at[i].is_picture && list->at[i].page == page;
  return count;
}

/* EVENT_ALT_WANTED for one that is taken. */
static enum event judge(const struct list *list, const struct listed *listed) {
  if (count_pages_with(list, listed) >= PAGES_MANY) return EVENT_PICTURE_ON_MANY;
  if (listed->square_inches > COVERING * PAGE_SQUARE_INCHES) return EVENT_PICTURE_COVERS;
  bool is_small = listed->width < SIDE_MIN || listed->height < SIDE_MIN;
  if (is_small || count_on_page(list, listed->page) > ON_PAGE_MAX) return EVENT_PICTURE_BITS;
  return listed->is_masked || !listed->is_rgb ? EVENT_PICTURE_LEFT_OUT : EVENT_ALT_WANTED;
}

/* ---- taking them ---- */

static bool extract(const struct draft *draft, const char *path, const char *work) {
  struct child_limits limits = {
      .seconds = 60, .output = MEGABYTE, .file = 64 * MEGABYTE, .memory = 2048 * MEGABYTE, .folder = work, .watch = draft_ticks(draft)};
  const char *argv[] = {"pdfimages", "-png", "-j", "-p", "--", path, "s", NULL};
  struct child_result result;
  child_run(argv, &limits, &result);
  child_release(&result);
  return result.end == CHILD_FINE;
}

/* Behind the last block of the page, or of the one before that has any; pictures of a page in their order. */
static void place(struct draft *draft, unsigned page, struct str name) {
  struct node *paragraph = node_new(draft->arena, NODE_PARAGRAPH);
  struct node *image = node_new(draft->arena, NODE_IMAGE);
  unsigned with_text = page;
  image->as.link.url = name;
  node_append(paragraph, image);
  while (with_text > 0 && draft->page_ends[with_text] == NULL) with_text--;
  struct node *before = with_text > 0 ? draft->page_ends[with_text] : NULL;
  struct node *after = before != NULL ? before->next : draft->root->first;
  if (after != NULL) {
    node_insert_before(after, paragraph);
  } else {
    node_append(draft->root, paragraph);
  }
  draft->page_ends[with_text] = paragraph;
}

void pictures_take(struct draft *draft, const char *path, const char *work, unsigned page_count) {
  struct arena *arena = draft->arena;
  struct list list = {0};
  double pixels = 0;
  read_list(draft, path, &list);
  for (size_t i = 0; i < list.count; i++) pixels += list.at[i].width * list.at[i].height;
  bool is_there = list.count > 0 && pixels < PIXELS_MAX && extract(draft, path, work);
  for (size_t i = 0; i < list.count; i++) {
    const struct listed *listed = &list.at[i];
    if (!listed->is_picture || listed->page > page_count) continue;
    enum event event = judge(&list, listed);
    const char *extension = listed->is_jpeg ? "jpg" : "png";
    struct str name = str_format(arena, "s-%03u-%03u.%s", listed->page, listed->number, extension);
    const char *file = str_zero(arena, str_format(arena, "%s/%.*s", work, STR_ARG(name)));
    bool is_taken = event == EVENT_ALT_WANTED && is_there && file_type(file) == FILE_REGULAR;
    if (is_taken) place(draft, listed->page, name);
    if (event == EVENT_ALT_WANTED && !is_taken) event = EVENT_PICTURE_LEFT_OUT;
    struct str where = str_format(arena, "s. %u: %.0f × %.0f", listed->page, listed->width, listed->height);
    if (!is_taken) draft_tell(draft, event, NULL, where, NO_TEXT);
  }
}
