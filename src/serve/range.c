#include "serve/range.h"

#include "base/ascii.h"

/* Up to 18 digits, so that nothing overflows: no file is that large. */
static bool read_number(struct str digits, uint64_t *value) {
  *value = 0;
  for (size_t i = 0; i < digits.len; i++) {
    if (!ascii_is_digit(digits.at[i])) return false;
    *value = *value * 10 + (uint64_t)(digits.at[i] - '0');
  }
  return digits.len > 0 && digits.len <= 18;
}

/* "-500": the last 500 bytes. */
static enum range_type read_suffix(struct str digits, uint64_t size, struct range *range) {
  uint64_t length;
  if (!read_number(digits, &length)) return RANGE_WHOLE;
  if (length == 0 || size == 0) return RANGE_BEYOND;
  range->length = length < size ? length : size;
  range->first = size - range->length;
  return RANGE_PART;
}

enum range_type range_read(struct str field, uint64_t size, struct range *range) {
  *range = (struct range){0, size};
  if (!str_starts(field, "bytes=") || str_find_char(field, ',', 0) != STR_NOT_FOUND) return RANGE_WHOLE;
  struct str spec = str_trim(str_slice(field, sizeof "bytes=" - 1, field.len));
  size_t dash = str_find_char(spec, '-', 0);
  if (dash == STR_NOT_FOUND) return RANGE_WHOLE;
  struct str end = str_slice(spec, dash + 1, spec.len);
  if (dash == 0) return read_suffix(end, size, range);
  uint64_t first;
  uint64_t last = UINT64_MAX;
  if (!read_number(str_slice(spec, 0, dash), &first) || (end.len > 0 && !read_number(end, &last)) || last < first) return RANGE_WHOLE;
  if (first >= size) return RANGE_BEYOND;
  range->first = first;
  range->length = (last < size ? last + 1 : size) - first;
  return RANGE_PART;
}

bool range_names_tag(struct str field, struct str tag) {
  struct str rest = field;
  struct str part;
  while (str_split(&rest, ',', &part)) {
    struct str named = str_trim(part);
    if (str_is(named, "*")) return true;
    if (str_starts(named, "W/")) named = str_slice(named, 2, named.len);
    if (named.len > 0 && str_equal(named, tag)) return true;
  }
  return false;
}
