/* What hangs together with what, as a drawing: the areas and themes, goals, tracks and concepts of an edition as boxes in columns, and
 * lines for their relations; or one thing and what is next to it. Everything about the drawing is settled here, the same for the same
 * facts; chart_draw.c only writes it down. */
#ifndef SPOR_LAYOUT_CHART_H
#define SPOR_LAYOUT_CHART_H

#include "base/buf.h"
#include "layout/listing.h"

struct termset;
struct view_context;

/* The columns, in the order in which they stand. Actions are shown around one thing only. */
enum chart_layer { CHART_AREAS, CHART_GOALS, CHART_ACTIONS, CHART_TRACKS, CHART_CONCEPTS, CHART_LAYER_COUNT };

struct chart_node {
  const struct entry *entry; /* NULL for a group */
  struct str title;
  struct str url; /* from the site's root */
  enum kind kind;
  enum chart_layer layer;
  size_t member_count; /* of a group: how many things it stands for; 0 for a thing */
  bool is_rest;        /* a group of all that no other box stands for */
  size_t *neighbours;  /* other nodes, in the order of the chart */
  size_t neighbour_count;
};

struct chart_edge {
  size_t from; /* nodes; from < to */
  size_t to;
};

struct chart {
  struct chart_node *nodes; /* by layer, then from top to bottom */
  size_t node_count;
  struct chart_edge *edges;
  size_t edge_count;
  size_t hidden_edge_count;      /* beyond what can be drawn */
  size_t subject;                /* of a chart around one thing: its node; SIZE_MAX otherwise */
  size_t hidden_neighbours;      /* of such a chart: how many are not in it */
  bool is_grouped;               /* some boxes stand for many things */
  const struct termset *foreign; /* words of other languages, which are marked in titles; NULL for none */
};

/* Of all things of an edition. Where a column would be too long to read, boxes stand for groups. */
struct chart chart_of_edition(struct arena *arena, const struct site *site, const struct listings *listings, const struct edition *edition);
/* Of one thing and those it is related to, at most sixteen. */
struct chart chart_around(struct arena *arena, const struct site *site, const struct listings *listings, const struct entry *entry);
/* True when there is anything to draw lines between. */
bool chart_has_relations(const struct site *site, const struct listings *listings, const struct edition *edition);

/* Columns side by side, for wide screens and paper; and one below the other with the lines at their left, for narrow ones. Appends the
 * content of an svg element and tells its size. Addresses are relative to `page_url`. */
struct chart_size {
  int width;
  int height;
};
struct chart_size chart_draw_wide(struct arena *scratch, const struct chart *chart, struct str page_url, struct str language,
                                  struct buf *out);
struct chart_size chart_draw_narrow(struct arena *scratch, const struct chart *chart, struct str page_url, struct str language,
                                    struct buf *out);

#endif
