#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "layout/feed.h"

#define WIDTH 340 /* so narrow that its words can be read on a telephone */
#define LEFT 8
#define RIGHT 332
#define ROW 44
#define LETTER 7.2 /* as wide as most are, at the most */

/* A picture has no style sheet but its own: the page's colours, for whoever reads on dark. Paper is always light. */
#define DARK                                                                                                                               \
  "<style>@media screen and (prefers-color-scheme: dark) {"                                                                                \
  " svg { fill: #e6e8e5 } .ground { fill: #14191b } .now { fill: #84cfc3; stroke: #84cfc3 }"                                               \
  " .then { fill: #1b302e; stroke: #84cfc3 } }</style>\n"

/* Years as a number: the beginning of a day. */
static double year_of(struct date date) {
  int month = date.month > 0 ? date.month : 1;
  int day = date.day > 0 ? date.day : 1;
  return date.year + (month - 1) / 12.0 + (day - 1) / 372.0;
}

/* An open period ends with the next one, or goes on to the end of the build's year: so the picture stays the same from day to day. */
static double end_of(const struct site *site, const struct edition_group *group, size_t number) {
  const struct release *release = group->dated[number]->release;
  if (release->valid_to.year != 0) return year_of(date_last_day(release->valid_to));
  if (number + 1 < group->dated_count) return year_of(group->dated[number + 1]->release->valid_from);
  double begin = year_of(release->valid_from);
  return begin < site->date.year ? site->date.year + 1 : begin + 1;
}

struct scale {
  double from;
  double to;
};

static double x_of(const struct scale *scale, double year) {
  return LEFT + (RIGHT - LEFT) * (year - scale->from) / (scale->to - scale->from);
}

/* "2014–17" for "2014-17", as the pages have it. */
static void add_name(struct str name, struct buf *out) {
  for (size_t i = 0; i < name.len; i++) {
    bool is_range = name.at[i] == '-' && i > 0 && i + 1 < name.len && ascii_is_digit(name.at[i - 1]) && ascii_is_digit(name.at[i + 1]);
    buf_add(out, is_range ? STR("–") : str_slice(name, i, i + 1));
  }
}

static void add_words(const struct site *site, const struct release *release, struct arena *scratch, struct buf *out) {
  struct str language = site->config->language;
  bool is_open = release->valid_to.year == 0;
  add_name(release->name, out);
  buf_add_zero(out, ": ");
  if (is_open) buf_add_zero(out, str_is(language, "en") ? "from " : "fra ");
  buf_add(out, date_written(scratch, release->valid_from, language));
  if (!is_open) buf_add_zero(out, " – ");
  if (!is_open) buf_add(out, date_written(scratch, release->valid_to, language));
}

/* The words above a bar begin where it begins, if there is room for them. */
static void write_words(double left, struct str words, struct buf *out) {
  bool has_room = left + (double)text_character_count(words) * LETTER <= RIGHT;
  buf_format(out, "<text x=\"%.1f\"", has_room ? left : RIGHT);
  if (!has_room) buf_add_zero(out, " text-anchor=\"end\"");
}

static void write_bar(const struct site *site, const struct edition_group *group, size_t number, const struct scale *scale,
                      struct arena *scratch, struct buf *out) {
  const struct edition *edition = group->dated[number];
  double left = x_of(scale, year_of(edition->release->valid_from));
  double width = x_of(scale, end_of(site, group, number)) - left;
  double top = 8 + (double)number * ROW;
  bool is_current = edition->status == STATUS_CURRENT;
  bool is_open = edition->release->valid_to.year == 0;
  struct buf words;
  buf_init(&words, BUF_LIMIT_DEFAULT);
  add_words(site, edition->release, scratch, &words);
  buf_format(out,
             "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"14\" rx=\"3\" fill=\"%s\" stroke=\"#0f5257\" "
             "stroke-width=\"1.5\"%s/>\n",
             is_current ? "now" : "then", left, top + 18, width, is_current ? "#0f5257" : "#e3efec",
             is_open ? " stroke-dasharray=\"4 3\"" : "");
  write_words(left, buf_str(&words), out);
  buf_format(out, " y=\"%.1f\">", top + 11);
  buf_add_html(out, buf_str(&words));
  buf_add_zero(out, "</text>\n");
  buf_release(&words);
}

struct image_size timeline_size(const struct edition_group *group) {
  return (struct image_size){WIDTH, 16 + (unsigned)group->dated_count * ROW};
}

void timeline_write(const struct site *site, const struct edition_group *group, struct arena *scratch, struct buf *out) {
  struct scale scale = {year_of(group->dated[0]->release->valid_from), 0};
  for (size_t i = 0; i < group->dated_count; i++) {
    double end = end_of(site, group, i);
    if (end > scale.to) scale.to = end;
  }
  unsigned height = timeline_size(group).height;
  buf_format(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %u\" width=\"%d\" height=\"%u\" font-family=\"sans-serif\" "
             "font-size=\"13\" fill=\"#1d2528\">\n" DARK "<rect class=\"ground\" width=\"%d\" height=\"%u\" fill=\"#ffffff\"/>\n",
             WIDTH, height, WIDTH, height, WIDTH, height);
  for (size_t i = 0; i < group->dated_count; i++) write_bar(site, group, i, &scale, scratch, out);
  buf_add_zero(out, "</svg>\n");
}
