#include "serve/respond.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "publish/media_type.h"
#include "serve/range.h"

#define PAGE_LIMIT ((uint64_t)256 << 20)

void respond_with_status(const struct respond *respond, unsigned status) {
  respond->answer->status = status;
  http_answer_field(respond->answer, "Content-Type", "text/plain; charset=utf-8");
  respond->answer->body = STR("");
}

void respond_with_slash(const struct respond *respond) {
  respond_with_status(respond, 302);
  struct str target = str_join(respond->scratch, respond->request->target, STR("/"));
  http_answer_field(respond->answer, "Location", str_zero(respond->scratch, target));
}

/* A page is the same only as long as the site is, since its tag names the site's version. */
static const char *tag_of(const struct respond *respond, const struct respond_file *file, bool is_page) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add_char(&text, '"');
  hash_write(&file->hash, &text);
  if (is_page) buf_format(&text, "-%s", file->version);
  buf_add_char(&text, '"');
  const char *tag = str_zero(respond->scratch, buf_str(&text));
  buf_release(&text);
  return tag;
}

/* What is said of a file that is sent. */
static void describe(const struct respond *respond, const struct respond_file *file, const char *tag) {
  http_answer_field(respond->answer, "ETag", tag);
  http_answer_field(respond->answer, "Content-Type", media_type(file->path));
}

static bool read_page(const struct respond *respond, const struct respond_file *file, struct str *html) {
  if (file->fd < 0 || file->size > PAGE_LIMIT) return false;
  char *at = arena_alloc(respond->scratch, (size_t)file->size + 1);
  size_t done = 0;
  while (done < file->size) {
    ssize_t count = pread(file->fd, at + done, (size_t)file->size - done, (off_t)done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += (size_t)count;
  }
  *html = (struct str){at, done};
  return true;
}

static void answer_page(const struct respond *respond, unsigned status, const struct respond_file *file, const char *tag) {
  struct str html;
  bool is_read = read_page(respond, file, &html);
  if (file->fd >= 0) close(file->fd);
  if (!is_read) {
    respond_with_status(respond, 500);
    return;
  }
  respond->answer->status = status;
  describe(respond, file, tag);
  size_t head = str_find(html, STR("</head>"), 0);
  if (head == STR_NOT_FOUND) head = 0;
  struct str begun = str_join(respond->scratch, str_slice(html, 0, head), respond->page_tag);
  respond->answer->body = str_join(respond->scratch, begun, str_slice(html, head, html.len));
}

/* The range holds only while the file is the one it was begun with. */
static enum range_type asked_range(const struct respond *respond, const struct respond_file *file, const char *tag, struct range *range) {
  bool is_current = respond->request->if_range.len == 0 || str_is(respond->request->if_range, tag);
  return range_read(is_current ? respond->request->range : (struct str){0}, file->size, range);
}

static void answer_part(const struct respond *respond, const struct respond_file *file, const struct range *range) {
  struct str part = str_format(respond->scratch, "bytes %llu-%llu/%llu", (unsigned long long)range->first,
                               (unsigned long long)(range->first + range->length - 1), (unsigned long long)file->size);
  respond->answer->status = 206;
  http_answer_field(respond->answer, "Content-Range", str_zero(respond->scratch, part));
}

static void answer_bytes(const struct respond *respond, unsigned status, const struct respond_file *file, const char *tag) {
  struct http_answer *answer = respond->answer;
  struct range range;
  enum range_type type = asked_range(respond, file, tag, &range);
  struct stat now;
  bool stands = file->fd >= 0 && fstat(file->fd, &now) == 0 && S_ISREG(now.st_mode) && (uint64_t)now.st_size == file->size;
  http_answer_field(answer, "Accept-Ranges", "bytes");
  if (type == RANGE_BEYOND || !stands) {
    struct str all = str_format(respond->scratch, "bytes */%llu", (unsigned long long)file->size);
    if (type == RANGE_BEYOND) http_answer_field(answer, "Content-Range", str_zero(respond->scratch, all));
    if (file->fd >= 0) close(file->fd);
    respond_with_status(respond, type == RANGE_BEYOND ? 416 : 500);
    return;
  }
  answer->status = status;
  answer->file = file->fd;
  answer->offset = range.first;
  answer->length = range.length;
  describe(respond, file, tag);
  if (type == RANGE_PART) answer_part(respond, file, &range);
}

void respond_with_file(const struct respond *respond, unsigned status, const struct respond_file *file) {
  bool is_page = media_type_is_html(file->path);
  const char *tag = tag_of(respond, file, is_page);
  bool is_same = status == 200 && range_names_tag(respond->request->if_none_match, str_from(tag));
  if (is_same) {
    if (file->fd >= 0) close(file->fd);
    respond->answer->status = 304;
    http_answer_field(respond->answer, "ETag", tag);
  } else if (is_page) {
    answer_page(respond, status, file, tag);
  } else {
    answer_bytes(respond, status, file, tag);
  }
}
