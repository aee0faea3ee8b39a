#include "import/pdf_content.h"

#include "base/arena.h"
#include "base/ascii.h"

#define THIN 3.0  /* points: what is filled and no thicker is a line */
#define SHORT 2.0 /* shorter ones are dots and bits of drawings */
#define SLANT 0.7 /* how far a line may lean */
#define WHITE 0.985

enum { NUMBERS = 8, STATES = 64, SEGMENTS_MAX = 4096 };

struct point {
  double x;
  double y;
};

struct segment {
  struct point from;
  struct point to;
  bool begins; /* a subpath */
  bool is_curve;
};

struct state {
  double matrix[6];
  bool is_white; /* what is filled */
};

struct painter {
  struct content *content;
  struct str bytes;
  size_t at;
  double numbers[NUMBERS]; /* operands, the last ones */
  size_t number_count;
  struct str name; /* the last one */
  struct state states[STATES];
  size_t depth; /* may be beyond STATES */
  struct segment segments[SEGMENTS_MAX];
  size_t segment_count;
  struct point start;
  struct point now;
  bool begins;
};

void content_multiply(double matrix[6], const double first[6], const double then[6]) {
  const double made[6] = {
      first[0] * then[0] + first[1] * then[2],           first[0] * then[1] + first[1] * then[3],
      first[2] * then[0] + first[3] * then[2],           first[2] * then[1] + first[3] * then[3],
      first[4] * then[0] + first[5] * then[2] + then[4], first[4] * then[1] + first[5] * then[3] + then[5],
  };
  memcpy(matrix, made, sizeof made);
}

static struct state *state_of(struct painter *painter) {
  return &painter->states[painter->depth < STATES ? painter->depth : STATES - 1];
}

static double span(double a, double b) {
  return a > b ? a - b : b - a;
}

/* ---- paths ---- */

static struct point place(struct painter *painter, double x, double y) {
  const double *m = state_of(painter)->matrix;
  return (struct point){m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
}

static void move(struct painter *painter, struct point to) {
  painter->start = painter->now = to;
  painter->begins = true;
}

static void draw(struct painter *painter, struct point to, bool is_curve) {
  if (painter->segment_count < SEGMENTS_MAX) {
    painter->segments[painter->segment_count++] = (struct segment){painter->now, to, painter->begins, is_curve};
  }
  painter->begins = false;
  painter->now = to;
}

static void draw_box(struct painter *painter) {
  const double *n = painter->numbers;
  move(painter, place(painter, n[0], n[1]));
  draw(painter, place(painter, n[0] + n[2], n[1]), false);
  draw(painter, place(painter, n[0] + n[2], n[1] + n[3]), false);
  draw(painter, place(painter, n[0], n[1] + n[3]), false);
  draw(painter, painter->start, false);
}

static void add_rule(struct painter *painter, struct point from, struct point to, bool is_edge) {
  struct rule rule = {.is_edge = is_edge};
  rule.left = from.x < to.x ? from.x : to.x;
  rule.right = from.x < to.x ? to.x : from.x;
  rule.top = from.y < to.y ? from.y : to.y;
  rule.bottom = from.y < to.y ? to.y : from.y;
  double width = rule.right - rule.left;
  double height = rule.bottom - rule.top;
  bool is_level = height <= SLANT && width >= SHORT;
  bool is_upright = width <= SLANT && height >= SHORT;
  if (!(is_level || is_upright) || !(span(rule.left, 0) < 1e5 && span(rule.top, 0) < 1e5 && rule.right < 1e5 && rule.bottom < 1e5)) return;
  if (is_level) rule.top = rule.bottom = (rule.top + rule.bottom) / 2;
  if (is_upright) rule.left = rule.right = (rule.left + rule.right) / 2;
  painter->content->add(painter->content->context, rule);
}

static void stroke(struct painter *painter) {
  for (size_t i = 0; i < painter->segment_count; i++) {
    const struct segment *segment = &painter->segments[i];
    if (!segment->is_curve) add_rule(painter, segment->from, segment->to, false);
  }
}

/* One subpath: a line when it is thin, else the edges of what it fills. */
static void fill_part(struct painter *painter, size_t first, size_t end) {
  struct point low = painter->segments[first].from;
  struct point high = low;
  bool is_straight = true;
  for (size_t i = first; i < end; i++) {
    struct point to = painter->segments[i].to;
    low = (struct point){to.x < low.x ? to.x : low.x, to.y < low.y ? to.y : low.y};
    high = (struct point){to.x > high.x ? to.x : high.x, to.y > high.y ? to.y : high.y};
    is_straight &= !painter->segments[i].is_curve;
  }
  double width = high.x - low.x;
  double height = high.y - low.y;
  if (width <= THIN && height <= THIN) return;
  if (height <= THIN) {
    double y = (low.y + high.y) / 2;
    add_rule(painter, (struct point){low.x, y}, (struct point){high.x, y}, false);
  } else if (width <= THIN) {
    double x = (low.x + high.x) / 2;
    add_rule(painter, (struct point){x, low.y}, (struct point){x, high.y}, false);
  } else if (is_straight && !state_of(painter)->is_white) {
    for (size_t i = first; i < end; i++) add_rule(painter, painter->segments[i].from, painter->segments[i].to, true);
    add_rule(painter, painter->segments[end - 1].to, painter->segments[first].from, true);
  }
}

static void fill(struct painter *painter) {
  for (size_t first = 0; first < painter->segment_count;) {
    size_t end = first + 1;
    while (end < painter->segment_count && !painter->segments[end].begins) end++;
    fill_part(painter, first, end);
    first = end;
  }
}

static void close_path(struct painter *painter) {
  draw(painter, painter->start, false);
  painter->begins = true;
}

static void end_path(struct painter *painter, bool is_closed, bool is_stroked, bool is_filled) {
  if (is_closed) close_path(painter);
  if (is_stroked) stroke(painter);
  if (is_filled) fill(painter);
  painter->segment_count = 0;
}

/* ---- operators ---- */

static void set_colour(struct painter *painter) {
  size_t count = painter->number_count;
  bool is_white = count == 1 || count == 3 || count == 4;
  for (size_t i = 0; i < count && i < NUMBERS; i++) is_white &= count == 4 ? painter->numbers[i] < 1 - WHITE : painter->numbers[i] > WHITE;
  state_of(painter)->is_white = is_white;
}

static void nest(struct painter *painter) {
  struct state now = *state_of(painter);
  painter->depth++;
  *state_of(painter) = now;
}

static void paint(struct painter *painter) {
  struct content now = *painter->content;
  memcpy(now.matrix, state_of(painter)->matrix, sizeof now.matrix);
  now.depth++;
  now.paint(now.context, painter->name, &now);
}

/* With enough operands before them. */
static void draw_path(struct painter *painter, struct str operator) {
  const double *n = painter->numbers;
  size_t count = painter->number_count;
  if (str_is(operator, "m") && count == 2) {
    move(painter, place(painter, n[0], n[1]));
  } else if (str_is(operator, "l") && count == 2) {
    draw(painter, place(painter, n[0], n[1]), false);
  } else if (str_is(operator, "re") && count == 4) {
    draw_box(painter);
    painter->begins = true;
  } else if (str_is(operator, "c") && count == 6) {
    draw(painter, place(painter, n[4], n[5]), true);
  } else if ((str_is(operator, "v") || str_is(operator, "y")) && count == 4) {
    draw(painter, place(painter, n[2], n[3]), true);
  } else if (str_is(operator, "cm") && count == 6) {
    double *matrix = state_of(painter)->matrix;
    content_multiply(matrix, n, matrix);
  }
}

static void obey(struct painter *painter, struct str operator) {
  static const struct {
    const char *name;
    bool is_closed;
    bool is_stroked;
    bool is_filled;
  } ends[] = {{"S", false, true, false},  {"s", true, true, false},  {"f", false, false, true}, {"F", false, false, true},
              {"f*", false, false, true}, {"B", false, true, true},  {"B*", false, true, true}, {"b", true, true, true},
              {"b*", true, true, true},   {"n", false, false, false}};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    if (!str_is(operator, ends[i].name)) continue;
    end_path(painter, ends[i].is_closed, ends[i].is_stroked, ends[i].is_filled);
    return;
  }
  if (str_is(operator, "h")) {
    close_path(painter);
  } else if (str_is(operator, "q")) {
    nest(painter);
  } else if (str_is(operator, "Q")) {
    if (painter->depth > 0) painter->depth--;
  } else if (str_is(operator, "g") || str_is(operator, "rg") || str_is(operator, "k") || str_is(operator, "sc") ||
             str_is(operator, "scn")) {
    set_colour(painter);
  } else if (str_is(operator, "cs")) {
    state_of(painter)->is_white = false;
  } else if (str_is(operator, "Do")) {
    paint(painter);
  } else {
    draw_path(painter, operator);
  }
}

/* ---- tokens ---- */

static char byte(const struct painter *painter, size_t ahead) {
  size_t at = painter->at + ahead;
  return at < painter->bytes.len ? painter->bytes.at[at] : '\0';
}

static bool is_regular(char c) {
  return !ascii_is_space(c) && c != '\0' && strchr("()<>[]{}/%", c) == NULL;
}

static struct str take_word(struct painter *painter) {
  size_t from = painter->at;
  while (painter->at < painter->bytes.len && is_regular(byte(painter, 0))) painter->at++;
  return str_slice(painter->bytes, from, painter->at);
}

static void skip_string(struct painter *painter) {
  size_t nested = 0;
  for (; painter->at < painter->bytes.len; painter->at++) {
    char c = byte(painter, 0);
    if (c == '\\') painter->at++;
    nested += c == '(';
    if (c == ')' && --nested == 0) break;
  }
  painter->at++;
}

/* The bytes of an inline picture: up to "EI" between blanks. */
static void skip_picture(struct painter *painter) {
  while (painter->at < painter->bytes.len) {
    size_t end = str_find(painter->bytes, STR("EI"), painter->at);
    painter->at = end == STR_NOT_FOUND ? painter->bytes.len : end + 2;
    if (end == STR_NOT_FOUND || (end > 0 && ascii_is_space(painter->bytes.at[end - 1]) && !is_regular(byte(painter, 0)))) return;
  }
}

/* Digits, a sign, one point: all that numbers are made of here. */
static bool read_number(struct str word, double *number) {
  bool is_negative = str_starts(word, "-");
  double scale = 0;
  size_t digits = 0;
  *number = 0;
  for (size_t i = word.len > 0 && (word.at[0] == '-' || word.at[0] == '+'); i < word.len; i++) {
    if (word.at[i] == '.' && scale == 0) {
      scale = 1;
    } else if (ascii_is_digit(word.at[i])) {
      *number = *number * 10 + (word.at[i] - '0');
      scale *= 10;
      digits++;
    } else {
      return false;
    }
  }
  if (scale > 0) *number /= scale;
  if (is_negative) *number = -*number;
  return digits > 0 && digits < 30;
}

static void forget_operands(struct painter *painter) {
  painter->number_count = 0;
  painter->name = (struct str){0};
}

static void push_number(struct painter *painter, double number) {
  if (painter->number_count == NUMBERS) memmove(painter->numbers, painter->numbers + 1, (NUMBERS - 1) * sizeof number);
  if (painter->number_count == NUMBERS) painter->number_count--;
  painter->numbers[painter->number_count++] = number;
}

static void read_word(struct painter *painter) {
  double number;
  struct str word = take_word(painter);
  if (read_number(word, &number)) {
    push_number(painter, number);
    return;
  }
  if (str_is(word, "ID")) skip_picture(painter);
  obey(painter, word);
  forget_operands(painter);
  --*painter->content->budget;
}

static void read_token(struct painter *painter) {
  char c = byte(painter, 0);
  if (is_regular(c)) {
    read_word(painter);
  } else if (c == '(') {
    skip_string(painter);
  } else if (c == '%') {
    while (painter->at < painter->bytes.len && byte(painter, 0) != '\n' && byte(painter, 0) != '\r') painter->at++;
  } else if (c == '/') {
    painter->at++;
    painter->name = take_word(painter);
  } else if (c == '<' && byte(painter, 1) == '<') {
    painter->at += 2;
  } else if (c == '<') {
    while (painter->at < painter->bytes.len && byte(painter, 0) != '>') painter->at++;
    painter->at++;
  } else {
    if (c == ']' || c == '>') painter->number_count = 0; /* what stands in arrays and dictionaries is no operand of a path */
    painter->at++;
  }
}

void content_read(struct content *content, struct str bytes) {
  struct painter *painter = calloc(1, sizeof *painter);
  if (painter == NULL) out_of_memory(sizeof *painter);
  painter->content = content;
  painter->bytes = bytes;
  painter->begins = true;
  memcpy(painter->states[0].matrix, content->matrix, sizeof content->matrix);
  while (painter->at<bytes.len && * content->budget> 0) read_token(painter);
  free(painter);
}
