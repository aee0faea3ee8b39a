#include "import/confusion.h"

#include <math.h>

#include "base/ascii.h"

#define IMPOSSIBLE 99.0
#define UNSEEN 0.05    /* counts of a shape that was never seen */
#define OTHER_COST 3.0 /* bits of what happens to other letters: I for l */

enum { TRACE_MAX = 60, SHAPE_MAX = 3, STEPS_MAX = 4000 };

/* Counts as if so many letters had been seen before. */
static const struct {
  size_t letter;
  const char *seen;
  double count;
} usual[] = {
    {0, "ae", 3}, {0, "ee", 2},  {0, "ze", 2},  {0, "e", 1},   {0, "z", 0.5}, {0, "a", 0.3}, {0, "x", 0.1}, {0, "ez", 0.1}, {0, "zz", 0.1},
    {1, "g", 4},  {1, "o", 1.5}, {1, "a", 1},   {1, "@", 0.7}, {1, "e", 0.5}, {1, "¢", 0.2}, {1, "0", 0.2}, {1, "6", 0.1},  {1, "g@", 0.1},
    {2, "a", 8},  {2, "&", 0.3}, {2, "8", 0.3}, {2, "é", 0.3}, {2, "d", 0.2}, {2, "4", 0.1}, {2, "3", 0.1}, {2, "aa", 0.2},
};

void confusions_init(struct confusions *confusions) {
  *confusions = (struct confusions){0};
  for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
    size_t at = confusions->of[usual[i].letter].count++;
    struct confusion_shape *shape = &confusions->of[usual[i].letter].shapes[at];
    memcpy(shape->seen, usual[i].seen, strlen(usual[i].seen));
    shape->count = usual[i].count;
    confusions->of[usual[i].letter].total += usual[i].count;
  }
}

size_t confusions_letter(struct str word, size_t at) {
  if (at + 1 >= word.len || (unsigned char)word.at[at] != 0xC3U) return 3;
  unsigned char byte = (unsigned char)word.at[at + 1];
  if (byte == 0xA6U || byte == 0x86U) return 0;
  if (byte == 0xB8U || byte == 0x98U) return 1;
  return byte == 0xA5U || byte == 0x85U ? 2 : 3;
}

/* ---- tracing ---- */

/* What each of a word's Danish letters was read as. */
struct trace {
  struct str seen;
  struct str meant;
  size_t letters[TRACE_MAX];
  struct str shapes[TRACE_MAX];
  size_t count;
  unsigned others; /* misreadings of other letters */
  unsigned steps;
};

static bool is_same(char seen, char meant) {
  return ascii_lower(seen) == ascii_lower(meant);
}

/* I, 1 and | for l; 0 for o; and the like. */
static bool is_other_misreading(char seen, char meant) {
  return (meant == 'l' && strchr("I1|i", seen) != NULL) || (meant == 'i' && strchr("1|l", seen) != NULL) ||
         (ascii_lower(meant) == 'o' && seen == '0');
}

static bool follow(struct trace *trace, size_t seen, size_t meant) {
  if (trace->steps++ > STEPS_MAX || trace->count == TRACE_MAX) return false;
  if (meant == trace->meant.len) return seen == trace->seen.len;
  if (seen == trace->seen.len) return false;
  size_t letter = confusions_letter(trace->meant, meant);
  size_t here = trace->count;
  unsigned others = trace->others;
  if (letter == 3) {
    bool is_other = is_other_misreading(trace->seen.at[seen], trace->meant.at[meant]);
    if (!is_other && !is_same(trace->seen.at[seen], trace->meant.at[meant])) return false;
    trace->others += is_other && !is_same(trace->seen.at[seen], trace->meant.at[meant]);
    if (follow(trace, seen + 1, meant + 1)) return true;
    trace->others = others;
    return false;
  }
  for (size_t len = 1; len <= SHAPE_MAX && seen + len <= trace->seen.len; len++) {
    trace->letters[here] = letter;
    trace->shapes[here] = str_slice(trace->seen, seen, seen + len);
    trace->count = here + 1;
    if (follow(trace, seen + len, meant + 2)) return true;
    trace->count = here;
  }
  return false;
}

/* The index of a shape, or the count of shapes. */
static size_t find_shape(const struct confusions *confusions, size_t letter, struct str seen) {
  size_t at = 0;
  for (; at < confusions->of[letter].count; at++) {
    const char *known = confusions->of[letter].shapes[at].seen;
    size_t same = 0;
    while (same < seen.len && ascii_lower(seen.at[same]) == known[same]) same++;
    if (same == seen.len && known[same] == '\0') return at;
  }
  return at;
}

static void count_shape(struct confusions *confusions, size_t letter, struct str seen, size_t times) {
  size_t at = find_shape(confusions, letter, seen);
  if (at == CONFUSION_SHAPES) return;
  struct confusion_shape *shape = &confusions->of[letter].shapes[at];
  if (at == confusions->of[letter].count) confusions->of[letter].count++;
  for (size_t i = 0; i < seen.len && i < SHAPE_MAX; i++) shape->seen[i] = ascii_lower(seen.at[i]);
  shape->count += (double)times;
}

void confusions_learn(struct confusions *confusions, struct str seen, struct str meant, size_t times) {
  struct trace trace = {.seen = seen, .meant = meant};
  if (!follow(&trace, 0, 0)) return;
  for (size_t i = 0; i < trace.count; i++) {
    bool is_right = confusions_letter(trace.shapes[i], 0) == trace.letters[i];
    if (!is_right) count_shape(confusions, trace.letters[i], trace.shapes[i], times);
    confusions->of[trace.letters[i]].total += (double)times;
  }
}

void confusions_learn_right(struct confusions *confusions, struct str word, size_t times) {
  for (size_t i = 0; i < word.len; i++) {
    size_t letter = confusions_letter(word, i);
    if (letter < 3) confusions->of[letter].total += (double)times;
  }
}

double confusions_share(const struct confusions *confusions, size_t letter, size_t shape) {
  return confusions->of[letter].shapes[shape].count / confusions->of[letter].total;
}

double confusions_cost(const struct confusions *confusions, struct str seen, struct str meant) {
  struct trace trace = {.seen = seen, .meant = meant};
  if (!follow(&trace, 0, 0)) return IMPOSSIBLE;
  double cost = trace.others * OTHER_COST;
  for (size_t i = 0; i < trace.count; i++) {
    if (confusions_letter(trace.shapes[i], 0) == trace.letters[i]) continue;
    size_t at = find_shape(confusions, trace.letters[i], trace.shapes[i]);
    double count = at < confusions->of[trace.letters[i]].count ? confusions->of[trace.letters[i]].shapes[at].count : UNSEEN;
    cost -= log2(count / confusions->of[trace.letters[i]].total);
  }
  return cost;
}
