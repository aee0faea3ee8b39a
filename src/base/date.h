/* Calendar dates as written in front matter: `2018`, `2018-01` or `2018-01-31`. Month and day are 0 where not given. */
#ifndef SPOR_BASE_DATE_H
#define SPOR_BASE_DATE_H

#include <stdint.h>

#include "base/str.h"

struct date {
  int year; /* 0: no date */
  int month;
  int day;
};

bool date_parse(struct str text, struct date *date); /* only real calendar days of the years 1000-9999 */
/* What a day or month written in another way is here: 31.1.2018, 31-01-2018, "31. januar 2018", "January 2018", 2018-1-31, 20180131. Empty
 * when it is none. */
struct str date_guess(struct arena *arena, struct str text);
/* Orders by first day: 2018 equals 2018-01-01. */
int date_compare(struct date a, struct date b);
/* The last day that a date holds: 2018 gives 2018-12-31, 2018-02 gives 2018-02-28. */
struct date date_last_day(struct date date);
/* ISO form with as many parts as the date has. */
struct str date_iso(struct arena *arena, struct date date);
/* `21. november 2026` / `21 November 2026` for language "da" / "en"; `november 2026`; `2026`. */
struct str date_written(struct arena *arena, struct date date, struct str language);
/* The day it is in Europe/Copenhagen, whatever the machine's time zone, `seconds` after the epoch. */
struct date date_in_copenhagen(int64_t seconds);
/* `2026-11-21` (midnight) or `2026-11-21 06:00`, Copenhagen time, as seconds after the epoch. False when it is neither. */
bool date_moment_in_copenhagen(struct str text, int64_t *seconds);

#endif
