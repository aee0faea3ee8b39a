/* Who is connected, so that nobody who says nothing keeps others out: when there are too many, whoever has been silent longest is sent
 * away, those before all who wait for no answer. Listeners are not among them; serve/http.c has a limit of its own for these. */
#ifndef SPOR_SERVE_CALLERS_H
#define SPOR_SERVE_CALLERS_H

#include <stddef.h>

struct callers;

enum { CALLERS_MAX = 192 };

enum caller_state {
  CALLER_IDLES,   /* nothing has been asked, or not to its end, or all was answered */
  CALLER_ASKS,    /* an answer is being made or sent */
  CALLER_LISTENS, /* to events */
};

struct callers *callers_new(void);
void callers_free(struct callers *callers);
/* `caller` is any address that is its own. With one too many, the socket of another is shut down: its end is noticed like any other. */
void callers_enter(struct callers *callers, const void *caller, int socket);
void callers_note(struct callers *callers, const void *caller, enum caller_state state);
void callers_leave(struct callers *callers, const void *caller);

#endif
