#include "build/picture.h"

#include "base/arena.h"
#include "publish/png.h"

/* Opens Graph's usual size. */
#define WIDTH 1200
#define HEIGHT 630
#define BAND 54   /* the accent's, at the foot */
#define RADIUS 22 /* half the breadth of a track */
#define SHADES 16 /* from the ground to the colour of a track, for soft edges */
#define SAMPLES 4 /* in each direction of a point */

/* A line with round ends. */
struct track {
  int left;
  int right;
  int middle;
  enum token token;
};

static const struct track tracks[] = {
    {200, 620, 190, TOKEN_LINE},
    {200, 1000, 290, TOKEN_ACCENT},
    {200, 800, 390, TOKEN_GOAL},
};
#define TRACK_COUNT (sizeof tracks / sizeof tracks[0])

static unsigned char mix(unsigned char from, unsigned char to, int share) {
  return (unsigned char)((from * (SHADES - share) + to * share) / SHADES);
}

/* The shades of the tracks, one track's after the other's, then the band's colour. */
static size_t list_colours(const struct palette *palette, struct colour *colours) {
  const struct colour *of = palette->at[SCHEME_LIGHT];
  struct colour ground = of[TOKEN_PAPER];
  size_t count = 0;
  for (size_t i = 0; i < TRACK_COUNT; i++) {
    struct colour to = of[tracks[i].token];
    for (int share = 0; share <= SHADES; share++)
      colours[count++] =
          (struct colour){mix(ground.red, to.red, share), mix(ground.green, to.green, share), mix(ground.blue, to.blue, share)};
  }
  colours[count++] = of[TOKEN_ACCENT];
  return count;
}

/* Whether the sample, in 2 * SAMPLES parts of a point, lies in the track. */
static bool is_in(const struct track *track, int x, int y) {
  int unit = 2 * SAMPLES;
  int left = (track->left + RADIUS) * unit;
  int right = (track->right - RADIUS) * unit;
  int across = y - track->middle * unit;
  int along = x < left ? x - left : x > right ? x - right : 0;
  return along * along + across * across <= RADIUS * unit * RADIUS * unit;
}

static int share_of(const struct track *track, int x, int y) {
  int inside = 0;
  for (int i = 0; i < SAMPLES * SAMPLES; i++)
    inside += is_in(track, (x * SAMPLES + i % SAMPLES) * 2 + 1, (y * SAMPLES + i / SAMPLES) * 2 + 1);
  return inside * SHADES / (SAMPLES * SAMPLES);
}

static void draw_track(const struct track *track, size_t number, char *points) {
  for (int y = track->middle - RADIUS; y < track->middle + RADIUS; y++) {
    for (int x = track->left; x < track->right; x++) points[y * WIDTH + x] = (char)(number * (SHADES + 1) + (size_t)share_of(track, x, y));
  }
}

void picture_draw(const struct palette *palette, struct buf *out) {
  struct arena *arena = arena_new();
  struct colour colours[TRACK_COUNT * (SHADES + 1) + 1];
  size_t count = list_colours(palette, colours);
  char *points = arena_array(arena, WIDTH * HEIGHT, 1);
  memset(points, 0, WIDTH * HEIGHT);
  memset(points + (HEIGHT - BAND) * WIDTH, (int)count - 1, BAND * WIDTH);
  for (size_t i = 0; i < TRACK_COUNT; i++) draw_track(&tracks[i], i, points);
  png_write(&(struct png){WIDTH, HEIGHT, colours, count, points}, out);
  arena_free(arena);
}

void picture_icon(const struct palette *palette, struct buf *out) {
  struct colour ground = palette->at[SCHEME_LIGHT][TOKEN_ACCENT];
  struct colour ink = palette->at[SCHEME_LIGHT][TOKEN_PAPER];
  buf_format(
      out,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"6\" fill=\"#%02x%02x%02x\"/>"
      "<path d=\"M8 10h9M8 16h16M8 22h12\" fill=\"none\" stroke=\"#%02x%02x%02x\" stroke-width=\"3\" stroke-linecap=\"round\"/></svg>\n",
      ground.red, ground.green, ground.blue, ink.red, ink.green, ink.blue);
}
