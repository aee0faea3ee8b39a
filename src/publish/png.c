#include "publish/png.h"

#include "publish/deflate.h"

#define DEPTH 8        /* bits of a point */
#define TYPE_INDEXED 3 /* points are numbers of colours */

static void add_number(struct buf *out, unsigned number) {
  for (int shift = 24; shift >= 0; shift -= 8) buf_add_char(out, (char)(number >> shift & 255));
}

/* A chunk: its length, its name, what it holds, and a sum of the latter two. */
static void add_chunk(struct buf *out, const char *name, struct str bytes) {
  add_number(out, (unsigned)bytes.len);
  size_t start = out->len;
  buf_add_zero(out, name);
  buf_add(out, bytes);
  add_number(out, deflate_crc(str_slice(buf_str(out), start, out->len)));
}

static void add_head(const struct png *png, struct buf *scratch, struct buf *out) {
  const char rest[] = {DEPTH, TYPE_INDEXED, 0, 0, 0}; /* deflate, the usual filters, not interlaced */
  buf_clear(scratch);
  add_number(scratch, png->width);
  add_number(scratch, png->height);
  buf_add_bytes(scratch, rest, sizeof rest);
  add_chunk(out, "IHDR", buf_str(scratch));
}

static void add_colours(const struct png *png, struct buf *scratch, struct buf *out) {
  buf_clear(scratch);
  for (size_t i = 0; i < png->colour_count; i++) {
    const char parts[] = {(char)png->colours[i].red, (char)png->colours[i].green, (char)png->colours[i].blue};
    buf_add_bytes(scratch, parts, sizeof parts);
  }
  add_chunk(out, "PLTE", buf_str(scratch));
}

/* Each row begins with the number of its filter: none, as the standard advises for numbers of colours. */
static void add_points(const struct png *png, struct buf *scratch, struct buf *out) {
  struct buf packed;
  buf_init(&packed, BUF_LIMIT_DEFAULT);
  buf_clear(scratch);
  for (unsigned row = 0; row < png->height; row++) {
    buf_add_char(scratch, 0);
    buf_add_bytes(scratch, png->points + (size_t)row * png->width, png->width);
  }
  deflate_zlib(buf_str(scratch), &packed);
  add_chunk(out, "IDAT", buf_str(&packed));
  buf_release(&packed);
}

void png_write(const struct png *png, struct buf *out) {
  struct buf scratch;
  buf_init(&scratch, BUF_LIMIT_DEFAULT);
  buf_add_bytes(out, "\x89PNG\r\n\x1A\n", 8);
  add_head(png, &scratch, out);
  add_colours(png, &scratch, out);
  add_points(png, &scratch, out);
  add_chunk(out, "IEND", STR(""));
  buf_release(&scratch);
}
