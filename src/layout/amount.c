#include "layout/amount.h"

#include <stdlib.h>

#include "base/arena.h"

#define UNIT INT64_C(1000000)
#define WHOLE_DIGITS 10
#define DECIMALS 6

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool all_digits(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (!is_digit(text.at[i])) return false;
  }
  return text.len > 0;
}

/* "1.200.000": no group of three is missing a digit, and the first is a number that would not be written 0.200. */
static bool has_thousands(struct str text) {
  struct str rest = text, part;
  size_t count = 0;
  while (str_split(&rest, '.', &part)) {
    bool is_first = count++ == 0;
    if (!all_digits(part) || (is_first ? part.len > 3 || part.at[0] == '0' : part.len != 3)) return false;
  }
  return count > 1;
}

static bool add_digits(struct str text, int64_t *value, size_t *count) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '.') continue;
    if (!is_digit(text.at[i])) return false;
    *value = *value * 10 + (text.at[i] - '0');
    (*count)++;
  }
  return true;
}

bool amount_parse(struct str text, struct amount *amount) {
  struct str rest = str_trim(text);
  bool is_negative = rest.len > 0 && rest.at[0] == '-';
  if (is_negative) rest = str_slice(rest, 1, rest.len);
  size_t comma = str_find_char(rest, ',', 0);
  if (comma == STR_NOT_FOUND && !has_thousands(rest)) comma = str_find_char(rest, '.', 0);
  struct str whole = comma == STR_NOT_FOUND ? rest : str_slice(rest, 0, comma);
  struct str decimals = comma == STR_NOT_FOUND ? (struct str){0} : str_slice(rest, comma + 1, rest.len);
  if (!(all_digits(whole) || has_thousands(whole)) || whole.len > WHOLE_DIGITS + 3) return false;
  if (comma != STR_NOT_FOUND && (!all_digits(decimals) || decimals.len > DECIMALS)) return false;
  int64_t value = 0;
  size_t count = 0;
  if (!add_digits(whole, &value, &count) || count > WHOLE_DIGITS) return false;
  count = 0;
  if (!add_digits(decimals, &value, &count)) return false;
  for (; count < DECIMALS; count++) value *= 10;
  amount->millionths = is_negative ? -value : value;
  return true;
}

struct str amount_write(struct arena *arena, struct amount amount, struct str language) {
  int64_t size = amount.millionths < 0 ? -amount.millionths : amount.millionths;
  const char *sign = amount.millionths < 0 ? "-" : "";
  int64_t decimals = size % UNIT;
  if (decimals == 0) return str_format(arena, "%s%lld", sign, (long long)(size / UNIT));
  struct str text =
      str_format(arena, "%s%lld%s%06lld", sign, (long long)(size / UNIT), str_is(language, "en") ? "." : ",", (long long)decimals);
  while (text.at[text.len - 1] == '0') text.len--;
  return text;
}
