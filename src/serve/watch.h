/* Whether anything in some folders has changed. inotify tells at once; where it cannot (its limits are reached, a folder is not there), the
 * folders are looked through again and again. No more is said than that something changed: whoever asks reads everything anew, so no order
 * of renames, deletions and new folders can lead astray. Linux only. */
#ifndef SPOR_SERVE_WATCH_H
#define SPOR_SERVE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

/* What counts in a folder: the files and folders with these names, and all below them but what begins with a dot. */
struct watch_place {
  const char *folder;
  const char *const *names; /* ends with NULL */
};

struct watch;

enum { WATCH_FOLDERS_MAX = 65536 };

/* Both the places and what they point to are borrowed. With more folders than `folders_max` they are looked through. */
struct watch *watch_open(const struct watch_place *places, size_t place_count, size_t folders_max);
void watch_close(struct watch *watch); /* NULL is allowed */
/* To be polled for reading; -1 for none. May be another after each watch_look(). */
int watch_fd(const struct watch *watch);
/* Milliseconds until watch_look() is due without that; -1 for never. */
int watch_wait(const struct watch *watch);
/* True when something may have changed since it was last asked, and what is new is watched now: what is read from here on is complete, or
 * there will be another change. */
bool watch_look(struct watch *watch);
/* True when a limit of the system is in the way, and changes are found by looking. */
bool watch_is_limited(const struct watch *watch);

#endif
