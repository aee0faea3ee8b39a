/* Classes of bytes, whatever the locale: a byte of a longer UTF-8 sequence is in none of them. */
#ifndef SPOR_BASE_ASCII_H
#define SPOR_BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c) {
  return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A space, and what lies from tab to carriage return. */
static inline bool ascii_is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

#endif
