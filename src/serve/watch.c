#include "serve/watch.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/arena.h"
#include "serve/survey.h"

enum {
  EVENTS = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF,
  POLL_LEAST = 500, /* milliseconds between two looks */
  POLL_SHARE = 20,  /* a look takes at most one part in so many of the time */
  READS_MAX = 64,   /* of a full buffer of events, before somebody else gets a turn */
};

/* What one watched folder is, by its number in inotify, which begins at 1. Two places may be one folder, which has one number. */
struct watched {
  const struct watch_place *place; /* NULL: a number that was not given */
  bool is_top;                     /* the place's own folder: only its names count */
  const struct watched *next;      /* what else it is */
};

struct watch {
  const struct watch_place *places;
  size_t place_count;
  size_t folders_max;
  int fd;              /* -1 while there is no inotify */
  struct arena *arena; /* of `watched`; made anew with `fd` */
  struct watched *watched;
  size_t watched_count; /* one more than the largest number */
  size_t watched_capacity;
  bool is_limited;
  bool is_complete;        /* all folders are watched */
  unsigned long long seen; /* the survey's sum, while looking */
  bool was_changed;        /* at the last look: what changed in the same tick of the clock has the same time, so it counts once more */
  long long due;           /* milliseconds of the monotonic clock */
};

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- watching ---- */

static void enter(struct watch *watch, int number, const struct watch_place *place, bool is_top) {
  while (watch->watched_count <= (size_t)number) {
    watch->watched = arena_grow(watch->arena, watch->watched, watch->watched_count, &watch->watched_capacity, sizeof *watch->watched);
    watch->watched_count++;
  }
  struct watched *watched = &watch->watched[number];
  const struct watched *others = watched->place != NULL ? arena_copy(watch->arena, watched, sizeof *watched) : NULL;
  *watched = (struct watched){place, is_top, others};
}

/* A folder that is gone by now has told so to the one around it. */
static void watch_one(void *context, const struct survey_folder *folder) {
  struct watch *watch = context;
  if (watch->is_limited) return;
  int number =
      watch->watched_count > watch->folders_max ? -1 : inotify_add_watch(watch->fd, folder->path, EVENTS | IN_ONLYDIR | IN_DONT_FOLLOW);
  if (number >= 0) {
    enter(watch, number, folder->place, folder->is_top);
  } else if (watch->watched_count > watch->folders_max || errno == ENOSPC || errno == ENOMEM) {
    watch->is_limited = true;
  } else if (folder->is_top) {
    watch->is_complete = false;
  }
}

static void stop_inotify(struct watch *watch) {
  if (watch->fd >= 0) close(watch->fd);
  watch->fd = -1;
}

/* All anew: so nothing is left over of folders that were moved away, and numbers stay small. */
static void begin(struct watch *watch) {
  stop_inotify(watch);
  arena_reset(watch->arena);
  watch->watched = NULL;
  watch->watched_count = watch->watched_capacity = 0;
  watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  watch->is_limited = watch->fd < 0;
  watch->is_complete = true;
  unsigned long long sum = survey(watch->places, watch->place_count, watch_one, watch);
  if (!watch->is_limited && watch->is_complete) return;
  stop_inotify(watch);
  watch->seen = sum;
  watch->due = now() + POLL_LEAST;
}

/* ---- being told ---- */

static bool counts(const struct watch *watch, const struct inotify_event *event) {
  size_t number = (size_t)event->wd;
  const struct watched *watched = event->wd > 0 && number < watch->watched_count ? &watch->watched[number] : NULL;
  if (watched == NULL || watched->place == NULL) return false;
  if (event->len == 0) return true; /* of the folder itself */
  for (; watched != NULL; watched = watched->next) {
    if (watched->is_top ? survey_has_name(watched->place, event->name) : event->name[0] != '.') return true;
  }
  return false;
}

/* Whether the folders themselves may be others now. */
static bool is_about_folders(const struct inotify_event *event) {
  return (event->mask & (IN_Q_OVERFLOW | IN_IGNORED | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF)) != 0 ||
         ((event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE)) != 0);
}

struct news {
  bool is_changed;
  bool has_folders;
};

/* False when there was nothing to read. */
static bool read_events(struct watch *watch, struct news *news) {
  _Alignas(struct inotify_event) char events[8192];
  ssize_t length = read(watch->fd, events, sizeof events);
  for (ssize_t at = 0; at < length;) {
    const struct inotify_event *event = (const struct inotify_event *)(const void *)(events + at);
    bool is_lost = (event->mask & IN_Q_OVERFLOW) != 0;
    if (is_lost || counts(watch, event)) {
      news->is_changed = true;
      news->has_folders = news->has_folders || is_about_folders(event);
    }
    at += (ssize_t)(sizeof *event + event->len);
  }
  return length > 0;
}

static bool listen_to(struct watch *watch) {
  struct news news = {false, false};
  for (int i = 0; i < READS_MAX && read_events(watch, &news); i++) {
  }
  if (news.has_folders) begin(watch);
  return news.is_changed;
}

/* ---- looking ---- */

static bool look_through(struct watch *watch) {
  long long start = now();
  if (start < watch->due) return false;
  unsigned long long sum = survey(watch->places, watch->place_count, NULL, NULL);
  long long took = now() - start;
  watch->due = now() + (took * POLL_SHARE > POLL_LEAST ? took * POLL_SHARE : POLL_LEAST);
  bool is_changed = sum != watch->seen;
  watch->seen = sum;
  if (is_changed && !watch->is_limited) begin(watch); /* what was not there may have come */
  bool counts_again = watch->was_changed && watch->fd < 0;
  watch->was_changed = is_changed;
  return is_changed || counts_again;
}

struct watch *watch_open(const struct watch_place *places, size_t place_count, size_t folders_max) {
  struct watch *watch = calloc(1, sizeof *watch);
  if (watch == NULL) out_of_memory(sizeof *watch);
  *watch = (struct watch){.places = places, .place_count = place_count, .folders_max = folders_max, .fd = -1, .arena = arena_new()};
  begin(watch);
  return watch;
}

void watch_close(struct watch *watch) {
  if (watch == NULL) return;
  stop_inotify(watch);
  arena_free(watch->arena);
  free(watch);
}

int watch_fd(const struct watch *watch) {
  return watch->fd;
}

int watch_wait(const struct watch *watch) {
  if (watch->fd >= 0) return -1;
  long long left = watch->due - now();
  return left < 0 ? 0 : (int)left;
}

bool watch_look(struct watch *watch) {
  return watch->fd >= 0 ? listen_to(watch) : look_through(watch);
}

bool watch_is_limited(const struct watch *watch) {
  return watch->is_limited;
}
