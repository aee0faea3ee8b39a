#include "layout/view_targets.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>

#include "base/arena.h"
#include "layout/plot.h"
#include "layout/view_parts.h"

#define POINTS_MAX 200 /* of a drawing; all values stand in the table */

static void push_measurement(struct lua_State *lua, const struct view_context *context, const struct measurement *measurement) {
  lua_createtable(lua, 0, 3);
  view_set(lua, "date", date_written(context->scratch, measurement->date, context->site->config->language));
  view_set(lua, "value", measurement->value);
  view_set(lua, "source", measurement->source);
}

/* The one measured last; of several from one date the one written last. NULL when nothing has been measured. */
static const struct measurement *latest_of(const struct indicator *indicator) {
  const struct measurement *latest = NULL;
  for (size_t i = 0; i < indicator->measured_count; i++) {
    const struct measurement *measurement = &indicator->measured[i];
    if (latest == NULL || date_compare(measurement->date, latest->date) >= 0) latest = measurement;
  }
  return latest;
}

/* How far the latest value is from the target. Whether more or less is better is nowhere written, so it is not judged. */
static void set_distance(struct lua_State *lua, const struct view_context *context, const struct indicator *indicator,
                         const struct measurement *latest) {
  struct amount target, value;
  if (!amount_parse(indicator->target, &target) || !amount_parse(latest->value, &value)) return;
  int64_t distance = value.millionths - target.millionths;
  lua_createtable(lua, 0, 2);
  view_set(lua, "side", distance < 0 ? STR("below") : distance > 0 ? STR("above") : STR("at"));
  view_set(lua, "amount",
           amount_write(context->scratch, (struct amount){distance < 0 ? -distance : distance}, context->site->config->language));
  lua_setfield(lua, -2, "distance");
}

/* As they are drawn; of one place, as they were written. */
static int compare_points(const void *left, const void *right) {
  const struct plot_point *a = left, *b = right;
  double year = plot_year(a->date), other_year = plot_year(b->date);
  if (year != other_year) return year < other_year ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* Values that are numbers; nothing is drawn of less than two. */
static void set_plot(struct lua_State *lua, const struct view_context *context, const struct indicator *indicator) {
  struct plot plot = {.by = indicator->by, .unit = indicator->unit, .language = context->site->config->language};
  struct plot_point *points = arena_array(context->scratch, indicator->measured_count, sizeof *points);
  if (indicator->measured_count < 2 || !amount_parse(indicator->target, &plot.target)) return;
  for (size_t i = 0; i < indicator->measured_count; i++) {
    points[plot.count].date = indicator->measured[i].date;
    points[plot.count].order = i;
    plot.count += amount_parse(indicator->measured[i].value, &points[plot.count].value);
  }
  if (plot.count < 2) return;
  qsort(points, plot.count, sizeof *points, compare_points);
  size_t left_out = plot.count > POINTS_MAX ? plot.count - POINTS_MAX : 0;
  plot.points = points + left_out;
  plot.count -= left_out;
  struct buf svg;
  buf_init(&svg, BUF_LIMIT_DEFAULT);
  plot_draw(context->scratch, &plot, &svg);
  view_set_html(lua, "plot", str_copy(context->scratch, buf_str(&svg)));
  buf_release(&svg);
  lua_pushinteger(lua, PLOT_WIDTH);
  lua_setfield(lua, -2, "plot_width");
  lua_pushinteger(lua, PLOT_HEIGHT);
  lua_setfield(lua, -2, "plot_height");
}

/* What is wanted and how far there is to go; the single values apart. */
static void push_summary(struct lua_State *lua, const struct view_context *context, const struct indicator *indicator) {
  const struct measurement *latest = latest_of(indicator);
  lua_createtable(lua, 0, 9);
  view_set(lua, "unit", indicator->unit);
  view_set(lua, "target", indicator->target);
  if (indicator->by.year != 0) view_set(lua, "by", date_written(context->scratch, indicator->by, context->site->config->language));
  if (latest == NULL) return;
  push_measurement(lua, context, latest);
  lua_setfield(lua, -2, "latest");
  set_distance(lua, context, indicator, latest);
}

void view_push_indicator(struct lua_State *lua, const struct view_context *context, const struct indicator *indicator) {
  luaL_checkstack(lua, 6, NULL);
  push_summary(lua, context, indicator);
  lua_createtable(lua, (int)indicator->measured_count, 0);
  for (size_t i = 0; i < indicator->measured_count; i++) {
    push_measurement(lua, context, &indicator->measured[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "measured");
  set_plot(lua, context, indicator);
}

/* Documents in reading order, and in each what it declares. */
void view_set_targets(struct lua_State *lua, const struct view_context *context) {
  const struct listing *listing = listings_of(context->pages->listings, context->site, context->page->edition);
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < listing->documents.count; i++) {
    const struct entry *own = listing->documents.at[i];
    for (size_t j = 0; j < own->document->declaration_count; j++) {
      const struct indicator *indicator = own[j].declaration->indicator;
      if (indicator == NULL || own[j].is_explanation) continue;
      view_push_link(lua, context, &own[j]);
      push_summary(lua, context, indicator);
      lua_setfield(lua, -2, "indicator");
      lua_rawseti(lua, -2, ++count);
    }
  }
  lua_setfield(lua, -2, "targets");
}
