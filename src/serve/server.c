#include "serve/server.h"

#include <limits.h>
#include <unistd.h>

#include "base/arena.h"
#include "serve/address.h"

#define OWN ".spor/"

/* A request for a file of a fresh site. */
struct waiting {
  unsigned long request;
  bool is_answered;
  enum server_answer answer;
  struct respond_file file;
  char path[PATH_MAX]; /* of the file */
  struct waiting *next;
};

/* A site whose files are not written yet. */
struct fresh {
  server_fetch *fetch; /* NULL: there is none */
  void *context;
  char version[HASH_SHORT];
  struct waiting *waiting;
};

struct server {
  struct http *http;
  struct fresh fresh;
  struct server_looks looks;
  struct folder *folder;
  struct buf base;  /* "/strategier/" */
  struct buf state; /* a document */
  char state_version[HASH_SHORT];
};

struct exchange {
  struct server *server;
  const struct http_request *request;
  struct arena *scratch;
  struct http_answer *answer;
};

static void say(const struct exchange *exchange, unsigned status, const char *type, struct str body) {
  exchange->answer->status = status;
  exchange->answer->body = body;
  http_answer_field(exchange->answer, "Content-Type", type);
}

static void say_text(const struct exchange *exchange, unsigned status, struct str text) {
  say(exchange, status, "text/plain; charset=utf-8", text);
}

static const char *version_of(const struct server *server) {
  if (server->fresh.fetch != NULL) return server->fresh.version;
  return server->folder != NULL ? server->folder->version : "";
}

/* What makes a page listen: it knows which version it is of. */
static struct str tag_for(const struct server *server, struct arena *scratch) {
  return str_format(scratch, "<script src=\"/" OWN "live.js\" data-site=\"%s\" defer></script>", version_of(server));
}

static struct str tag_for_state(const struct server *server, struct arena *scratch) {
  return str_format(scratch, "<script src=\"/" OWN "live.js\" data-site=\"%s\" data-state=\"%s\" defer></script>", version_of(server),
                    server->state_version);
}

static void say_state(const struct exchange *exchange, unsigned status) {
  struct str html = buf_str(&exchange->server->state);
  size_t head = str_find(html, STR("</head>"), 0);
  if (head == STR_NOT_FOUND) head = html.len;
  struct str begun = str_join(exchange->scratch, str_slice(html, 0, head), tag_for_state(exchange->server, exchange->scratch));
  say(exchange, status, "text/html; charset=utf-8", str_join(exchange->scratch, begun, str_slice(html, head, html.len)));
}

/* False when there is no such thing. */
static bool say_own(const struct exchange *exchange, struct str name) {
  const struct server_looks *looks = &exchange->server->looks;
  if (str_is(name, "live.js")) {
    say(exchange, 200, "text/javascript; charset=utf-8", looks->script);
  } else if (str_is(name, "live.css")) {
    say(exchange, 200, "text/css; charset=utf-8", looks->style);
  } else if (str_is(name, "state")) {
    say_state(exchange, 200);
  } else if (str_is(name, "events")) {
    say(exchange, 200, "text/event-stream", (struct str){0});
    exchange->answer->is_stream = true;
  } else {
    return false;
  }
  return true;
}

static void send_to(const struct exchange *exchange, struct str target) {
  say_text(exchange, 302, (struct str){0});
  http_answer_field(exchange->answer, "Location", str_zero(exchange->scratch, target));
}

static struct respond respond_to(const struct exchange *exchange) {
  return (struct respond){exchange->request, exchange->scratch, exchange->answer, tag_for(exchange->server, exchange->scratch)};
}

static struct waiting **find_waiting(struct server *server, unsigned long request) {
  struct waiting **link = &server->fresh.waiting;
  while (*link != NULL && (*link)->request != request) link = &(*link)->next;
  return link;
}

static void say_folder(const struct exchange *exchange, struct str path) {
  struct respond respond = respond_to(exchange);
  if (exchange->server->folder != NULL) {
    folder_answer(exchange->server->folder, &respond, path);
  } else {
    say_state(exchange, 503);
  }
}

static void say_fetched(const struct exchange *exchange, struct str path, struct waiting *waiting) {
  struct respond respond = respond_to(exchange);
  waiting->file.version = version_of(exchange->server);
  bool has_file = waiting->file.fd >= 0;
  if (waiting->answer == SERVER_FILE) respond_with_file(&respond, 200, &waiting->file);
  if (waiting->answer == SERVER_FOLDER) respond_with_slash(&respond);
  if (waiting->answer == SERVER_MISSING && has_file) respond_with_file(&respond, 404, &waiting->file);
  if (waiting->answer == SERVER_MISSING && !has_file) respond_with_status(&respond, 404);
  if (waiting->answer == SERVER_FAILED) say_folder(exchange, path);
}

static void say_fresh(const struct exchange *exchange, struct str path) {
  struct fresh *fresh = &exchange->server->fresh;
  struct waiting **link = find_waiting(exchange->server, exchange->request->number);
  struct waiting *waiting = *link;
  if (waiting != NULL && waiting->is_answered) {
    say_fetched(exchange, path, waiting);
    *link = waiting->next;
    free(waiting);
    return;
  }
  exchange->answer->is_late = true;
  if (waiting != NULL) return;
  waiting = calloc(1, sizeof *waiting);
  if (waiting == NULL) out_of_memory(sizeof *waiting);
  *waiting = (struct waiting){.request = exchange->request->number, .file.fd = -1, .next = fresh->waiting};
  fresh->waiting = waiting;
  fresh->fetch(fresh->context, waiting->request, path);
}

/* Below the site's base its files; elsewhere its word for what is not there. */
static void say_site(const struct exchange *exchange, struct str path) {
  const struct server *server = exchange->server;
  struct str base = buf_str(&server->base);
  struct str below = str_slice(base, 1, base.len);
  bool is_above = path.len < below.len && (path.len == 0 || str_equal(str_slice(below, 0, below.len - 1), path));
  bool is_inside = path.len >= below.len && str_equal(str_slice(path, 0, below.len), below);
  struct str name = is_inside ? str_slice(path, below.len, path.len) : STR(OWN);
  if (server->folder == NULL && server->fresh.fetch == NULL) {
    say_state(exchange, 503);
  } else if (is_above) {
    send_to(exchange, base);
  } else if (server->fresh.fetch != NULL) {
    say_fresh(exchange, name);
  } else {
    say_folder(exchange, name);
  }
}

static void add_common_fields(struct http_answer *answer) {
  http_answer_field(answer, "Cache-Control", "no-cache");
  http_answer_field(answer, "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'");
  http_answer_field(answer, "X-Content-Type-Options", "nosniff");
  http_answer_field(answer, "Cross-Origin-Resource-Policy", "same-origin");
}

static void handle(void *context, const struct http_request *request, struct arena *scratch, struct http_answer *answer) {
  struct exchange exchange = {context, request, scratch, answer};
  struct str path;
  add_common_fields(answer);
  if (!address_is_local(request->host)) {
    say_text(&exchange, 421, STR("spor serve answers on this machine only, under 127.0.0.1 or localhost.\n"));
  } else if (!str_is(request->method, "GET") && !str_is(request->method, "HEAD")) {
    http_answer_field(answer, "Allow", "GET, HEAD");
    say_text(&exchange, 405, STR("GET and HEAD only.\n"));
  } else if (!address_path(scratch, request->target, &path)) {
    say_text(&exchange, 400, STR("This is no address.\n"));
  } else if (!str_starts(path, OWN) || !say_own(&exchange, str_slice(path, sizeof OWN - 1, path.len))) {
    say_site(&exchange, path);
  }
}

struct server *server_open(unsigned port, const struct server_looks *looks) {
  struct server *server = calloc(1, sizeof *server);
  if (server == NULL) out_of_memory(sizeof *server);
  server->looks = *looks;
  server->http = http_open(port, handle, server);
  if (server->http == NULL) {
    free(server);
    return NULL;
  }
  buf_init(&server->base, BUF_LIMIT_DEFAULT);
  buf_init(&server->state, BUF_LIMIT_DEFAULT);
  buf_add_char(&server->base, '/');
  return server;
}

void server_close(struct server *server) {
  if (server == NULL) return;
  server_drop_fresh(server);
  http_close(server->http);
  folder_close(server->folder);
  buf_release(&server->base);
  buf_release(&server->state);
  free(server);
}

struct http *server_http(const struct server *server) {
  return server->http;
}

/* Whoever waits is asked anew. */
static void forget_waiting(struct server *server) {
  while (server->fresh.waiting != NULL) {
    struct waiting *waiting = server->fresh.waiting;
    server->fresh.waiting = waiting->next;
    http_resume(server->http, waiting->request);
    if (waiting->file.fd >= 0) close(waiting->file.fd);
    free(waiting);
  }
}

static void set_base(struct server *server, struct str base) {
  buf_clear(&server->base);
  buf_add(&server->base, base);
}

void server_show_fresh(struct server *server, const char *version, struct str base, server_fetch *fetch, void *context) {
  server->fresh.fetch = fetch;
  server->fresh.context = context;
  snprintf(server->fresh.version, sizeof server->fresh.version, "%s", version);
  set_base(server, base);
  forget_waiting(server); /* for another version */
}

void server_found(struct server *server, unsigned long request, enum server_answer answer, const struct respond_file *file) {
  struct waiting *waiting = *find_waiting(server, request);
  if (waiting == NULL || waiting->is_answered) {
    if (file->fd >= 0) close(file->fd);
    return;
  }
  waiting->is_answered = true;
  waiting->answer = answer;
  waiting->file = *file;
  size_t length = file->path.len < sizeof waiting->path ? file->path.len : sizeof waiting->path - 1;
  memcpy(waiting->path, file->path.at, length);
  waiting->file.path = (struct str){waiting->path, length};
  http_resume(server->http, request);
}

void server_drop_fresh(struct server *server) {
  server->fresh.fetch = NULL;
  forget_waiting(server);
}

const char *server_fresh_version(const struct server *server) {
  return server->fresh.fetch != NULL ? server->fresh.version : "";
}

void server_show(struct server *server, struct folder *folder, struct str base) {
  folder_close(server->folder);
  server->folder = folder;
  set_base(server, base);
  server_drop_fresh(server);
}

const struct folder *server_folder(const struct server *server) {
  return server->folder;
}

void server_state(struct server *server, struct str html) {
  buf_clear(&server->state);
  buf_add(&server->state, html);
  struct hash hash = hash_of(html);
  hash_write_short(&hash, server->state_version);
}

struct str server_told(const struct server *server) {
  return buf_str(&server->state);
}

void server_tell(struct server *server) {
  char data[128];
  int length = snprintf(data, sizeof data, "{\"site\":\"%s\",\"state\":\"%s\"}", version_of(server), server->state_version);
  http_tell(server->http, (struct str){data, (size_t)length});
}
