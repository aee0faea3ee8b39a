#include "publish/journal.h"

#include <errno.h>

#include "base/arena.h"
#include "base/path.h"
#include "publish/disk.h"
#include "publish/hash.h"

#define FIRST_LINE "spor-journal 1\n"
#define LAST_WORD "end "

static const char *const words[] = {
    [MOVE_AWAY] = "away",
    [MOVE_FOLDER_AWAY] = "folder-away",
    [MOVE_NEW] = "new",
    [MOVE_REPLACE] = "replace",
};

void journal_write(const struct moves *moves, struct buf *out) {
  buf_add(out, STR(FIRST_LINE));
  for (size_t i = 0; i < moves->count; i++) buf_format(out, "%s %s\n", words[moves->all[i].kind], moves->all[i].path);
  struct hash hash = hash_of(buf_str(out));
  buf_add(out, STR(LAST_WORD));
  hash_write(&hash, out);
  buf_add_char(out, '\n');
}

/* Takes the first line and the checksum off; false when the text between is not what was written. */
static bool unwrap(struct str text, struct str *body) {
  const size_t last_len = sizeof LAST_WORD - 1 + (size_t)2 * HASH_SIZE + 1;
  if (!str_starts(text, FIRST_LINE) || text.len < sizeof FIRST_LINE - 1 + last_len) return false;
  struct str sealed = str_slice(text, 0, text.len - last_len);
  struct str last = str_slice(text, sealed.len, text.len - 1);
  if (!str_ends(text, "\n") || !str_starts(last, LAST_WORD)) return false;
  struct hash said;
  struct hash is = hash_of(sealed);
  if (!hash_parse(str_slice(last, sizeof LAST_WORD - 1, last.len), &said) || !hash_equal(&said, &is)) return false;
  *body = str_slice(sealed, sizeof FIRST_LINE - 1, sealed.len);
  return true;
}

static bool read_word(struct str word, enum move_kind *kind) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!str_is(word, words[i])) continue;
    *kind = (enum move_kind)i;
    return true;
  }
  return false;
}

bool journal_parse(struct arena *arena, struct str text, struct moves *moves) {
  *moves = (struct moves){0};
  struct str body;
  if (!unwrap(text, &body)) return false;
  struct str line;
  while (str_split(&body, '\n', &line)) {
    struct str path = line;
    struct str word;
    enum move_kind kind;
    if (line.len == 0) continue;
    if (!str_split(&path, ' ', &word) || path.len == 0) return false;
    if (!read_word(word, &kind) || !path_is_clean(path)) return false;
    moves_add(arena, moves, kind, str_zero(arena, path));
  }
  return true;
}

bool journal_save(const struct moves *moves, const struct disk *disk) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  journal_write(moves, &text);
  bool saved = !text.overflow;
  if (saved) {
    saved = disk_write(disk, disk->spor_fd, JOURNAL_FORWARD, buf_str(&text), true) && disk_sync(disk, disk->spor_fd);
  } else {
    errno = EFBIG;
  }
  buf_release(&text);
  return saved;
}

bool journal_load(struct arena *arena, const struct disk *disk, const char *name, struct moves *moves) {
  struct str text;
  if (!file_read_below(arena, disk->spor_fd, name, BUF_LIMIT_DEFAULT, &text)) return false;
  if (journal_parse(arena, text, moves)) return true;
  errno = ENOENT;
  return false;
}
