#include "serve/callers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/arena.h"

struct caller {
  const void *name;
  int socket;
  enum caller_state state;
  unsigned long heard; /* when, in turns: the greater the later */
  bool is_leaving;     /* sent away, and not yet gone */
  struct caller *next;
};

struct callers {
  struct caller *first;
  unsigned long turn;
};

struct callers *callers_new(void) {
  struct callers *callers = calloc(1, sizeof *callers);
  if (callers == NULL) out_of_memory(sizeof *callers);
  return callers;
}

void callers_free(struct callers *callers) {
  while (callers->first != NULL) callers_leave(callers, callers->first->name);
  free(callers);
}

static bool goes_before(const struct caller *a, const struct caller *b) {
  if (a->state != b->state) return a->state == CALLER_IDLES;
  return a->heard < b->heard;
}

/* Of those who can be sent away. */
static struct caller *most_dispensable(const struct callers *callers, size_t *count) {
  struct caller *found = NULL;
  *count = 0;
  for (struct caller *caller = callers->first; caller != NULL; caller = caller->next) {
    if (caller->is_leaving || caller->state == CALLER_LISTENS) continue;
    (*count)++;
    if (found == NULL || goes_before(caller, found)) found = caller;
  }
  return found;
}

void callers_enter(struct callers *callers, const void *caller, int socket) {
  size_t count;
  struct caller *dispensable = most_dispensable(callers, &count);
  if (count >= CALLERS_MAX) {
    dispensable->is_leaving = true;
    shutdown(dispensable->socket, SHUT_RDWR);
  }
  struct caller *entered = calloc(1, sizeof *entered);
  if (entered == NULL) out_of_memory(sizeof *entered);
  *entered = (struct caller){.name = caller, .socket = socket, .heard = ++callers->turn, .next = callers->first};
  callers->first = entered;
}

void callers_note(struct callers *callers, const void *caller, enum caller_state state) {
  for (struct caller *one = callers->first; one != NULL; one = one->next) {
    if (one->name != caller) continue;
    one->state = state;
    one->heard = ++callers->turn;
  }
}

void callers_leave(struct callers *callers, const void *caller) {
  struct caller **link = &callers->first;
  while (*link != NULL && (*link)->name != caller) link = &(*link)->next;
  if (*link == NULL) return;
  struct caller *left = *link;
  *link = left->next;
  free(left);
}
