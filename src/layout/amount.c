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

static void add_digits(struct str digits, int64_t *value) {
  for (size_t i = 0; i < digits.len; i++) *value = *value * 10 + (digits.at[i] - '0');
}

bool amount_parse(struct str text, struct amount *amount) {
  struct str rest = str_trim(text);
  bool is_negative = rest.len > 0 && rest.at[0] == '-';
  if (is_negative) rest = str_slice(rest, 1, rest.len);
  size_t comma = str_find_char(rest, ',', 0);
  size_t mark = comma != STR_NOT_FOUND ? comma : str_find_char(rest, '.', 0);
  bool has_mark = mark != STR_NOT_FOUND;
  struct str whole = has_mark ? str_slice(rest, 0, mark) : rest;
  struct str decimals = has_mark ? str_slice(rest, mark + 1, rest.len) : (struct str){0};
  bool is_ambiguous = has_mark && comma == STR_NOT_FOUND && decimals.len == 3 && !str_is(whole, "0");
  if (!all_digits(whole) || whole.len > WHOLE_DIGITS || is_ambiguous) return false;
  if (has_mark && (!all_digits(decimals) || decimals.len > DECIMALS)) return false;
  int64_t value = 0;
  add_digits(whole, &value);
  add_digits(decimals, &value);
  for (size_t i = decimals.len; i < DECIMALS; i++) value *= 10;
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
