/* What is told to browsers that listen (server-sent events). Each event says all there is to know, so one who could not keep up gets the
 * latest only, and nothing is ever queued. Source: HTML Standard, section 9.2. */
#ifndef SPOR_SERVE_LIVE_H
#define SPOR_SERVE_LIVE_H

#include "base/str.h"

enum { LIVE_EVENT_MAX = 256 };

struct live {
  unsigned long number; /* of the event; 0: none yet */
  char event[LIVE_EVENT_MAX];
  size_t length;
};

/* One who listens. All zero is one who has heard nothing. */
struct live_listener {
  unsigned long heard;
  char pending[LIVE_EVENT_MAX]; /* what was begun is told to its end */
  size_t from;
  size_t to;
};

/* From now on `data`, one line, is what is to be known. False when it is too long. */
bool live_tell(struct live *live, struct str data);
/* The next bytes for this listener, at most `room`; 0 when there is nothing new. */
size_t live_read(const struct live *live, struct live_listener *listener, char *at, size_t room);
/* Has a remark sent that means nothing, so that a listener who has gone is found out. */
void live_knock(struct live_listener *listener);

#endif
