#include "layout/plot.h"

#include "base/arena.h"

#define LEFT 14.0
#define RIGHT (PLOT_WIDTH - 46.0) /* the target's value stands right of it */
#define TOP 30.0
#define BOTTOM (PLOT_HEIGHT - 30.0)
#define MOST_LABELS 6

struct frame {
  double first; /* years */
  double last;
  double low; /* millionths */
  double high;
};

double plot_year(struct date date) {
  if (date.month == 0) return date.year + 0.5;
  if (date.day == 0) return date.year + (date.month - 0.5) / 12.0;
  return date.year + (date.month - 1) / 12.0 + (date.day - 0.5) / 372.0;
}

static void widen(struct frame *frame, double value) {
  if (value < frame->low) frame->low = value;
  if (value > frame->high) frame->high = value;
}

static struct frame frame_of(const struct plot *plot) {
  double target = (double)plot->target.millionths;
  struct frame frame = {plot_year(plot->points[0].date), plot_year(plot->points[plot->count - 1].date), target, target};
  if (plot->by.year != 0 && plot_year(plot->by) > frame.last) frame.last = plot_year(plot->by);
  if (frame.last <= frame.first) frame.last = frame.first + 1;
  for (size_t i = 0; i < plot->count; i++) widen(&frame, (double)plot->points[i].value.millionths);
  if (frame.high <= frame.low) frame.high = frame.low + 1;
  return frame;
}

static double x_of(const struct frame *frame, double year) {
  return LEFT + (RIGHT - LEFT) * (year - frame->first) / (frame->last - frame->first);
}

static double y_of(const struct frame *frame, struct amount value) {
  return BOTTOM - (BOTTOM - TOP) * ((double)value.millionths - frame->low) / (frame->high - frame->low);
}

static void write_text(struct buf *out, double x, double y, const char *anchor, struct str text) {
  buf_format(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
  buf_add_html(out, text);
  buf_add_zero(out, "</text>");
}

static void write_target(struct arena *scratch, const struct plot *plot, const struct frame *frame, struct buf *out) {
  double y = y_of(frame, plot->target);
  struct str value = amount_write(scratch, plot->target, plot->language);
  struct str label =
      plot->unit.len > 0 && plot->unit.len < 5 ? str_format(scratch, "%.*s %.*s", STR_ARG(value), STR_ARG(plot->unit)) : value;
  buf_format(out, "<path class=\"plot-target\" d=\"M%.1f %.1fH%.1f\"/>", LEFT - 6, y, RIGHT + 4);
  write_text(out, RIGHT + 7, y + 4, "start", label);
}

/* A value stands above its point, below it where the target's line is just above. */
static void write_value(struct arena *scratch, const struct plot *plot, const struct frame *frame, size_t number, struct buf *out) {
  const struct plot_point *point = &plot->points[number];
  double x = x_of(frame, plot_year(point->date)), y = y_of(frame, point->value), line = y_of(frame, plot->target);
  bool is_shown = plot->count <= MOST_LABELS || number == 0 || number + 1 == plot->count;
  bool is_below = line < y && y - line < 22;
  buf_format(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", x, y);
  if (!is_shown) return;
  const char *anchor = number == 0 ? "start" : x > RIGHT - 20 ? "end" : "middle";
  write_text(out, number == 0 ? x - 5 : x, is_below ? y + 18 : y - 9, anchor, amount_write(scratch, point->value, plot->language));
}

static void write_dates(struct arena *scratch, const struct plot *plot, const struct frame *frame, struct buf *out) {
  struct date last = plot->points[plot->count - 1].date;
  double x = x_of(frame, plot_year(last));
  write_text(out, LEFT - 6, PLOT_HEIGHT - 6, "start", date_written(scratch, plot->points[0].date, plot->language));
  if (date_compare(last, plot->points[0].date) == 0 || x < PLOT_WIDTH / 2.0) return;
  write_text(out, x, PLOT_HEIGHT - 6, x > PLOT_WIDTH - 70 ? "end" : "middle", date_written(scratch, last, plot->language));
}

void plot_draw(struct arena *scratch, const struct plot *plot, struct buf *out) {
  struct frame frame = frame_of(plot);
  buf_format(out, "<path class=\"plot-axis\" d=\"M%.1f %.1fH%.1f\"/>", LEFT - 6, BOTTOM + 8, RIGHT + 4);
  write_target(scratch, plot, &frame, out);
  buf_add_zero(out, "<path class=\"plot-line\" d=\"");
  for (size_t i = 0; i < plot->count; i++) {
    buf_format(out, "%c%.1f %.1f", i == 0 ? 'M' : 'L', x_of(&frame, plot_year(plot->points[i].date)), y_of(&frame, plot->points[i].value));
  }
  buf_add_zero(out, "\"/>");
  for (size_t i = 0; i < plot->count; i++) write_value(scratch, plot, &frame, i, out);
  write_dates(scratch, plot, &frame, out);
}
