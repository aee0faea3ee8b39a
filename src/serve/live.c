#include "serve/live.h"

#include <stdio.h>
#include <string.h>

bool live_tell(struct live *live, struct str data) {
  int length = snprintf(live->event, sizeof live->event, "data: %.*s\n\n", STR_ARG(data));
  if (length < 0 || (size_t)length >= sizeof live->event) return false;
  live->length = (size_t)length;
  live->number++;
  return true;
}

static void begin(struct live_listener *listener, const char *text, size_t length) {
  memcpy(listener->pending, text, length);
  listener->from = 0;
  listener->to = length;
}

size_t live_read(const struct live *live, struct live_listener *listener, char *at, size_t room) {
  if (listener->from == listener->to && listener->heard != live->number) {
    begin(listener, live->event, live->length);
    listener->heard = live->number;
  }
  size_t count = listener->to - listener->from;
  if (count > room) count = room;
  memcpy(at, listener->pending + listener->from, count);
  listener->from += count;
  return count;
}

void live_knock(struct live_listener *listener) {
  if (listener->from == listener->to) begin(listener, ":\n\n", 3);
}
