#include "cmd/preview.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "cmd/report.h"
#include "cmd/serve_state.h"

#define PRODUCTION_DELAY 0.4 /* seconds */

static bool is_danish(const struct preview *preview) {
  return preview->settings.style.language == DIAG_DANISH;
}

/* ---- what is said ---- */

void preview_say_findings(struct preview *preview) {
  report_findings(&preview->settings, preview->diags);
  diags_free(preview->diags);
  preview->diags = diags_new();
}

static void say_built(const struct preview *preview, size_t changes) {
  if (preview->settings.is_quiet || changes == 0) return;
  const char *files = is_danish(preview) ? (changes == 1 ? "fil ændret på" : "filer ændret på")
                      : changes == 1     ? "file changed in"
                                         : "files changed in";
  fprintf(stderr, "%zu %s %.2f s\n", changes, files, preview->shown_after);
}

static void say_failed(const struct preview *preview) {
  const char *text =
      is_danish(preview) ? "ikke bygget: den seneste gode udgave vises fortsat\n" : "not built: the last good one is still shown\n";
  if (!preview->settings.is_quiet) fputs(text, stderr);
}

/* ---- builds ---- */

void preview_set_state(struct preview *preview, enum serve_step step, struct diags *diags) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  serve_state_write(&preview->settings, step, NULL, diags, &html);
  server_state(preview->server, buf_str(&html));
  buf_release(&html);
}

bool preview_is_building(const struct preview *preview) {
  const struct production *production = &preview->production;
  bool is_awaited = production->number != 0 && !production->is_shown && !production->is_published;
  return preview->loading != 0 || preview->waiting != 0 || is_awaited;
}

void preview_begin(struct preview *preview) {
  preview_stand_aside(preview);
  preview->begun_at = report_clock();
  if (!preview->settings.has_date) preview->settings.build.moment = (int64_t)time(NULL);
  preview->loading = ++preview->last;
  bool is_first = preview->finished == 0; /* what is left out is said once here; the bar goes on saying it */
  if (workshop_load(&preview->workshop, preview->last, preview->finished, is_first)) return;
  preview->loading = 0;
  diags_add_path(preview->diags, DIAG_PREVIEW_STOPPED, (struct str){0}, str_from(strerror(errno)), (struct str){0});
  preview_set_state(preview, SERVE_FAILED, preview->diags);
  server_tell(preview->server);
  preview_say_findings(preview);
}

static void begin_production(struct preview *preview) {
  preview->production.is_begun = true;
  workshop_produce(&preview->workshop, preview->production.number, 1 - preview->shown);
}

static void plan_production(struct preview *preview, unsigned long number, bool is_shown) {
  preview->waiting = 0;
  preview->production = (struct production){.number = number, .is_shown = is_shown, .due_at = report_clock() + PRODUCTION_DELAY};
  if (!is_shown) begin_production(preview);
}

int preview_wait(const struct preview *preview) {
  if (preview->production.number == 0 || preview->production.is_begun) return -1;
  double left = (preview->production.due_at - report_clock()) * 1e3;
  return left > 0 ? (int)left + 1 : 0;
}

void preview_go_on(struct preview *preview) {
  if (preview_wait(preview) == 0) begin_production(preview);
}

/* What stood in the way of the next one is done. */
static void end_production(struct preview *preview) {
  preview->production = (struct production){0};
  if (preview->waiting != 0) plan_production(preview, preview->waiting, false);
}

static void take_state(struct preview *preview, struct workshop_message *message) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  workshop_message_read(message, &html);
  if (message->number == preview->last) server_state(preview->server, buf_str(&html));
  buf_release(&html);
}

/* A build without a word has been ended. */
static void take_silence(struct preview *preview) {
  diags_add_path(preview->diags, DIAG_PREVIEW_STOPPED, (struct str){0}, STR(DIAG_WORDS("ended from outside", "afbrudt udefra")),
                 (struct str){0});
  preview_set_state(preview, SERVE_FAILED, preview->diags);
  preview_say_findings(preview);
  say_failed(preview);
}

/* The reading took too long: what the build said stays, and the bar no longer waits. */
static void take_unread(struct preview *preview) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  serve_state_write_unread(&preview->settings, server_told(preview->server), &html);
  server_state(preview->server, buf_str(&html));
  buf_release(&html);
}

static void fetch(void *context, unsigned long request, struct str path) {
  struct preview *preview = context;
  workshop_make(&preview->workshop, request, path);
}

/* No other site has had it, in this preview or another. */
static void name_version(const struct preview *preview, char version[HASH_SHORT]) {
  char text[64];
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  int length = snprintf(text, sizeof text, "%lld.%09ld %lu", (long long)now.tv_sec, now.tv_nsec, preview->last);
  struct hash hash = hash_of((struct str){text, (size_t)length});
  hash_write_short(&hash, version);
}

static void take_loaded(struct preview *preview, struct workshop_message *message) {
  char version[HASH_SHORT];
  preview->loading = 0;
  if (message->is_proven) {
    take_state(preview, message);
    name_version(preview, version);
    server_show_fresh(preview->server, version, (struct str){message->text, message->length}, fetch, preview);
    preview->shown_after = report_clock() - preview->begun_at;
    preview->built_count++;
    plan_production(preview, message->number, true);
  } else if (preview->production.number != 0 && !preview->production.is_published) {
    preview->waiting = message->number;
  } else {
    plan_production(preview, message->number, false);
  }
}

static void take_refused(struct preview *preview, struct workshop_message *message) {
  preview->loading = 0;
  take_state(preview, message);
  say_failed(preview);
  preview->failed_count++;
}

static void show(struct preview *preview, struct str base) {
  struct folder *built = folder_open(preview->home.sites[1 - preview->shown]);
  if (built == NULL) return;
  if (preview->production.is_shown) {
    snprintf(built->version, sizeof built->version, "%s", server_fresh_version(preview->server)); /* pages have it already */
  } else {
    preview->shown_after = report_clock() - preview->begun_at;
  }
  say_built(preview, folder_changes(server_folder(preview->server), built));
  preview->shown = 1 - preview->shown;
  server_show(preview->server, built, base);
}

static void take_published(struct preview *preview, struct workshop_message *message) {
  take_state(preview, message);
  show(preview, (struct str){message->text, message->length});
  if (!preview->production.is_shown) preview->built_count++;
  preview->finished = message->number;
  preview->production.is_published = true;
  if (preview->waiting != 0) end_production(preview);
}

static void take_failed(struct preview *preview, struct workshop_message *message) {
  if (preview->production.is_shown) preview->built_count--;
  server_drop_fresh(preview->server);
  take_state(preview, message);
  say_failed(preview);
  preview->failed_count++;
  end_production(preview);
}

static void take_ended(struct preview *preview, const struct workshop_message *message) {
  bool is_last = message->number == preview->last;
  if (!preview->production.is_published) server_drop_fresh(preview->server);
  if (is_last && preview->production.is_published) take_unread(preview);
  if (is_last && !preview->production.is_published) take_silence(preview);
  end_production(preview);
}

static bool is_of_production(const struct preview *preview, const struct workshop_message *message) {
  return preview->production.number != 0 && message->number == preview->production.number;
}

static void take_answer(struct preview *preview, enum server_answer answer, struct workshop_message *message) {
  struct respond_file file = {.path = {message->text, message->length}, .hash = message->hash, .size = message->size, .fd = message->file};
  message->file = -1;
  server_found(preview->server, message->number, answer, &file);
}

/* True when there is something to be told to who listens. */
static bool take_message(struct preview *preview, struct workshop_message *message) {
  bool is_awaited = is_of_production(preview, message);
  bool is_loaded = message->number == preview->loading;
  switch (message->word) {
  case WORKSHOP_LOADED: take_loaded(preview, message); return is_loaded;
  case WORKSHOP_REFUSED: take_refused(preview, message); return true;
  case WORKSHOP_PUBLISHED:
    if (is_awaited) take_published(preview, message);
    return is_awaited;
  case WORKSHOP_FAILED:
    if (is_awaited) take_failed(preview, message);
    return is_awaited;
  case WORKSHOP_READ:
    if (is_awaited) take_state(preview, message);
    if (is_awaited) end_production(preview);
    return is_awaited;
  case WORKSHOP_ENDED:
    if (is_awaited) take_ended(preview, message);
    return is_awaited;
  case WORKSHOP_FILE: take_answer(preview, SERVER_FILE, message); return false;
  case WORKSHOP_FOLDER: take_answer(preview, SERVER_FOLDER, message); return false;
  case WORKSHOP_MISSING: take_answer(preview, SERVER_MISSING, message); return false;
  case WORKSHOP_UNMADE: take_answer(preview, SERVER_FAILED, message); return false;
  case WORKSHOP_LATER:
  case WORKSHOP_LOAD:
  case WORKSHOP_PRODUCE:
  case WORKSHOP_PAUSE:
  case WORKSHOP_STOP:
  case WORKSHOP_MAKE: return false;
  }
  return false;
}

/* The next save has a new one. */
static void take_end_of_workshop(struct preview *preview) {
  bool was_at_work = preview->loading != 0 || (preview->production.number != 0 && !preview->production.is_published);
  preview->loading = preview->waiting = 0;
  preview->production = (struct production){0};
  server_drop_fresh(preview->server);
  if (was_at_work) take_silence(preview);
}

bool preview_take_news(struct preview *preview) {
  struct workshop_message message;
  bool was_told = false;
  int got;
  while ((got = workshop_read(&preview->workshop, &message)) != 0) {
    bool is_news = got < 0;
    if (got < 0) {
      take_end_of_workshop(preview);
    } else {
      is_news = take_message(preview, &message);
      workshop_message_close(&message);
    }
    if (is_news) server_tell(preview->server);
    was_told = was_told || is_news;
  }
  return was_told;
}

void preview_stand_aside(struct preview *preview) {
  struct production *production = &preview->production;
  if (production->number != 0 && production->is_published) {
    workshop_stop(&preview->workshop);
    *production = (struct production){0};
  } else if (production->number != 0 && production->is_shown) {
    if (!production->is_begun) begin_production(preview); /* what is shown must not be lost with the next load */
    workshop_pause(&preview->workshop);
  }
}
