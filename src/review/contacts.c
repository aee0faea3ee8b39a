#include "review/contacts.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/text.h"
#include "model/config.h"
#include "read/lexicon.h"

#define NO_TEXT ((struct str){0})

enum { NAME_LETTERS = 2, NAMES_MAX = 4 };

static bool is_local_byte(char c) {
  return ascii_is_letter(c) || ascii_is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+' || (unsigned char)c >= 0x80;
}

/* anna.hansen@: two to four names with dots between them. What the dictionary knows is an office: skole.kontor@. */
static bool is_personal(struct arena *arena, struct lexicon *lexicon, struct str local) {
  size_t names = 0;
  struct str name;
  while (str_split(&local, '.', &name)) {
    for (size_t i = 0; i < name.len; i++) {
      if (!ascii_is_letter(name.at[i]) && (unsigned char)name.at[i] < 0x80 && name.at[i] != '-') return false;
    }
    if (text_character_count(name) < NAME_LETTERS && names == 0) return false;
    if (lexicon_word(lexicon, text_lower(arena, name))->is_known) return false;
    names++;
  }
  return names >= 2 && names <= NAMES_MAX;
}

static int two_digits(const char *at) {
  return (at[0] - '0') * 10 + (at[1] - '0');
}

/* A day and a month, then a year, and four digits more: 010203-1234. */
static bool is_personal_number(struct str text, size_t at) {
  enum { DATE = 6, SERIAL = 4 };
  if (at + DATE + 1 + SERIAL > text.len || (at > 0 && ascii_is_digit(text.at[at - 1]))) return false;
  for (size_t i = 0; i < DATE; i++) {
    if (!ascii_is_digit(text.at[at + i])) return false;
  }
  size_t serial = at + DATE + (text.at[at + DATE] == '-' || text.at[at + DATE] == ' ' ? 1 : 0);
  for (size_t i = 0; i < SERIAL; i++) {
    if (serial + i >= text.len || !ascii_is_digit(text.at[serial + i])) return false;
  }
  bool is_alone = serial + SERIAL == text.len || !ascii_is_digit(text.at[serial + SERIAL]);
  int day = two_digits(text.at + at);
  int month = two_digits(text.at + at + 2);
  return is_alone && serial > at + DATE && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

static struct place place_at(const struct passage *passage, size_t start, size_t end) {
  const struct running_piece *piece = running_piece_at(passage->running, start);
  const struct node *node = piece->node != NULL ? piece->node : passage->block;
  unsigned offset = piece->node != NULL ? (unsigned)(start - piece->start) : 0;
  return (struct place){passage->of->document->document->file, node->line, node->column + offset, (unsigned)(end - start)};
}

static void check_addresses(struct arena *scratch, struct lexicon *lexicon, const struct passage *passage, struct str text,
                            struct diags *diags) {
  for (size_t at = str_find_char(text, '@', 0); at != STR_NOT_FOUND; at = str_find_char(text, '@', at + 1)) {
    size_t start = at;
    size_t end = at + 1;
    while (start > 0 && is_local_byte(text.at[start - 1])) start--;
    while (end < text.len && is_local_byte(text.at[end])) end++;
    while (end > at && text.at[end - 1] == '.') end--;
    bool has_host = str_find_char(str_slice(text, at, end), '.', 0) != STR_NOT_FOUND;
    if (!has_host || !is_personal(scratch, lexicon, str_slice(text, start, at))) continue;
    diags_add(diags, DIAG_CONTACT_PERSONAL, place_at(passage, start, end), str_slice(text, start, end), NO_TEXT, NO_TEXT);
  }
}

void contacts_check(struct arena *scratch, struct lexicon *lexicon, const struct passage *passage, struct diags *diags) {
  struct str text = buf_str(&passage->running->text);
  if (lexicon != NULL) check_addresses(scratch, lexicon, passage, text, diags);
  for (size_t i = 0; i < text.len; i++) {
    if (!is_personal_number(text, i)) continue;
    struct str kind = STR(DIAG_WORDS("a personal number (CPR)", "et CPR-nummer"));
    diags_add(diags, DIAG_CONTACT_PERSONAL, place_at(passage, i, i + 1), kind, NO_TEXT, NO_TEXT);
  }
}

static void check_unit_address(struct arena *scratch, struct lexicon *lexicon, const struct unit *unit, struct str email,
                               struct diags *diags) {
  size_t at = str_find_char(email, '@', 0);
  if (at == STR_NOT_FOUND || !is_personal(scratch, lexicon, str_slice(email, 0, at))) return;
  diags_add(diags, DIAG_CONTACT_PERSONAL, unit->place, email, NO_TEXT, NO_TEXT);
}

void contacts_check_units(struct arena *scratch, struct lexicon *lexicon, const struct config *config, struct diags *diags) {
  for (size_t i = 0; lexicon != NULL && i < config->unit_count; i++) {
    const struct unit *unit = &config->units[i];
    check_unit_address(scratch, lexicon, unit, unit->email, diags);
    for (size_t j = 0; j < unit->contact_count; j++) check_unit_address(scratch, lexicon, unit, unit->contacts[j].email, diags);
  }
}
