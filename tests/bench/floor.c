/* The least that a site generator on libcmark-gfm can take: reads, parses and renders the same documents, and writes as many bytes to
 * the same files as a real build did. No front matter, no links, no layout.  floor CONTENT LIST OUT
 * LIST has a line `size path` for each file to write. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <sys/stat.h>
#include <unistd.h>

struct bytes {
  char *at;
  size_t len;
  size_t capacity;
};

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static void reserve(struct bytes *bytes, size_t len) {
  if (len <= bytes->capacity) return;
  bytes->capacity = 2 * len;
  bytes->at = realloc(bytes->at, bytes->capacity);
  if (!bytes->at) stop("realloc");
}

static void read_file(const char *path, size_t size, struct bytes *text) {
  reserve(text, size);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0 || read(file, text->at, size) != (ssize_t)size) stop(path);
  close(file);
  text->len = size;
}

static void attach(cmark_parser *parser, const char *name) {
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
}

static void render(const struct bytes *text, struct bytes *html) {
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  attach(parser, "table");
  attach(parser, "strikethrough");
  attach(parser, "autolink");
  attach(parser, "tasklist");
  cmark_parser_feed(parser, text->at, text->len);
  cmark_node *root = cmark_parser_finish(parser);
  char *rendered = cmark_render_html(root, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
  size_t len = strlen(rendered);
  reserve(html, html->len + len);
  memcpy(html->at + html->len, rendered, len);
  html->len += len;
  free(rendered);
  cmark_node_free(root);
  cmark_parser_free(parser);
}

static int by_name(const FTSENT **a, const FTSENT **b) {
  return strcmp((*a)->fts_name, (*b)->fts_name);
}

static size_t render_all(char *content, struct bytes *html) {
  char *roots[] = {content, NULL};
  FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
  if (!tree) stop(content);
  struct bytes text = {0};
  size_t count = 0;
  for (FTSENT *entry; (entry = fts_read(tree)) != NULL;) {
    if (entry->fts_info != FTS_F || entry->fts_namelen < 3 || strcmp(entry->fts_name + entry->fts_namelen - 3, ".md") != 0) continue;
    read_file(entry->fts_path, (size_t)entry->fts_statp->st_size, &text);
    render(&text, html);
    count++;
  }
  fts_close(tree);
  free(text.at);
  return count;
}

/* Opens a new file, making the folders above it when they are not there yet. */
static int open_new(char *path) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file >= 0 || errno != ENOENT) return file;
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (mkdir(path, 0755) != 0 && errno != EEXIST) stop(path);
    *slash = '/';
  }
  return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
}

/* The bytes written are those rendered, over and over: what they say costs nothing. */
static void write_listed(FILE *list, const char *out, const struct bytes *html) {
  char path[8192], name[4096];
  size_t size, from = 0;
  while (fscanf(list, "%zu %4095[^\n]", &size, name) == 2) {
    snprintf(path, sizeof path, "%s/%s", out, name);
    int file = open_new(path);
    if (file < 0) stop(path);
    while (size > 0) {
      size_t len = size < html->len - from ? size : html->len - from;
      if (write(file, html->at + from, len) != (ssize_t)len) stop(path);
      size -= len;
      from = (from + len) % html->len;
    }
    close(file);
  }
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fputs("usage: floor CONTENT LIST OUT\n", stderr);
    return 2;
  }
  cmark_gfm_core_extensions_ensure_registered();
  struct bytes html = {0};
  size_t count = render_all(argv[1], &html);
  FILE *list = fopen(argv[2], "r");
  if (!list || html.len == 0) stop(argv[2]);
  write_listed(list, argv[3], &html);
  fclose(list);
  free(html.at);
  fprintf(stderr, "%zu documents\n", count);
  return 0;
}
