#include "base/date.h"

#include <unicode/ucal.h>

#include "base/arena.h"

/* The number in text[from, from + len), or -1 when that is not all digits. */
static int read_number(struct str text, size_t from, size_t len) {
  int value = 0;
  if (from + len > text.len) return -1;
  for (size_t i = from; i < from + len; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') return -1;
    value = value * 10 + (text.at[i] - '0');
  }
  return value;
}

static int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && is_leap);
}

bool date_parse(struct str text, struct date *date) {
  enum { YEAR_LENGTH = 4, MONTH_LENGTH = 7, DAY_LENGTH = 10 };
  struct date read = {.year = read_number(text, 0, 4)};
  if (text.len != YEAR_LENGTH && text.len != MONTH_LENGTH && text.len != DAY_LENGTH) return false;
  if (read.year < 1000) return false;
  if (text.len >= MONTH_LENGTH) {
    read.month = read_number(text, 5, 2);
    if (text.at[4] != '-' || read.month < 1 || read.month > 12) return false;
  }
  if (text.len == DAY_LENGTH) {
    read.day = read_number(text, 8, 2);
    if (text.at[7] != '-' || read.day < 1 || read.day > days_in_month(read.year, read.month)) return false;
  }
  *date = read;
  return true;
}

/* -- days written in other ways -- */

enum { PARTS = 3 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* By its first three letters, which Danish and English share but for two; 0 for none. */
static int month_by_name(struct str word) {
  static const char *const months[][2] = {{"jan", "jan"}, {"feb", "feb"}, {"mar", "mar"}, {"apr", "apr"}, {"maj", "may"}, {"jun", "jun"},
                                          {"jul", "jul"}, {"aug", "aug"}, {"sep", "sep"}, {"okt", "oct"}, {"nov", "nov"}, {"dec", "dec"}};
  if (word.len < 3) return 0;
  char start[3];
  for (int i = 0; i < 3; i++) start[i] = (char)(word.at[i] | 0x20);
  for (int i = 0; i < 12; i++) {
    if (memcmp(start, months[i][0], 3) == 0 || memcmp(start, months[i][1], 3) == 0) return i + 1;
  }
  return 0;
}

/* The numbers of the text, a month's name counting as one; SIZE_MAX when there is something else in it. */
static size_t split_parts(struct str text, int parts[PARTS], size_t *year_at) {
  size_t count = 0;
  size_t i = 0;
  while (i < text.len) {
    size_t from = i;
    if (is_digit(text.at[i])) {
      while (i < text.len && is_digit(text.at[i])) i++;
    } else if (is_letter(text.at[i])) {
      while (i < text.len && is_letter(text.at[i])) i++;
    } else if (strchr(" .,/-", text.at[i]) != NULL) {
      i++;
      continue;
    } else {
      return SIZE_MAX;
    }
    struct str part = str_slice(text, from, i);
    if (count == PARTS || part.len > 9) return SIZE_MAX;
    if (is_digit(part.at[0]) && part.len == 4) *year_at = count;
    parts[count] = is_digit(part.at[0]) ? (part.len <= 4 ? read_number(part, 0, part.len) : -1) : month_by_name(part);
    if (parts[count++] <= 0) return SIZE_MAX;
  }
  return count;
}

struct str date_guess(struct arena *arena, struct str text) {
  int parts[PARTS] = {0};
  size_t year_at = PARTS;
  struct date date = {0};
  if (text.len == 8 && read_number(text, 0, 8) > 0) {
    date = (struct date){read_number(text, 0, 4), read_number(text, 4, 2), read_number(text, 6, 2)};
  } else {
    size_t count = split_parts(text, parts, &year_at);
    if (count == SIZE_MAX || count < 2 || (year_at != 0 && year_at + 1 != count)) return (struct str){0};
    date.year = parts[year_at];
    date.month = year_at == 0 ? parts[1] : parts[count - 2];
    date.day = count == 2 ? 0 : year_at == 0 ? parts[2] : parts[0];
  }
  if (date.month > 12 || date.day > 31) return (struct str){0};
  struct str iso = date_iso(arena, date);
  struct date read;
  return date_parse(iso, &read) ? iso : (struct str){0};
}

struct date date_last_day(struct date date) {
  if (date.year == 0) return date;
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = days_in_month(date.year, date.month);
  return date;
}

static int first_day(struct date date) {
  return date.year * 10000 + (date.month ? date.month : 1) * 100 + (date.day ? date.day : 1);
}

int date_compare(struct date a, struct date b) {
  return (first_day(a) > first_day(b)) - (first_day(a) < first_day(b));
}

struct digits {
  char at[8];
};

/* A number in at least `least` digits, written at the end of `room`. Dates are on every page many times: printf() would take its time. */
static struct str number_str(struct digits *room, int number, size_t least) {
  size_t at = sizeof room->at;
  for (; at > 0 && (number > 0 || sizeof room->at - at < least); number /= 10) room->at[--at] = (char)('0' + number % 10);
  return (struct str){room->at + at, sizeof room->at - at};
}

struct str date_iso(struct arena *arena, struct date date) {
  struct digits year, month, day;
  struct str none = {0}, hyphen = STR("-");
  if (!date.year) return none;
  return STR_CONCAT(arena, number_str(&year, date.year, 4), date.month ? hyphen : none,
                    date.month ? number_str(&month, date.month, 2) : none, date.month && date.day ? hyphen : none,
                    date.month && date.day ? number_str(&day, date.day, 2) : none);
}

struct str date_written(struct arena *arena, struct date date, struct str language) {
  static const char *const danish[] = {"",     "januar", "februar",   "marts",   "april",    "maj",     "juni",
                                       "juli", "august", "september", "oktober", "november", "december"};
  static const char *const english[] = {"",     "January", "February",  "March",   "April",    "May",     "June",
                                        "July", "August",  "September", "October", "November", "December"};
  bool is_english = str_is(language, "en");
  if (!date.year) return (struct str){0};
  struct digits year_digits, day_digits;
  struct str year = number_str(&year_digits, date.year, 1), day = number_str(&day_digits, date.day, 1);
  if (!date.month) return str_copy(arena, year);
  struct str month = str_from((is_english ? english : danish)[date.month]);
  if (!date.day) return STR_CONCAT(arena, month, STR(" "), year);
  return STR_CONCAT(arena, day, is_english ? STR(" ") : STR(". "), month, STR(" "), year);
}

static UCalendar *open_copenhagen(void) {
  UErrorCode error = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open(u"Europe/Copenhagen", -1, "en", UCAL_GREGORIAN, &error);
  if (U_FAILURE(error)) out_of_memory(0); /* the library holds the data, so nothing else can be missing */
  return calendar;
}

struct date date_in_copenhagen(int64_t seconds) {
  UErrorCode error = U_ZERO_ERROR;
  UCalendar *calendar = open_copenhagen();
  ucal_setMillis(calendar, (double)seconds * 1000, &error);
  struct date date = {.year = ucal_get(calendar, UCAL_YEAR, &error),
                      .month = ucal_get(calendar, UCAL_MONTH, &error) + 1,
                      .day = ucal_get(calendar, UCAL_DATE, &error)};
  ucal_close(calendar);
  return date;
}

bool date_moment_in_copenhagen(struct str text, int64_t *seconds) {
  enum { DAY_LENGTH = 10, MINUTE_LENGTH = 16 };
  struct date date;
  int hour = 0, minute = 0;
  if (!date_parse(str_slice(text, 0, DAY_LENGTH), &date) || !date.day) return false;
  if (text.len != DAY_LENGTH) {
    hour = read_number(text, 11, 2);
    minute = read_number(text, 14, 2);
    if (text.len != MINUTE_LENGTH || text.at[10] != ' ' || text.at[13] != ':') return false;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  }
  UErrorCode error = U_ZERO_ERROR;
  UCalendar *calendar = open_copenhagen();
  ucal_clear(calendar);
  ucal_setDateTime(calendar, date.year, date.month - 1, date.day, hour, minute, 0, &error);
  double milliseconds = ucal_getMillis(calendar, &error);
  ucal_close(calendar);
  *seconds = (int64_t)(milliseconds / 1000);
  return U_SUCCESS(error);
}
