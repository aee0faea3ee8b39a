/* Where the preview's sites are made: one process, apart from the preview, so that this goes on answering. It loads a site, makes single
 * files of it at once when they are asked for, and has all of them written by a process that is forked off, which then reads the site as
 * `spor check` does. What the workshop learns in one load it keeps for the next. Whatever goes wrong in there ends with it, and the next
 * load has a new one. Sites are numbered in the order they are loaded in. */
#ifndef SPOR_CMD_WORKSHOP_H
#define SPOR_CMD_WORKSHOP_H

#include <sys/types.h>

#include "cmd/option.h"
#include "cmd/workshop_message.h"

struct workshop_letter;

struct workshop {
  const struct settings *settings;
  const char *places[2];        /* folders that sites are written into */
  pid_t process;                /* 0: there is none */
  int socket;                   /* to be polled, for writing too when workshop_has_mail(); -1 without a process */
  struct workshop_letter *mail; /* what could not be sent yet, the oldest first */
};

/* All take `workshop` with settings and places set, and the rest zero but for a socket of -1. */

/* Loads the site numbered so; without a process, in a new one. False with errno. */
bool workshop_load(struct workshop *workshop, unsigned long number, unsigned long finished, bool is_first);
/* Has all files of the site that was loaded last written to a place; whatever production there was is ended. */
void workshop_produce(struct workshop *workshop, unsigned long number, unsigned place);
/* The production waits until the next site is loaded; it goes on if that one cannot be shown. */
void workshop_pause(struct workshop *workshop);
void workshop_stop(struct workshop *workshop);
/* Makes the file at an address, for a request. */
void workshop_make(struct workshop *workshop, unsigned long request, struct str address);
/* The next message: 1; 0 when there is none; -1 when the workshop has ended, by itself or by workshop_close(). */
int workshop_read(struct workshop *workshop, struct workshop_message *message);
bool workshop_has_mail(const struct workshop *workshop);
/* Ends the process, and the production with it. */
void workshop_close(struct workshop *workshop);

#endif
