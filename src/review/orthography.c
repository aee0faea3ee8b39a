#include "review/orthography.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/lexicon.h"
#include "read/ocr.h"
#include "review/mending.h"

#define NO_TEXT ((struct str){0})

enum {
  ASKED_MAX = 500,       /* words that the dictionary is asked for suggestions, which takes it long */
  PART_LETTERS = 4,      /* of each part of a compound that the dictionary does not list */
  ABBREVIATION_MAX = 4,  /* letters */
  DAMAGED_WITH_DIGIT = 2 /* letters before a digit may be one: p8, s8ledes */
};

struct orthography {
  struct arena *arena;
  struct orthography_input input;
  struct ocr *ocr;
  struct map names;    /* lower case → anything */
  struct map foreign;  /* lower case → anything */
  struct map verdicts; /* lower case → one of two bools */
  unsigned asked_count;
};

static void enter_foreign(struct orthography *orthography, struct str term) {
  struct tokens tokens = tokens_begin(orthography->arena, term);
  struct word_token token;
  while (tokens_next(&tokens, &token)) map_put(&orthography->foreign, token.word, orthography);
}

struct orthography *orthography_new(struct arena *arena, const struct orthography_input *input) {
  struct orthography *orthography = arena_alloc(arena, sizeof *orthography);
  *orthography = (struct orthography){.arena = arena, .input = *input, .ocr = ocr_new(arena, input->lexicon)};
  map_init(&orthography->names, arena);
  map_init(&orthography->foreign, arena);
  map_init(&orthography->verdicts, arena);
  for (size_t i = 0; i < input->foreign->count; i++) {
    const struct names *terms = &input->foreign->at[i].terms;
    for (size_t j = 0; j < terms->count; j++) enter_foreign(orthography, terms->at[j].text);
  }
  for (size_t i = 0; i < input->wordlist->words.count; i++) ocr_learn(orthography->ocr, input->wordlist->words.items[i].key);
  return orthography;
}

void orthography_note(struct orthography *orthography, const struct passage *passage) {
  for (size_t i = 0; i < passage->count; i++) {
    const struct word_token *token = &passage->words[i].token;
    bool is_name = token->letters == LETTERS_CAPITAL && !token->begins_sentence;
    if (is_name && map_get(&orthography->names, token->word) == NULL)
      map_put(&orthography->names, str_copy(orthography->arena, token->word), orthography);
  }
}

/* ---- which words are known ---- */

static struct str capitalised(struct arena *arena, struct str word) {
  bool is_wide = word.len > 1 && word.at[0] == '\xC3' && (unsigned char)word.at[1] >= 0xA0;
  bool is_ascii = word.at[0] >= 'a' && word.at[0] <= 'z';
  if (!is_wide && !is_ascii) return word;
  char *copy = arena_copy(arena, word.at, word.len);
  copy[is_wide] = (char)(copy[is_wide] - 0x20);
  return (struct str){copy, word.len};
}

static bool is_listed(struct orthography *orthography, struct str word) {
  return wordlist_has(orthography->input.wordlist, word) || map_get(&orthography->foreign, word) != NULL ||
         lexicon_word(orthography->input.lexicon, word)->is_known;
}

static bool is_name(struct orthography *orthography, struct str word) {
  return lexicon_word(orthography->input.lexicon, capitalised(orthography->arena, word))->is_known;
}

/* dagtilbuds- and lærings-: what stands before the last part of a compound. */
static bool is_first_part(struct orthography *orthography, struct str part) {
  static const char *const heads[] = {"område", "arbejde"};
  if (is_listed(orthography, part) || is_name(orthography, part)) return true;
  if (str_ends(part, "s") && is_listed(orthography, str_slice(part, 0, part.len - 1))) return true;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    if (is_listed(orthography, str_join(orthography->arena, part, str_from(heads[i])))) return true;
  }
  return false;
}

/* In two parts that are words. */
static bool is_compound(struct orthography *orthography, struct str word) {
  size_t letters = text_character_count(word);
  for (size_t i = PART_LETTERS; i + PART_LETTERS <= letters; i++) {
    size_t at = utf8_offset(word, i);
    struct str last = str_slice(word, at, word.len);
    if (lexicon_word(orthography->input.lexicon, last)->is_known && is_first_part(orthography, str_slice(word, 0, at))) return true;
  }
  return false;
}

/* With hyphens in it or at its ends: each part by itself. */
static bool are_parts_known(struct orthography *orthography, struct str word) {
  struct str part;
  while (str_split(&word, '-', &part)) {
    bool is_last = word.at == NULL;
    if (part.len == 0 || text_character_count(part) == 1) continue;
    if (is_last ? !is_listed(orthography, part) : !is_first_part(orthography, part)) return false;
  }
  return true;
}

/* A word in lower case. */
static bool is_right(struct orthography *orthography, struct str word) {
  static const bool answers[] = {false, true};
  const bool *known = map_get(&orthography->verdicts, word);
  if (known != NULL) return *known;
  bool is_word = is_listed(orthography, word);
  if (!is_word && str_find_char(word, '-', 0) != STR_NOT_FOUND) is_word = are_parts_known(orthography, word);
  bool is_damaged = !is_word && ocr_good_reading(orthography->ocr, word).len > 0;
  if (!is_word && !is_damaged) is_word = is_compound(orthography, word);
  map_put(&orthography->verdicts, str_copy(orthography->arena, word), (void *)&answers[is_word]);
  return is_word;
}

/* At the beginning of a sentence a name looks like any word. */
static bool is_known(struct orthography *orthography, const struct word_token *token) {
  if (is_right(orthography, token->word)) return true;
  return token->letters == LETTERS_CAPITAL && is_name(orthography, token->word);
}

/* ---- which words are looked at ---- */

static bool has_odd_bytes(struct str word) {
  static const char odd[] = "0123456789'._@";
  for (size_t i = 0; i < word.len; i++) {
    if (word.at[i] == '\0' || strchr(odd, word.at[i]) != NULL) return true;
  }
  return false;
}

/* The run without white space that holds the word is an address. */
static bool is_in_address(struct str text, const struct word_token *token) {
  size_t start = token->start;
  size_t end = token->end;
  while (start > 0 && text.at[start - 1] != ' ' && text.at[start - 1] != '\n') start--;
  while (end < text.len && text.at[end] != ' ' && text.at[end] != '\n') end++;
  struct str run = str_slice(text, start, end);
  return str_find(run, STR("://"), 0) != STR_NOT_FOUND || str_find(run, STR("www."), 0) != STR_NOT_FOUND ||
         str_find_char(run, '@', 0) != STR_NOT_FOUND;
}

/* "ca.", "dvs." and "pkt." inside a sentence. */
static bool is_abbreviation(struct orthography *orthography, struct str text, const struct word_token *token) {
  if (token->end >= text.len || text.at[token->end] != '.') return false;
  if (lexicon_word(orthography->input.lexicon, str_join(orthography->arena, token->word, STR(".")))->is_known) return true;
  size_t next = token->end + 1;
  while (next < text.len && (text.at[next] == ' ' || text.at[next] == '\n')) next++;
  bool goes_on =
      next < text.len && ((text.at[next] >= 'a' && text.at[next] <= 'z') || ascii_is_digit(text.at[next]) || text.at[next] == ',');
  return goes_on && text_character_count(token->word) <= ABBREVIATION_MAX;
}

/* Capitals inside a word are a name's or an abbreviation's. */
static bool has_inner_capital(struct str written) {
  for (size_t i = 1; i < written.len; i++) {
    unsigned char byte = (unsigned char)written.at[i];
    bool is_wide = (unsigned char)written.at[i - 1] == 0xC3 && i > 1 && byte < 0x9F && byte != 0x97;
    if ((byte >= 'A' && byte <= 'Z') || is_wide) return true;
  }
  return false;
}

/* In code, or the id that a bare reference is written with. */
static bool is_for_machines(const struct passage *passage, size_t at) {
  const struct node *node = running_piece_at(passage->running, at)->node;
  const struct reference *references = passage->of->document->document->references;
  if (node != NULL && node->type == NODE_CODE) return true;
  for (; node != NULL && node != passage->block; node = node->parent) {
    if (node->type == NODE_REFERENCE) return references[node->as.reference.index].is_bare;
  }
  return false;
}

static bool is_judged(const struct orthography *orthography, const struct passage *passage, size_t i) {
  const struct passage_word *word = &passage->words[i];
  const struct word_token *token = &word->token;
  struct str text = buf_str(&passage->running->text);
  bool is_name = token->letters == LETTERS_UPPER || (token->letters == LETTERS_CAPITAL && !token->begins_sentence) ||
                 (token->letters == LETTERS_CAPITAL && map_get(&orthography->names, token->word) != NULL);
  if (word->is_term || is_name || passage->is_quoted || is_for_machines(passage, token->start)) return false;
  return !has_inner_capital(str_slice(text, token->start, token->end)) && !is_in_address(text, token);
}

/* ---- findings ---- */

static struct place place_of(const struct passage *passage, size_t i, size_t end) {
  struct place place = passage_place(passage, i, i);
  place.width = (unsigned)(end - passage->words[i].token.start);
  return place;
}

/* A word as the page has it, with the signs in it that stand for letters: m&lomréderne, p8. */
static size_t end_of_run(struct str text, const struct word_token *token) {
  size_t end = token->end;
  while (end < text.len) {
    size_t next = end;
    uint32_t point = utf8_next(text, &next);
    bool is_sign = point == '&' || point == '|' || point == 0xA2;
    if (!is_sign && !(end > token->end && text_is_word_part(point))) break;
    end = next;
  }
  return end;
}

static bool may_be_damaged(struct str written) {
  if (!has_odd_bytes(written)) return true;
  size_t letters = 0;
  for (size_t i = 0; i < written.len; i++) {
    if (written.at[i] == '.' || written.at[i] == '\'' || written.at[i] == '_') return false;
    if (!ascii_is_digit(written.at[i])) letters++;
  }
  return !ascii_is_digit(written.at[0]) && letters + 1 >= DAMAGED_WITH_DIGIT && letters + 2 >= written.len;
}

/* The first words of a heading, goal or action are its id as long as none is written. */
static bool is_mendable(const struct passage *passage) {
  const struct node *block = passage->block;
  bool has_id = block->attributes != NULL && block->attributes->id.len > 0;
  const struct declaration *declaration = &passage->of->document->document->declarations[passage->declaration];
  return (block->type != NODE_HEADING || has_id) && (passage->declaration == 0 || declaration->is_stamped);
}

/* A word that goes over the end of a line is told in one piece. */
static struct str as_told(struct str text, const struct word_token *token, size_t end) {
  struct str written = str_slice(text, token->start, end);
  return str_find_char(written, '\n', 0) == STR_NOT_FOUND ? written : token->word;
}

void orthography_find_damage(struct orthography *orthography, const struct passage *passage, bool *told, struct diags *diags) {
  struct str text = buf_str(&passage->running->text);
  for (size_t i = 0; i < passage->count; i++) {
    const struct word_token *token = &passage->words[i].token;
    if (told[i] || !is_judged(orthography, passage, i)) continue;
    size_t end = end_of_run(text, token);
    struct str written = as_told(text, token, end);
    bool is_sure = end == token->end && (token->word.len < 2 || is_known(orthography, token));
    if (is_sure || !may_be_damaged(written) || is_abbreviation(orthography, text, token)) continue;
    struct str reading = ocr_good_reading(orthography->ocr, written);
    if (reading.len == 0) continue;
    struct place place = place_of(passage, i, end);
    diags_suggest(diags, DIAG_WORD_DAMAGED, place, written, NO_TEXT, reading);
    size_t count;
    ocr_readings(orthography->ocr, written, &count);
    if (count == 1 && is_mendable(passage)) mending_add(orthography->input.mending, place, written, reading);
    for (size_t j = i; j < passage->count && passage->words[j].token.start < end; j++) told[j] = true;
  }
}

static struct str suggest(struct orthography *orthography, struct str written) {
  if (orthography->asked_count == ASKED_MAX) return NO_TEXT;
  orthography->asked_count++;
  size_t count;
  const struct str *suggestions = lexicon_suggestions(orthography->input.lexicon, written, &count);
  return count > 0 ? suggestions[0] : NO_TEXT;
}

void orthography_find_unknown(struct orthography *orthography, const struct passage *passage, bool *told, struct diags *diags) {
  struct str text = buf_str(&passage->running->text);
  for (size_t i = 0; i < passage->count; i++) {
    const struct word_token *token = &passage->words[i].token;
    bool is_passed = told[i] || has_odd_bytes(token->word) || text_character_count(token->word) < 2;
    if (is_passed || !is_judged(orthography, passage, i)) continue;
    if (is_known(orthography, token) || is_abbreviation(orthography, text, token)) continue;
    struct str written = as_told(text, token, token->end);
    diags_suggest(diags, DIAG_WORD_UNKNOWN, place_of(passage, i, token->end), written, NO_TEXT, suggest(orthography, written));
    told[i] = true;
    if (orthography->input.unknown != NULL && map_get(orthography->input.unknown, token->word) == NULL)
      map_put(orthography->input.unknown, str_copy(orthography->input.unknown->arena, token->word), orthography);
  }
}
