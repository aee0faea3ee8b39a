#include "base/arena.h"
#include "layout/feed.h"
#include "model/url.h"

static struct str absolute(const struct site *site, struct arena *scratch, struct str url) {
  return url_absolute(scratch, site->config->base_url, url);
}

/* RFC 7089 wants `Thu, 31 May 2007 20:35:00 GMT`; an edition counts from midnight of the day it came into force. */
static struct str http_date(struct arena *scratch, struct date date) {
  static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int month = date.month > 0 ? date.month : 1;
  int day = date.day > 0 ? date.day : 1;
  struct tm tm = {.tm_year = date.year - 1900, .tm_mon = month - 1, .tm_mday = day};
  timegm(&tm); /* fills in the weekday */
  return str_format(scratch, "%s, %02d %s %04d 00:00:00 GMT", days[tm.tm_wday], day, months[month - 1], date.year);
}

static void write_memento(const struct site *site, const struct edition_group *group, size_t number, struct arena *scratch,
                          struct buf *out) {
  const struct edition *edition = group->dated[number];
  const char *position = "";
  if (number == 0) position = "first ";
  if (number + 1 == group->dated_count) position = number == 0 ? "first last " : "last ";
  buf_format(out, ",\n<%.*s>; rel=\"%smemento\"; datetime=\"%.*s\"", STR_ARG(absolute(site, scratch, edition->prefix)), position,
             STR_ARG(http_date(scratch, edition->release->valid_from)));
}

void timemap_write(const struct site *site, const struct edition_group *group, struct arena *scratch, struct buf *out) {
  struct str prefix = group->current->prefix;
  struct str self = url_timemap(scratch, prefix);
  buf_format(out, "<%.*s>; rel=\"original latest-version\"", STR_ARG(absolute(site, scratch, prefix)));
  buf_format(out, ",\n<%.*s>; rel=\"self\"; type=\"application/link-format\"", STR_ARG(absolute(site, scratch, self)));
  for (size_t i = 0; i < group->dated_count; i++) write_memento(site, group, i, scratch, out);
  buf_add_char(out, '\n');
}
