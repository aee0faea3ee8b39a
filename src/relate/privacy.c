#include "relate/privacy.h"

#include "base/ascii.h"

static bool is_address_byte(char c) {
  return ascii_is_letter(c) || ascii_is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/* x@y.z */
static bool holds_email(struct str text) {
  for (size_t at = str_find_char(text, '@', 0); at != STR_NOT_FOUND; at = str_find_char(text, '@', at + 1)) {
    bool has_name = at > 0 && is_address_byte(text.at[at - 1]);
    for (size_t i = at + 1; has_name && i < text.len && is_address_byte(text.at[i]); i++) {
      if (text.at[i] == '.' && i > at + 1 && i + 1 < text.len && is_address_byte(text.at[i + 1])) return true;
    }
  }
  return false;
}

/* The digits of a number that begins at `from`, single spaces and hyphens between them passed over. */
static size_t count_digits(struct str text, size_t from, size_t *end, bool *has_hyphen_after_six) {
  size_t digits = 0;
  *has_hyphen_after_six = false;
  size_t i = from;
  for (; i < text.len; i++) {
    if (ascii_is_digit(text.at[i])) {
      digits++;
    } else if ((text.at[i] == ' ' || text.at[i] == '-') && i + 1 < text.len && ascii_is_digit(text.at[i + 1])) {
      *has_hyphen_after_six |= digits == 6 && text.at[i] == '-';
    } else {
      break;
    }
  }
  *end = i;
  return digits;
}

/* Eight digits are a Danish telephone number, ten a personal one. A year's span (2014-2017) is eight digits, too, and no number. */
static const char *find_number(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (!ascii_is_digit(text.at[i]) || (i > 0 && is_address_byte(text.at[i - 1]))) continue;
    size_t end;
    bool has_hyphen_after_six;
    size_t digits = count_digits(text, i, &end, &has_hyphen_after_six);
    bool is_span = end - i == 9 && text.at[i + 4] == '-';
    bool is_iso_date = end - i == 10 && text.at[i + 4] == '-' && text.at[i + 7] == '-';
    if (digits == 10)
      return "a personal number\x1F"
             "et personnummer";
    if (digits == 8 && !is_span && !is_iso_date)
      return "a telephone number\x1F"
             "et telefonnummer";
    i = end;
  }
  return NULL;
}

const char *privacy_find(struct str text) {
  if (holds_email(text))
    return "an e-mail address\x1F"
           "en e-mailadresse";
  return find_number(text);
}
