#include "serve/folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "publish/media_type.h"
#include "serve/range.h"

#define MANIFEST ".spor/manifest"
#define PAGE_LIMIT ((size_t)256 << 20)

/* ---- the folder ---- */

static bool read_manifest(struct folder *folder) {
  struct str text;
  if (!file_read_below(folder->arena, folder->fd, MANIFEST, BUF_LIMIT_DEFAULT, &text)) return false;
  struct hash hash = hash_of(text);
  hash_write_short(&hash, folder->version);
  return manifest_parse(folder->arena, text, &folder->manifest);
}

struct folder *folder_open(const char *path) {
  struct arena *arena = arena_new();
  struct folder *folder = arena_alloc(arena, sizeof *folder);
  folder->arena = arena;
  folder->fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder->fd >= 0 && read_manifest(folder)) return folder;
  folder_close(folder);
  return NULL;
}

void folder_close(struct folder *folder) {
  if (folder == NULL) return;
  if (folder->fd >= 0) close(folder->fd);
  arena_free(folder->arena);
}

/* Both are sorted. */
size_t folder_changes(const struct folder *before, const struct folder *after) {
  size_t changes = 0;
  size_t i = 0;
  size_t j = 0;
  size_t before_count = before != NULL ? before->manifest.count : 0;
  while (i < before_count || j < after->manifest.count) {
    const struct manifest_file *old = i < before_count ? &before->manifest.files[i] : NULL;
    const struct manifest_file *new = j < after->manifest.count ? &after->manifest.files[j] : NULL;
    int order = old == NULL ? 1 : new == NULL ? -1 : str_compare(old->path, new->path);
    if (order != 0 || !hash_equal(&old->hash, &new->hash)) changes++;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return changes;
}

/* ---- one file ---- */

struct asked {
  const struct folder *folder;
  const struct http_request *request;
  const struct manifest_file *file;
  struct arena *scratch;
  struct http_answer *answer;
};

static void fail(struct http_answer *answer, unsigned status) {
  answer->status = status;
  http_answer_field(answer, "Content-Type", "text/plain; charset=utf-8");
  answer->body = STR("");
}

/* A page is the same only as long as the site is, since its tag names the site's version. */
static const char *tag_of(const struct asked *asked, bool is_page) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add_char(&text, '"');
  hash_write(&asked->file->hash, &text);
  if (is_page) buf_format(&text, "-%s", asked->folder->version);
  buf_add_char(&text, '"');
  const char *tag = str_zero(asked->scratch, buf_str(&text));
  buf_release(&text);
  return tag;
}

/* What is said of a file that is sent. */
static void describe(const struct asked *asked, const char *tag) {
  http_answer_field(asked->answer, "ETag", tag);
  http_answer_field(asked->answer, "Content-Type", media_type(asked->file->path));
}

static void answer_page(const struct asked *asked, const char *file_tag, struct str tag) {
  struct str html;
  if (!file_read_below(asked->scratch, asked->folder->fd, asked->file->path.at, PAGE_LIMIT, &html)) {
    fail(asked->answer, 500);
    return;
  }
  describe(asked, file_tag);
  size_t head = str_find(html, STR("</head>"), 0);
  if (head == STR_NOT_FOUND) head = 0;
  struct str begun = str_join(asked->scratch, str_slice(html, 0, head), tag);
  asked->answer->body = str_join(asked->scratch, begun, str_slice(html, head, html.len));
}

/* The range holds only while the file is the one it was begun with. */
static enum range_type asked_range(const struct asked *asked, const char *tag, struct range *range) {
  bool is_current = asked->request->if_range.len == 0 || str_is(asked->request->if_range, tag);
  return range_read(is_current ? asked->request->range : (struct str){0}, asked->file->size, range);
}

static void answer_bytes(const struct asked *asked, const char *tag) {
  struct http_answer *answer = asked->answer;
  struct range range;
  enum range_type type = asked_range(asked, tag, &range);
  unsigned long long size = asked->file->size;
  http_answer_field(answer, "Accept-Ranges", "bytes");
  if (type == RANGE_BEYOND) {
    http_answer_field(answer, "Content-Range", str_zero(asked->scratch, str_format(asked->scratch, "bytes */%llu", size)));
    fail(answer, 416);
    return;
  }
  answer->file = openat(asked->folder->fd, asked->file->path.at, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status;
  bool stands = answer->file >= 0 && fstat(answer->file, &status) == 0 && S_ISREG(status.st_mode) && (uint64_t)status.st_size == size;
  answer->offset = range.first;
  answer->length = stands ? range.length : 0;
  if (!stands) {
    fail(answer, 500);
    return;
  }
  describe(asked, tag);
  if (type == RANGE_WHOLE) return;
  answer->status = 206;
  struct str part = str_format(asked->scratch, "bytes %llu-%llu/%llu", (unsigned long long)range.first,
                               (unsigned long long)(range.first + range.length - 1), size);
  http_answer_field(answer, "Content-Range", str_zero(asked->scratch, part));
}

static void answer_file(const struct asked *asked, unsigned status, struct str page_tag) {
  bool is_page = media_type_is_html(asked->file->path);
  const char *tag = tag_of(asked, is_page);
  asked->answer->status = status;
  if (status == 200 && range_names_tag(asked->request->if_none_match, str_from(tag))) {
    asked->answer->status = 304;
    http_answer_field(asked->answer, "ETag", tag);
    return;
  }
  if (is_page) {
    answer_page(asked, tag, page_tag);
  } else {
    answer_bytes(asked, tag);
  }
}

/* ---- what is asked for ---- */

static const struct manifest_file *find(const struct folder *folder, struct arena *scratch, struct str path) {
  bool is_folder = path.len == 0 || str_ends(path, "/");
  return manifest_find(&folder->manifest, is_folder ? str_join(scratch, path, STR("index.html")) : path);
}

void folder_answer(const struct folder *folder, const struct http_request *request, struct str path, struct str tag, struct arena *scratch,
                   struct http_answer *answer) {
  struct asked asked = {folder, request, find(folder, scratch, path), scratch, answer};
  if (asked.file != NULL) {
    answer_file(&asked, 200, tag);
    return;
  }
  bool is_folder = path.len > 0 && !str_ends(path, "/") && find(folder, scratch, str_join(scratch, path, STR("/"))) != NULL;
  if (is_folder) {
    fail(answer, 302);
    http_answer_field(answer, "Location", str_zero(scratch, str_join(scratch, request->target, STR("/"))));
    return;
  }
  asked.file = manifest_find(&folder->manifest, STR("404.html"));
  if (asked.file != NULL) {
    answer_file(&asked, 404, tag);
  } else {
    fail(answer, 404);
  }
}
