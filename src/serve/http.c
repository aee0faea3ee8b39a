#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "serve/callers.h"
#include "serve/live.h"

enum {
  CONNECTIONS_MAX = 512, /* of all kinds: never reached, as those who have been silent longest are sent away before */
  STREAMS_MAX = 128,     /* beyond it the oldest ends; whoever still listens there comes back */
  IDLE_SECONDS = 60,
  KNOCK_SECONDS = 20,
  FIELD_BYTES_MAX = 32 * 1024,
  STREAM_BLOCK = 1024,
  CLOSING_TURNS = 64,
};

/* A connection that waits for events. It is suspended while there is nothing to tell, as libmicrohttpd would ask again and again. */
struct stream {
  struct http *http;
  struct MHD_Connection *connection;
  struct live_listener listener;
  bool is_suspended;
  bool is_over;
  struct stream *next; /* opened before */
};

/* A request, until its answer has been sent. */
struct exchange {
  struct http *http;
  struct MHD_Connection *connection;
  unsigned long number;
  bool is_late; /* suspended until http_resume() */
  struct exchange *next;
};

struct http {
  struct MHD_Daemon *daemon;
  struct callers *callers;
  struct exchange *exchanges;
  unsigned long exchange_count; /* ever */
  http_handler *handler;
  void *context;
  struct arena *scratch;
  unsigned port;
  int fd;
  struct live live;
  struct stream *streams;
  bool is_closing;
  time_t knocked; /* seconds of the monotonic clock */
};

static time_t seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

/* ---- streams ---- */

static void wake(struct stream *stream) {
  if (!stream->is_suspended) return;
  stream->is_suspended = false;
  MHD_resume_connection(stream->connection);
}

static ssize_t read_stream(void *context, uint64_t position, char *at, size_t room) {
  (void)position;
  struct stream *stream = context;
  if (stream->is_over) return MHD_CONTENT_READER_END_OF_STREAM;
  size_t count = live_read(&stream->http->live, &stream->listener, at, room);
  if (count == 0) {
    stream->is_suspended = true;
    MHD_suspend_connection(stream->connection);
  }
  return (ssize_t)count;
}

static void forget_stream(void *context) {
  struct stream *stream = context;
  struct stream **link = &stream->http->streams;
  while (*link != NULL && *link != stream) link = &(*link)->next;
  if (*link != NULL) *link = stream->next;
  free(stream);
}

static void end_oldest(struct http *http) {
  size_t count = 0;
  struct stream *oldest = NULL;
  for (struct stream *stream = http->streams; stream != NULL; stream = stream->next) {
    if (stream->is_over) continue;
    oldest = stream;
    count++;
  }
  if (count < STREAMS_MAX) return;
  oldest->is_over = true;
  wake(oldest);
}

static struct MHD_Response *open_stream(struct http *http, struct MHD_Connection *connection) {
  callers_note(http->callers, connection, CALLER_LISTENS);
  end_oldest(http);
  struct stream *stream = calloc(1, sizeof *stream);
  if (stream == NULL) out_of_memory(sizeof *stream);
  *stream = (struct stream){.http = http, .connection = connection, .next = http->streams, .is_over = http->is_closing};
  http->streams = stream;
  return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK, read_stream, stream, forget_stream);
}

static void wake_all(struct http *http) {
  for (struct stream *stream = http->streams; stream != NULL; stream = stream->next) wake(stream);
}

void http_tell(struct http *http, struct str data) {
  if (live_tell(&http->live, data)) wake_all(http);
}

/* ---- requests ---- */

static struct str field_of(struct MHD_Connection *connection, const char *name) {
  return str_from(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

static struct MHD_Response *make_response(struct http *http, struct MHD_Connection *connection, const struct http_answer *answer) {
  if (answer->is_stream) return open_stream(http, connection);
  if (answer->file >= 0 && answer->length > 0) return MHD_create_response_from_fd_at_offset64(answer->length, answer->file, answer->offset);
  if (answer->file >= 0) close(answer->file);
  return MHD_create_response_from_buffer(answer->body.len, (void *)(uintptr_t)answer->body.at, MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result respond(struct http *http, struct MHD_Connection *connection, const struct http_answer *answer) {
  struct MHD_Response *response = make_response(http, connection, answer);
  if (response == NULL) return MHD_NO;
  for (size_t i = 0; i < answer->field_count; i++) MHD_add_response_header(response, answer->fields[i].name, answer->fields[i].value);
  enum MHD_Result result = MHD_queue_response(connection, answer->status, response);
  MHD_destroy_response(response);
  return result;
}

/* The answer, or none yet. */
static enum MHD_Result answer_exchange(struct exchange *exchange, const char *url, const char *method) {
  struct http *http = exchange->http;
  struct MHD_Connection *connection = exchange->connection;
  struct http_request request = {
      .number = exchange->number,
      .method = str_from(method),
      .target = str_from(url),
      .host = field_of(connection, MHD_HTTP_HEADER_HOST),
      .range = field_of(connection, MHD_HTTP_HEADER_RANGE),
      .if_range = field_of(connection, MHD_HTTP_HEADER_IF_RANGE),
      .if_none_match = field_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH),
  };
  struct http_answer answer = {.file = -1};
  http->handler(http->context, &request, http->scratch, &answer);
  enum MHD_Result result = MHD_YES;
  exchange->is_late = answer.is_late && !http->is_closing;
  if (exchange->is_late) {
    MHD_suspend_connection(connection);
  } else {
    if (answer.is_late) answer.status = MHD_HTTP_SERVICE_UNAVAILABLE;
    result = respond(http, connection, &answer);
  }
  arena_reset(http->scratch);
  return result;
}

static struct exchange *begin_exchange(struct http *http, struct MHD_Connection *connection) {
  struct exchange *exchange = calloc(1, sizeof *exchange);
  if (exchange == NULL) out_of_memory(sizeof *exchange);
  *exchange = (struct exchange){.http = http, .connection = connection, .number = ++http->exchange_count, .next = http->exchanges};
  http->exchanges = exchange;
  callers_note(http->callers, connection, CALLER_ASKS);
  return exchange;
}

static void end_exchange(void *context, struct MHD_Connection *connection, void **seen, enum MHD_RequestTerminationCode why) {
  (void)why;
  struct http *http = context;
  struct exchange **link = &http->exchanges;
  while (*link != NULL && *link != *seen) link = &(*link)->next;
  if (*link != NULL) *link = (*link)->next;
  callers_note(http->callers, connection, CALLER_IDLES);
  free(*seen);
  *seen = NULL;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
                              const char *upload, size_t *upload_size, void **seen) {
  (void)version, (void)upload;
  bool is_whole = *seen != NULL;
  if (!is_whole) *seen = begin_exchange(context, connection);
  bool is_reading = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
  if (is_reading && !is_whole) return MHD_YES; /* answering now would end the connection, as is right for what has a body: none is wanted */
  if (is_reading && *upload_size > 0) {
    *upload_size = 0; /* passed over */
    return MHD_YES;
  }
  return answer_exchange(*seen, url, method);
}

static void resume(struct exchange *exchange) {
  if (!exchange->is_late) return;
  exchange->is_late = false;
  MHD_resume_connection(exchange->connection);
}

void http_resume(struct http *http, unsigned long number) {
  for (struct exchange *exchange = http->exchanges; exchange != NULL; exchange = exchange->next) {
    if (exchange->number == number) resume(exchange);
  }
}

static void note_caller(void *context, struct MHD_Connection *connection, void **socket_context, enum MHD_ConnectionNotificationCode what) {
  (void)socket_context;
  struct http *http = context;
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    callers_enter(http->callers, connection, MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
  } else {
    callers_leave(http->callers, connection);
  }
}

/* libmicrohttpd would decode the target, and end it at a NUL. */
static size_t leave_as_it_is(void *context, struct MHD_Connection *connection, char *text) {
  (void)context, (void)connection;
  return strlen(text);
}

void http_answer_field(struct http_answer *answer, const char *name, const char *value) {
  if (answer->field_count == HTTP_FIELDS_MAX) return;
  answer->fields[answer->field_count++] = (struct http_field){name, value};
}

/* ---- the socket ---- */

static int listen_on(unsigned port, unsigned *taken) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return -1;
  int yes = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  bool is_open = bind(fd, (struct sockaddr *)&address, length) == 0 && listen(fd, SOMAXCONN) == 0 &&
                 getsockname(fd, (struct sockaddr *)&address, &length) == 0;
  if (is_open) {
    *taken = ntohs(address.sin_port);
    return fd;
  }
  int error = errno;
  close(fd);
  errno = error;
  return -1;
}

static struct MHD_Daemon *start(struct http *http, int fd) {
  return MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, http, MHD_OPTION_LISTEN_SOCKET, fd,
                          MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
                          MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)FIELD_BYTES_MAX, MHD_OPTION_UNESCAPE_CALLBACK, leave_as_it_is, NULL,
                          MHD_OPTION_NOTIFY_COMPLETED, end_exchange, http, MHD_OPTION_NOTIFY_CONNECTION, note_caller, http, MHD_OPTION_END);
}

struct http *http_open(unsigned port, http_handler *handler, void *context) {
  unsigned taken;
  int fd = listen_on(port, &taken);
  if (fd < 0) return NULL;
  struct http *http = calloc(1, sizeof *http);
  if (http == NULL) out_of_memory(sizeof *http);
  *http = (struct http){.handler = handler, .context = context, .port = taken, .scratch = arena_new(), .knocked = seconds_now()};
  http->callers = callers_new();
  http->daemon = start(http, fd);
  if (http->daemon == NULL) {
    close(fd);
    callers_free(http->callers);
    arena_free(http->scratch);
    free(http);
    errno = ENOMEM;
    return NULL;
  }
  http->fd = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
  return http;
}

unsigned http_port(const struct http *http) {
  return http->port;
}

int http_fd(const struct http *http) {
  return http->fd;
}

int http_wait(const struct http *http) {
  MHD_UNSIGNED_LONG_LONG due;
  int knock = (int)(http->knocked + KNOCK_SECONDS - seconds_now()) * 1000;
  if (knock < 0) knock = 0;
  bool has_due = MHD_get_timeout(http->daemon, &due) == MHD_YES;
  return has_due && due < (MHD_UNSIGNED_LONG_LONG)knock ? (int)due : knock;
}

void http_run(struct http *http) {
  if (seconds_now() - http->knocked >= KNOCK_SECONDS) {
    http->knocked = seconds_now();
    for (struct stream *stream = http->streams; stream != NULL; stream = stream->next) live_knock(&stream->listener);
    wake_all(http);
  }
  MHD_run(http->daemon);
}

/* A suspended connection may not be left behind. */
void http_close(struct http *http) {
  if (http == NULL) return;
  http->is_closing = true; /* a stream that is asked for now ends as it begins */
  for (struct stream *stream = http->streams; stream != NULL; stream = stream->next) stream->is_over = true;
  wake_all(http);
  for (struct exchange *exchange = http->exchanges; exchange != NULL; exchange = exchange->next) resume(exchange);
  for (int i = 0; i < CLOSING_TURNS && http->streams != NULL; i++) MHD_run(http->daemon); /* their ends are sent */
  MHD_stop_daemon(http->daemon);
  callers_free(http->callers);
  arena_free(http->scratch);
  free(http);
}
