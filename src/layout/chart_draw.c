#include <stdint.h>

#include "base/arena.h"
#include "layout/chart.h"
#include "layout/chart_order.h"
#include "layout/chart_text.h"
#include "layout/href.h"
#include "model/url.h"
#include "relate/foreign.h"

#define SIZE 13.0 /* of the letters; LINE from one line to the next */
#define LINE 17
#define PAD_X 11
#define PAD_Y 8
#define HEAD 28 /* above a column: what is in it */

#define WIDE 840
#define WIDE_GAP 48     /* between columns */
#define WIDE_MARGIN 36  /* right of the last one, for lines within it */
#define WIDE_COLUMN 260 /* at most */
#define WIDE_LINES 3
#define WIDE_PASSING 6 /* the height a passing line takes in a column */

#define NARROW 340
#define NARROW_RAIL 58 /* left of the boxes, for the lines */
#define NARROW_LINES 2
#define GAP 8
#define TITLE_HITS 32 /* words of other languages: more than the lines of a box hold */

struct drawing {
  struct arena *scratch;
  const struct chart *chart;
  struct str page_url;
  struct str language;
  struct buf *out;
  double box_width;
  struct chart_label *labels; /* per node */
};

struct point {
  double x;
  double y;
};

/* ---- boxes ---- */

static double box_height(const struct drawing *drawing, size_t node) {
  size_t lines = drawing->labels[node].count + (drawing->chart->nodes[node].member_count > 0);
  return (double)lines * LINE + PAD_Y * 2 - (LINE - SIZE);
}

static void make_labels(struct drawing *drawing, size_t line_count) {
  const struct chart *chart = drawing->chart;
  drawing->labels = arena_array(drawing->scratch, chart->node_count, sizeof *drawing->labels);
  for (size_t i = 0; i < chart->node_count; i++) {
    drawing->labels[i] = chart_label(drawing->scratch, chart->nodes[i].title, (drawing->box_width - PAD_X - 4) / SIZE, line_count);
  }
}

static void open_line(struct buf *out, struct point at) {
  buf_format(out, "<tspan x=\"%.0f\" y=\"%.0f\">", at.x, at.y);
}

static void close_line(struct buf *out, bool is_last) {
  buf_add_zero(out, is_last ? "</tspan>" : " </tspan>"); /* the blank keeps words apart for those who listen */
}

/* How much of a line is the text's own. */
static size_t own_length(const struct chart_label *label, size_t number) {
  struct str line = label->lines[number];
  if (line.at == label->text.at + label->starts[number]) return line.len;
  return line.len - (str_ends(line, "…") ? strlen("…") : strlen("-"));
}

/* A line of a title; what of it is in another language says so, also where a line ends within it. */
static void write_title_line(struct buf *out, const struct chart_label *label, size_t number, const struct foreign_hit *hits,
                             size_t hit_count) {
  struct str line = label->lines[number];
  size_t start = label->starts[number], length = own_length(label, number), at = 0;
  for (size_t i = 0; i < hit_count && hits[i].start < start + length; i++) {
    if (hits[i].end <= start) continue;
    size_t low = hits[i].start > start ? hits[i].start - start : 0;
    size_t high = hits[i].end - start < length ? hits[i].end - start : length;
    buf_add_html(out, str_slice(line, at, low));
    buf_format(out, "<tspan lang=\"%.*s\">", STR_ARG(hits[i].language));
    buf_add_html(out, str_slice(line, low, high));
    buf_add_zero(out, "</tspan>");
    at = high;
  }
  buf_add_html(out, str_slice(line, at, line.len));
}

static void write_words(struct drawing *drawing, size_t number, struct point corner) {
  const struct chart_node *node = &drawing->chart->nodes[number];
  const struct chart_label *label = &drawing->labels[number];
  struct point at = {corner.x + PAD_X, corner.y + PAD_Y + SIZE - 2};
  const struct termset *foreign = drawing->chart->foreign;
  struct foreign_hit hits[TITLE_HITS];
  size_t hit_count = foreign != NULL ? foreign_find(drawing->scratch, foreign, label->text, hits, TITLE_HITS) : 0;
  buf_add_zero(drawing->out, "<text>");
  for (size_t i = 0; i < label->count; i++, at.y += LINE) {
    open_line(drawing->out, at);
    write_title_line(drawing->out, label, i, hits, hit_count);
    close_line(drawing->out, i + 1 == label->count && node->member_count == 0);
  }
  if (node->member_count > 0) {
    struct str kind = str_from(kind_title(node->kind, drawing->language));
    struct str count = node->is_rest ? str_format(drawing->scratch, "+ %zu", node->member_count)
                                     : str_format(drawing->scratch, "%.*s: %zu", STR_ARG(kind), node->member_count);
    open_line(drawing->out, at);
    buf_add_html(drawing->out, count);
    close_line(drawing->out, true);
  }
  buf_add_zero(drawing->out, "</text>");
}

static void write_box(struct drawing *drawing, size_t number, struct point corner) {
  const struct chart_node *node = &drawing->chart->nodes[number];
  struct buf *out = drawing->out;
  double height = box_height(drawing, number);
  bool is_subject = number == drawing->chart->subject;
  buf_add_zero(out, "<a href=\"");
  href_write(out, url_relative(drawing->scratch, drawing->page_url, node->url));
  buf_format(out, "\" class=\"chart-%s%s%s\" data-node=\"%zu\"", kind_name(node->kind), node->member_count > 0 ? " chart-group" : "",
             is_subject ? " chart-subject" : "", number + 1);
  if (is_subject) buf_add_zero(out, " aria-current=\"page\"");
  if (drawing->labels[number].is_cut) {
    buf_add_zero(out, " aria-label=\"");
    buf_add_html(out, node->title);
    buf_add_char(out, '"');
  }
  buf_format(out, "><rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\"/>", corner.x, corner.y, drawing->box_width, height);
  buf_format(out, "<path d=\"M%.0f %.0fv%.0f\"/>", corner.x + 2, corner.y, height);
  write_words(drawing, number, corner);
  buf_add_zero(out, "</a>\n");
}

static bool has_kind(const struct chart *chart, enum kind kind) {
  for (size_t i = 0; i < chart->node_count; i++) {
    if (chart->nodes[i].kind == kind) return true;
  }
  return false;
}

/* Areas and themes share a column. */
static struct str layer_title(const struct drawing *drawing, enum chart_layer layer) {
  static const enum kind kinds[] = {KIND_AREA, KIND_GOAL, KIND_ACTION, KIND_TRACK, KIND_CONCEPT};
  struct str title = str_from(kind_title(kinds[layer], drawing->language));
  if (layer != CHART_AREAS || !has_kind(drawing->chart, KIND_THEME)) return title;
  struct str themes = str_from(kind_title(KIND_THEME, drawing->language));
  return has_kind(drawing->chart, KIND_AREA) ? str_format(drawing->scratch, "%.*s, %.*s", STR_ARG(title), STR_ARG(themes)) : themes;
}

static void write_title(struct drawing *drawing, enum chart_layer layer, struct point at) {
  buf_format(drawing->out, "<text class=\"chart-title\" x=\"%.0f\" y=\"%.0f\">", at.x, at.y);
  buf_add_html(drawing->out, layer_title(drawing, layer));
  buf_add_zero(drawing->out, "</text>\n");
}

/* ---- columns side by side ---- */

struct columns {
  struct drawing *drawing;
  struct chart_order order;
  size_t place_capacity;
  size_t *places_of; /* per node */
  size_t column_of[CHART_LAYER_COUNT];
  enum chart_layer layers[CHART_LAYER_COUNT]; /* per column */
  size_t **routes;                            /* per edge: the places its line goes through, from left to right */
  size_t *route_counts;
};

static size_t add_place(struct columns *columns, size_t column, double height, size_t node) {
  struct chart_order *order = &columns->order;
  order->places = arena_grow(columns->drawing->scratch, order->places, order->place_count, &columns->place_capacity, sizeof *order->places);
  order->places[order->place_count] = (struct chart_place){.column = column, .height = height, .node = node};
  return order->place_count++;
}

static void make_columns(struct columns *columns) {
  const struct chart *chart = columns->drawing->chart;
  for (unsigned layer = 0; layer < CHART_LAYER_COUNT; layer++) {
    bool is_used = false;
    for (size_t i = 0; i < chart->node_count; i++) is_used = is_used || chart->nodes[i].layer == (enum chart_layer)layer;
    columns->column_of[layer] = columns->order.column_count;
    if (is_used) columns->layers[columns->order.column_count++] = (enum chart_layer)layer;
  }
}

static void make_places(struct columns *columns) {
  const struct drawing *drawing = columns->drawing;
  columns->places_of = arena_array(drawing->scratch, drawing->chart->node_count, sizeof *columns->places_of);
  for (size_t i = 0; i < drawing->chart->node_count; i++) {
    columns->places_of[i] = add_place(columns, columns->column_of[drawing->chart->nodes[i].layer], box_height(drawing, i), i);
  }
}

/* The line's own places in the columns it passes, between its ends; nothing of it for lines within a column. */
static void make_route(struct columns *columns, size_t edge) {
  const struct chart_edge *of = &columns->drawing->chart->edges[edge];
  size_t left = columns->places_of[of->from], right = columns->places_of[of->to];
  size_t first = columns->order.places[left].column, last = columns->order.places[right].column;
  size_t *route = arena_array(columns->drawing->scratch, last - first + 1, sizeof *route);
  route[0] = left;
  for (size_t column = first + 1; column < last; column++) route[column - first] = add_place(columns, column, WIDE_PASSING, SIZE_MAX);
  route[last - first] = right;
  columns->routes[edge] = route;
  columns->route_counts[edge] = last - first + 1;
}

static void connect(struct columns *columns) {
  struct chart_order *order = &columns->order;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; pass == 1 && i < order->place_count; i++) {
      struct chart_place *place = &order->places[i];
      place->left = arena_array(columns->drawing->scratch, place->left_count, sizeof *place->left);
      place->right = arena_array(columns->drawing->scratch, place->right_count, sizeof *place->right);
      place->left_count = place->right_count = 0;
    }
    for (size_t i = 0; i < columns->drawing->chart->edge_count; i++) {
      for (size_t j = 0; j + 1 < columns->route_counts[i]; j++) {
        struct chart_place *left = &order->places[columns->routes[i][j]];
        struct chart_place *right = &order->places[columns->routes[i][j + 1]];
        if (pass == 1) left->right[left->right_count] = columns->routes[i][j + 1];
        if (pass == 1) right->left[right->left_count] = columns->routes[i][j];
        left->right_count++;
        right->left_count++;
      }
    }
  }
}

static void fill_columns(struct columns *columns) {
  struct chart_order *order = &columns->order;
  order->columns = arena_array(columns->drawing->scratch, order->column_count, sizeof *order->columns);
  for (size_t i = 0; i < order->column_count; i++) {
    struct chart_column *column = &order->columns[i];
    column->places = arena_array(columns->drawing->scratch, order->place_count, sizeof *column->places);
    for (size_t j = 0; j < order->place_count; j++) {
      if (order->places[j].column == i) column->places[column->count++] = j;
    }
  }
}

static bool has_inner_lines(const struct chart *chart, enum chart_layer layer) {
  for (size_t i = 0; i < chart->edge_count; i++) {
    if (chart->nodes[chart->edges[i].from].layer == layer && chart->nodes[chart->edges[i].to].layer == layer) return true;
  }
  return false;
}

static double column_x(const struct columns *columns, size_t column) {
  return 1 + (double)column * (columns->drawing->box_width + WIDE_GAP);
}

static double middle(const struct chart_place *place) {
  return HEAD + place->top + place->height / 2;
}

/* A line within a column swings out to the right, further the longer it is. */
static void write_inner_line(struct buf *out, double x, double from, double to) {
  double reach = 12 + (from < to ? to - from : from - to) * 0.12;
  if (reach > WIDE_MARGIN) reach = WIDE_MARGIN;
  buf_format(out, "M%.0f %.1fC%.1f %.1f %.1f %.1f %.0f %.1f", x, from, x + reach, from, x + reach, to, x, to);
}

static void write_route(struct columns *columns, size_t edge) {
  const struct drawing *drawing = columns->drawing;
  const struct chart_edge *of = &drawing->chart->edges[edge];
  const size_t *route = columns->routes[edge];
  const struct chart_place *places = columns->order.places;
  double width = drawing->box_width;
  buf_format(drawing->out, "<path data-ends=\"%zu %zu\" d=\"", of->from + 1, of->to + 1);
  if (columns->route_counts[edge] == 1) {
    const struct chart_place *from = &places[columns->places_of[of->from]], *to = &places[columns->places_of[of->to]];
    write_inner_line(drawing->out, column_x(columns, from->column) + width, middle(from), middle(to));
  }
  for (size_t i = 0; i + 1 < columns->route_counts[edge]; i++) {
    const struct chart_place *from = &places[route[i]], *to = &places[route[i + 1]];
    double left = column_x(columns, from->column) + width, right = column_x(columns, to->column), half = (left + right) / 2;
    if (i == 0) buf_format(drawing->out, "M%.0f %.1f", left, middle(from));
    buf_format(drawing->out, "C%.1f %.1f %.1f %.1f %.0f %.1f", half, middle(from), half, middle(to), right, middle(to));
    if (i + 2 < columns->route_counts[edge]) buf_format(drawing->out, "h%.0f", width);
  }
  buf_add_zero(drawing->out, "\"/>\n");
}

static void write_columns(struct columns *columns) {
  struct drawing *drawing = columns->drawing;
  buf_add_zero(drawing->out, "<g class=\"chart-lines\">\n");
  for (size_t i = 0; i < drawing->chart->edge_count; i++) write_route(columns, i);
  buf_add_zero(drawing->out, "</g>\n");
  for (size_t i = 0; i < columns->order.column_count; i++) {
    const struct chart_column *column = &columns->order.columns[i];
    double x = column_x(columns, i);
    write_title(drawing, columns->layers[i], (struct point){x, SIZE});
    for (size_t j = 0; j < column->count; j++) {
      const struct chart_place *place = &columns->order.places[column->places[j]];
      if (place->node != SIZE_MAX) write_box(drawing, place->node, (struct point){x, HEAD + place->top});
    }
  }
}

struct chart_size chart_draw_wide(struct arena *scratch, const struct chart *chart, struct str page_url, struct str language,
                                  struct buf *out) {
  struct drawing drawing = {scratch, chart, page_url, language, out, 0, NULL};
  struct columns columns = {.drawing = &drawing};
  make_columns(&columns);
  if (columns.order.column_count == 0) return (struct chart_size){0, 0};
  size_t last = columns.order.column_count - 1;
  double margin = has_inner_lines(chart, columns.layers[last]) ? WIDE_MARGIN : 2;
  drawing.box_width = (WIDE - margin - (double)last * WIDE_GAP) / (double)(last + 1);
  if (drawing.box_width > WIDE_COLUMN) drawing.box_width = WIDE_COLUMN;
  make_labels(&drawing, WIDE_LINES);
  make_places(&columns);
  columns.routes = arena_array(scratch, chart->edge_count, sizeof *columns.routes);
  columns.route_counts = arena_array(scratch, chart->edge_count, sizeof *columns.route_counts);
  for (size_t i = 0; i < chart->edge_count; i++) make_route(&columns, i);
  connect(&columns);
  fill_columns(&columns);
  chart_order_untangle(scratch, &columns.order);
  double height = chart_order_stack(scratch, &columns.order, GAP);
  write_columns(&columns);
  double width = column_x(&columns, last) + drawing.box_width + margin;
  return (struct chart_size){(int)width, (int)(HEAD + height + 2)};
}

/* ---- columns one below the other ---- */

static void write_rail_line(struct drawing *drawing, const struct chart_edge *edge, const double *tops, double height) {
  double from = tops[edge->from] + box_height(drawing, edge->from) / 2;
  double to = tops[edge->to] + box_height(drawing, edge->to) / 2;
  double reach = 14 + (NARROW_RAIL * 1.25 - 14) * (to - from) / height;
  double x = NARROW_RAIL - reach;
  buf_format(drawing->out, "<path data-ends=\"%zu %zu\" d=\"M%d %.1fC%.1f %.1f %.1f %.1f %d %.1f\"/>\n", edge->from + 1, edge->to + 1,
             NARROW_RAIL, from, x, from, x, to, NARROW_RAIL, to);
}

static bool begins_layer(const struct chart *chart, size_t node) {
  return node == 0 || chart->nodes[node].layer != chart->nodes[node - 1].layer;
}

struct chart_size chart_draw_narrow(struct arena *scratch, const struct chart *chart, struct str page_url, struct str language,
                                    struct buf *out) {
  struct drawing drawing = {scratch, chart, page_url, language, out, NARROW - NARROW_RAIL - 1, NULL};
  double *tops = arena_array(scratch, chart->node_count, sizeof *tops);
  double y = 0;
  make_labels(&drawing, NARROW_LINES);
  for (size_t i = 0; i < chart->node_count; i++) {
    if (begins_layer(chart, i)) y += i == 0 ? HEAD - 6 : HEAD + 6;
    tops[i] = y;
    y += box_height(&drawing, i) + GAP;
  }
  buf_add_zero(out, "<g class=\"chart-lines\">\n");
  for (size_t i = 0; i < chart->edge_count; i++) write_rail_line(&drawing, &chart->edges[i], tops, y);
  buf_add_zero(out, "</g>\n");
  for (size_t i = 0; i < chart->node_count; i++) {
    if (begins_layer(chart, i)) write_title(&drawing, chart->nodes[i].layer, (struct point){NARROW_RAIL, tops[i] - 9});
    write_box(&drawing, i, (struct point){NARROW_RAIL, tops[i]});
  }
  return (struct chart_size){NARROW, (int)y};
}
