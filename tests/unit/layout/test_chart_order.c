#include "unit/base/check.h"

#include "layout/chart_order.h"

#define COLUMNS 3
#define ROWS 7

/* A random drawing: three columns of one to seven places, lines between neighbours. */
static struct chart_order scatter(struct arena *arena, uint64_t *seed) {
  struct chart_order order = {.column_count = COLUMNS};
  order.places = arena_array(arena, COLUMNS * ROWS, sizeof *order.places);
  order.columns = arena_array(arena, COLUMNS, sizeof *order.columns);
  for (size_t i = 0; i < COLUMNS; i++) {
    struct chart_column *column = &order.columns[i];
    column->places = arena_array(arena, ROWS, sizeof *column->places);
    for (size_t j = 1 + random_below(seed, ROWS); j > 0; j--) {
      order.places[order.place_count] = (struct chart_place){.column = i, .height = 5 + (double)random_below(seed, 40)};
      order.places[order.place_count].left = arena_array(arena, ROWS, sizeof *order.places->left);
      order.places[order.place_count].right = arena_array(arena, ROWS, sizeof *order.places->right);
      column->places[column->count++] = order.place_count++;
    }
  }
  for (size_t i = 0; i < order.place_count; i++) {
    for (size_t j = 0; j < order.place_count; j++) {
      struct chart_place *from = &order.places[i], *to = &order.places[j];
      if (to->column != from->column + 1 || random_below(seed, 3) > 0) continue;
      from->right[from->right_count++] = j;
      to->left[to->left_count++] = i;
    }
  }
  return order;
}

static size_t position(const struct chart_order *order, size_t place) {
  const struct chart_column *column = &order->columns[order->places[place].column];
  size_t at = 0;
  while (column->places[at] != place) at++;
  return at;
}

static size_t count_between(const struct chart_order *order, const struct chart_place *above, const struct chart_place *below) {
  size_t crossings = 0;
  for (size_t i = 0; i < above->right_count; i++) {
    for (size_t j = 0; j < below->right_count; j++) crossings += position(order, above->right[i]) > position(order, below->right[j]);
  }
  return crossings;
}

/* Every pair of lines, one by one. */
static size_t count_crossings(const struct chart_order *order) {
  size_t crossings = 0;
  for (size_t a = 0; a < order->place_count; a++) {
    for (size_t b = 0; b < order->place_count; b++) {
      bool is_above = order->places[a].column == order->places[b].column && position(order, a) < position(order, b);
      if (is_above) crossings += count_between(order, &order->places[a], &order->places[b]);
    }
  }
  return crossings;
}

static void crossings_are_counted_as_one_by_one(void **state) {
  uint64_t seed = 7;
  for (int i = 0; i < 200; i++) {
    struct chart_order order = scatter(*state, &seed);
    assert_int_equal(chart_order_crossings(*state, &order), count_crossings(&order));
  }
}

static void untangling_never_adds_a_crossing_and_keeps_every_place(void **state) {
  uint64_t seed = 11;
  size_t before = 0, after = 0;
  for (int i = 0; i < 200; i++) {
    struct chart_order order = scatter(*state, &seed);
    size_t tangled = count_crossings(&order);
    chart_order_untangle(*state, &order);
    assert_true(count_crossings(&order) <= tangled);
    for (size_t j = 0; j < order.place_count; j++) assert_true(position(&order, j) < order.columns[order.places[j].column].count);
    before += tangled;
    after += count_crossings(&order);
  }
  assert_true(after * 2 < before);
}

static void a_knot_that_can_be_undone_is(void **state) {
  uint64_t seed = 1;
  struct chart_order order = scatter(*state, &seed);
  for (size_t i = 0; i < 4; i++) {
    order.places[i] = (struct chart_place){.column = i / 2, .height = 1, .left = order.places[i].left, .right = order.places[i].right};
  }
  order.place_count = 4;
  order.column_count = 2;
  order.columns[0] = (struct chart_column){(size_t[]){0, 1}, 2};
  order.columns[1] = (struct chart_column){(size_t[]){2, 3}, 2};
  order.places[0].right[0] = 3, order.places[3].left[0] = 0;
  order.places[1].right[0] = 2, order.places[2].left[0] = 1;
  for (size_t i = 0; i < 2; i++) order.places[i].right_count = order.places[i + 2].left_count = 1;
  assert_int_equal(chart_order_crossings(*state, &order), 1);
  chart_order_untangle(*state, &order);
  assert_int_equal(chart_order_crossings(*state, &order), 0);
}

static void places_keep_their_order_their_distance_and_the_frame(void **state) {
  uint64_t seed = 13;
  for (int i = 0; i < 200; i++) {
    struct chart_order order = scatter(*state, &seed);
    double total = chart_order_stack(*state, &order, 8);
    for (size_t j = 0; j < order.column_count; j++) {
      double free_from = 0;
      for (size_t k = 0; k < order.columns[j].count; k++) {
        const struct chart_place *place = &order.places[order.columns[j].places[k]];
        assert_true(place->top >= free_from - 0.001);
        free_from = place->top + place->height + 8;
      }
      assert_true(free_from - 8 <= total + 0.001);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(crossings_are_counted_as_one_by_one),
      ARENA_TEST(untangling_never_adds_a_crossing_and_keeps_every_place),
      ARENA_TEST(a_knot_that_can_be_undone_is),
      ARENA_TEST(places_keep_their_order_their_distance_and_the_frame),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
