#include "base/arena.h"
#include "layout/feed.h"

#define WIDTH 420
#define LEFT 8
#define RIGHT 412
#define ROW 44

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

static void write_bar(const struct site *site, const struct edition_group *group, size_t number, const struct scale *scale,
                      struct arena *scratch, struct buf *out) {
  const struct edition *edition = group->dated[number];
  const struct release *release = edition->release;
  double left = x_of(scale, year_of(release->valid_from));
  double width = x_of(scale, end_of(site, group, number)) - left;
  double top = 8 + (double)number * ROW;
  bool is_current = edition->status == STATUS_CURRENT;
  bool is_open = release->valid_to.year == 0;
  buf_format(out,
             "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"14\" rx=\"3\" fill=\"%s\" stroke=\"#0f5257\" stroke-width=\"1.5\"%s/>\n",
             left, top + 18, width, is_current ? "#0f5257" : "#e3efec", is_open ? " stroke-dasharray=\"4 3\"" : "");
  bool is_far_right = left > WIDTH / 2.0;
  buf_format(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", is_far_right ? left + width : left, top + 11,
             is_far_right ? "end" : "start");
  buf_add_html(out, release->name);
  buf_add_zero(out, ": ");
  if (is_open) buf_add_zero(out, str_is(site->config->language, "en") ? "from " : "fra ");
  buf_add_html(out, date_written(scratch, release->valid_from, site->config->language));
  if (!is_open) buf_add_zero(out, " – ");
  if (!is_open) buf_add_html(out, date_written(scratch, release->valid_to, site->config->language));
  buf_add_zero(out, "</text>\n");
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
             "font-size=\"13\" fill=\"#1d2528\">\n<rect width=\"%d\" height=\"%u\" fill=\"#ffffff\"/>\n",
             WIDTH, height, WIDTH, height, WIDTH, height);
  for (size_t i = 0; i < group->dated_count; i++) write_bar(site, group, i, &scale, scratch, out);
  buf_add_zero(out, "</svg>\n");
}
