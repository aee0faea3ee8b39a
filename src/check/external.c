#include "check/external.h"

#include <curl/curl.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/store.h"
#include "base/workers.h"

enum {
  HOSTS_AT_ONCE = 8,
  URLS_MAX = 2000,   /* in one run */
  RUN_SECONDS = 900, /* after that nobody is asked any more */
  REDIRECTS_MAX = 5,
  BYTES_MAX = 64 * 1024, /* of a body; then the address is known to answer */
  CONNECT_SECONDS = 5,
  DAYS_KEPT = 7,
  DAY = 24 * 60 * 60,
};

/* Those addresses that one host is asked for, one after the other. */
struct host {
  size_t *urls; /* indexes */
  size_t count;
  size_t capacity;
};

struct asking {
  struct arena *arena;
  const struct external_options *options;
  const struct str *urls;
  struct external_answer *answers;
  char (*details)[256]; /* what workers write; one for each address */
  struct host *hosts;
  size_t host_count;
  size_t host_capacity;
  struct timespec begun;
};

/* ---- one address ---- */

static size_t swallow(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes;
  size_t *taken = context;
  *taken += size * count;
  return *taken > BYTES_MAX ? 0 : size * count; /* enough: the transfer ends with an error that is none */
}

static void prepare(CURL *curl, const struct external_options *options, const char *url, size_t *taken) {
  curl_easy_reset(curl);
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)options->seconds);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS_MAX);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "spor/" SPOR_VERSION " (link check)");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, swallow);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, taken);
}

static CURLcode request(CURL *curl, const struct external_options *options, const char *url, bool is_head, long *status) {
  size_t taken = 0;
  prepare(curl, options, url, &taken);
  if (is_head) curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  CURLcode code = curl_easy_perform(curl);
  *status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
  return code == CURLE_WRITE_ERROR && taken > BYTES_MAX ? CURLE_OK : code;
}

static enum external_state judge(long status) {
  if (status >= 200 && status < 300) return EXTERNAL_FINE;
  if (status == 404 || status == 410) return EXTERNAL_GONE;
  bool is_refused = status == 401 || status == 403 || status == 429 || status == 999;
  return is_refused ? EXTERNAL_REFUSED : EXTERNAL_FAILING;
}

/* Asked once more, without following: only the first answer says whether the address has moved for good. */
static bool has_moved(CURL *curl, const struct external_options *options, const char *url, char *detail, size_t room) {
  long redirects = 0;
  curl_easy_getinfo(curl, CURLINFO_REDIRECT_COUNT, &redirects);
  if (redirects == 0) return false;
  size_t taken = 0;
  long status = 0;
  char *target = NULL;
  prepare(curl, options, url, &taken);
  curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  if (curl_easy_perform(curl) != CURLE_OK) return false;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &target);
  if ((status != 301 && status != 308) || target == NULL) return false;
  snprintf(detail, room, "%s", target);
  return true;
}

static enum external_state ask(CURL *curl, const struct external_options *options, const char *url, char *detail, size_t room) {
  long status;
  CURLcode code = request(curl, options, url, true, &status);
  bool is_doubtful = code != CURLE_OK || status < 200 || status >= 300; /* some hosts answer HEAD with errors */
  if (is_doubtful) code = request(curl, options, url, false, &status);
  if (code != CURLE_OK) {
    snprintf(detail, room, "%s", curl_easy_strerror(code));
    return EXTERNAL_FAILING;
  }
  snprintf(detail, room, "%ld", status);
  enum external_state state = judge(status);
  return state == EXTERNAL_FINE && has_moved(curl, options, url, detail, room) ? EXTERNAL_MOVED : state;
}

/* ---- one host ---- */

static bool is_late(const struct asking *asking) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec - asking->begun.tv_sec > RUN_SECONDS;
}

static void wait_between(const struct external_options *options) {
  struct timespec pause = {options->pause_milliseconds / 1000, (long)(options->pause_milliseconds % 1000) * 1000000};
  nanosleep(&pause, NULL);
}

static void ask_host(void *context, size_t index, struct worker *worker) {
  struct asking *asking = context;
  const struct host *host = &asking->hosts[index];
  CURL *curl = curl_easy_init();
  if (curl == NULL) return;
  for (size_t i = 0; i < host->count && !is_late(asking); i++) {
    size_t number = host->urls[i];
    if (i > 0) wait_between(asking->options);
    const char *url = str_zero(worker->scratch, asking->urls[number]);
    asking->answers[number].state = ask(curl, asking->options, url, asking->details[number], sizeof asking->details[number]);
  }
  curl_easy_cleanup(curl);
}

/* "https://host:port" */
static struct str host_of(struct str url) {
  size_t start = str_find(url, STR("//"), 0);
  size_t end = start != STR_NOT_FOUND ? str_find_char(url, '/', start + 2) : STR_NOT_FOUND;
  return str_slice(url, 0, end);
}

static void enter(struct asking *asking, struct map *by_host, size_t number) {
  struct str name = host_of(asking->urls[number]);
  size_t *index = map_get(by_host, name);
  if (index == NULL) {
    index = arena_alloc(asking->arena, sizeof *index);
    *index = asking->host_count;
    map_put(by_host, name, index);
    asking->hosts = arena_grow(asking->arena, asking->hosts, asking->host_count, &asking->host_capacity, sizeof *asking->hosts);
    asking->host_count++;
  }
  struct host *host = &asking->hosts[*index];
  host->urls = arena_grow(asking->arena, host->urls, host->count, &host->capacity, sizeof *host->urls);
  host->urls[host->count++] = number;
}

/* ---- what is known already ---- */

/* "1763800000 0 detail": when, how, what. Only good answers are kept: what is broken may be mended any minute. */
static bool recall(const struct store *store, const struct external_options *options, struct str url, struct external_answer *answer) {
  struct str value;
  struct str when;
  struct str state;
  if (!store_get(store, url, &value) || !str_split(&value, ' ', &when) || !str_split(&value, ' ', &state)) return false;
  int64_t asked = 0;
  for (size_t i = 0; i < when.len && i < 18; i++) asked = asked * 10 + (when.at[i] - '0');
  if (asked > options->now || options->now - asked > (int64_t)DAYS_KEPT * DAY) return false;
  *answer = (struct external_answer){str_is(state, "1") ? EXTERNAL_MOVED : EXTERNAL_FINE, value};
  return true;
}

static void keep(struct store *store, struct arena *arena, const struct external_options *options, struct str url,
                 const struct external_answer *answer) {
  if (answer->state != EXTERNAL_FINE && answer->state != EXTERNAL_MOVED) return;
  store_put(store, url, str_format(arena, "%lld %d %.*s", (long long)options->now, (int)answer->state, STR_ARG(answer->detail)));
}

struct external_answer *external_ask(struct arena *arena, const struct external_options *options, const struct str *urls, size_t count) {
  struct asking asking = {.arena = arena, .options = options, .urls = urls};
  asking.answers = arena_array(arena, count, sizeof *asking.answers);
  asking.details = arena_array(arena, count, sizeof *asking.details);
  clock_gettime(CLOCK_MONOTONIC, &asking.begun);
  struct store store;
  store_open(&store, arena, options->cache_folder, "external.bin", STR("spor external 1\n"));
  struct map by_host;
  map_init(&by_host, arena);
  for (size_t i = 0, asked = 0; i < count; i++) {
    if (recall(&store, options, urls[i], &asking.answers[i])) continue;
    asking.answers[i].state = EXTERNAL_UNASKED;
    if (asked++ < URLS_MAX) enter(&asking, &by_host, i);
  }
  if (asking.host_count > 0 && curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
    struct diags *aside = diags_new();
    workers_run(HOSTS_AT_ONCE, asking.host_count, ask_host, &asking, aside);
    diags_free(aside);
    curl_global_cleanup();
  }
  for (size_t i = 0; i < asking.host_count; i++) {
    for (size_t j = 0; j < asking.hosts[i].count; j++) {
      size_t number = asking.hosts[i].urls[j];
      asking.answers[number].detail = str_from(asking.details[number]);
      keep(&store, arena, options, urls[number], &asking.answers[number]);
    }
  }
  store_save(&store);
  return asking.answers;
}
