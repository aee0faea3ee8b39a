#include "unit/base/check.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "serve/callers.h"
#include "serve/http.h"

enum { TURNS_MAX = 200, CROWD = 3 * CALLERS_MAX, FILES = 4 * CROWD };

#define ASK(path) "GET " path " HTTP/1.1\r\nHost: localhost\r\n\r\n"

/* A server that has nothing to say of /late before it is told to, and streams at /events. */
struct house {
  struct http *http;
  unsigned long late; /* number of the request */
  bool is_ready;
  unsigned asked; /* times */
};

static void answer_one(void *context, const struct http_request *request, struct arena *scratch, struct http_answer *answer) {
  (void)scratch;
  struct house *house = context;
  answer->status = 200;
  answer->body = STR("here");
  answer->is_stream = str_is(request->target, "/events");
  if (!str_is(request->target, "/late")) return;
  house->asked++;
  answer->is_late = !house->is_ready;
  if (house->late != 0) assert_int_equal(house->late, request->number);
  house->late = request->number;
}

static int open_house(void **state) {
  struct house *house = calloc(1, sizeof *house);
  house->http = http_open(0, answer_one, house);
  assert_non_null(house->http);
  *state = house;
  return 0;
}

static int close_house(void **state) {
  struct house *house = *state;
  http_close(house->http);
  free(house);
  return 0;
}

static int call(const struct house *house, const char *words) {
  int caller = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(house->http)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  assert_int_equal(connect(caller, (struct sockaddr *)&address, sizeof address), 0);
  assert_int_equal(send(caller, words, strlen(words), MSG_NOSIGNAL), strlen(words));
  return caller;
}

/* True when an answer with this status comes. */
static bool is_answered(struct house *house, int caller, const char *status, unsigned turns) {
  char said[16] = "";
  for (unsigned i = 0; i < turns; i++) {
    struct pollfd ends[] = {{.fd = http_fd(house->http), .events = POLLIN}};
    poll(ends, 1, 1);
    http_run(house->http);
    if (recv(caller, said, sizeof said - 1, MSG_DONTWAIT) > 0) return strncmp(said, status, strlen(status)) == 0;
  }
  return false;
}

static void is_open_to_all(struct house *house, const char *words, unsigned crowd_size) {
  int crowd[CROWD];
  for (unsigned i = 0; i < crowd_size; i++) {
    crowd[i] = call(house, words);
    http_run(house->http);
  }
  int caller = call(house, ASK("/"));
  assert_true(is_answered(house, caller, "HTTP/1.1 200", TURNS_MAX));
  close(caller);
  for (unsigned i = 0; i < crowd_size; i++) close(crowd[i]);
}

static void test_who_says_nothing(void **state) {
  is_open_to_all(*state, "", CROWD);
}

static void test_who_does_not_end(void **state) {
  is_open_to_all(*state, "GET / HTTP/1.1\r\nHost: loc", CROWD);
}

static void test_who_stays_when_all_was_said(void **state) {
  is_open_to_all(*state, ASK("/"), CROWD);
}

static void test_who_listens(void **state) {
  is_open_to_all(*state, ASK("/events"), CROWD);
}

/* Whoever asks stays when others who say nothing come. */
static void test_who_asks_stays(void **state) {
  struct house *house = *state;
  int crowd[CROWD];
  int caller = call(house, ASK("/late"));
  assert_false(is_answered(house, caller, "", 20));
  for (unsigned i = 0; i < CROWD; i++) {
    crowd[i] = call(house, "");
    http_run(house->http);
  }
  house->is_ready = true;
  http_resume(house->http, house->late);
  assert_true(is_answered(house, caller, "HTTP/1.1 200", TURNS_MAX));
  for (unsigned i = 0; i < CROWD; i++) close(crowd[i]);
  close(caller);
}

static void test_late(void **state) {
  struct house *house = *state;
  int caller = call(house, ASK("/late"));
  assert_false(is_answered(house, caller, "", 20));
  assert_int_equal(house->asked, 1); /* it is not asked again and again */
  http_resume(house->http, house->late + 1);
  assert_false(is_answered(house, caller, "", 20));
  house->is_ready = true;
  http_resume(house->http, house->late);
  assert_true(is_answered(house, caller, "HTTP/1.1 200", TURNS_MAX));
  close(caller);
}

/* The server ends while a request waits. */
static void test_late_at_the_end(void **state) {
  struct house *house = *state;
  int caller = call(house, ASK("/late"));
  assert_false(is_answered(house, caller, "", 20));
  close(caller);
}

int main(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < FILES) limit.rlim_cur = limit.rlim_max < FILES ? limit.rlim_max : FILES; /* both ends are this process's */
  setrlimit(RLIMIT_NOFILE, &limit);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_who_says_nothing, open_house, close_house),
      cmocka_unit_test_setup_teardown(test_who_does_not_end, open_house, close_house),
      cmocka_unit_test_setup_teardown(test_who_stays_when_all_was_said, open_house, close_house),
      cmocka_unit_test_setup_teardown(test_who_listens, open_house, close_house),
      cmocka_unit_test_setup_teardown(test_who_asks_stays, open_house, close_house),
      cmocka_unit_test_setup_teardown(test_late, open_house, close_house),
      cmocka_unit_test_setup_teardown(test_late_at_the_end, open_house, close_house),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
