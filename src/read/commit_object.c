#include "read/commit_object.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "read/trailers.h"

static struct str take_line(struct str *rest) {
  struct str line = {0};
  if (!str_split(rest, '\n', &line)) line = (struct str){"", 0};
  return line;
}

/* Takes a header line `name value` off `*rest` when it comes next. */
static bool take_field(struct str *rest, const char *name, struct str *value) {
  size_t len = strlen(name);
  if (!str_starts(*rest, name) || rest->len <= len || rest->at[len] != ' ') return false;
  struct str line = take_line(rest);
  *value = str_slice(line, len + 1, line.len);
  return true;
}

/* What old Danish repositories hold besides UTF-8, whether their commits say so or not. */
static struct str from_latin1(struct arena *arena, struct str text) {
  char *at = arena_alloc(arena, text.len * 2);
  size_t len = 0;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c >= 0x80) at[len++] = (char)(0xc0 | c >> 6);
    at[len++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3f) : c);
  }
  return (struct str){at, len};
}

static struct str copy_text(struct arena *arena, struct str text) {
  return text_invalid_utf8(text) == STR_NOT_FOUND ? str_copy(arena, text) : from_latin1(arena, text);
}

/* -- who and when -- */

static int64_t read_number(struct str text, size_t *at) {
  int64_t value = 0;
  while (*at < text.len && ascii_is_digit(text.at[*at]) && value < INT64_MAX / 16) value = value * 10 + (text.at[(*at)++] - '0');
  return value;
}

/* ` 1517396400 +0100`: what is malformed counts as zero, as git has it. */
static void read_time(struct str text, int64_t *time, int *offset) {
  text = str_trim(text);
  size_t at = text.len > 0 && text.at[0] == '-';
  *time = read_number(text, &at);
  if (text.len > 0 && text.at[0] == '-') *time = -*time;
  *offset = 0;
  if (at + 6 > text.len || text.at[at] != ' ' || (text.at[at + 1] != '+' && text.at[at + 1] != '-')) return;
  bool is_west = text.at[at + 1] == '-';
  at += 2;
  int clock = (int)(read_number(str_slice(text, 0, at + 4), &at) % 10000);
  *offset = (is_west ? -1 : 1) * (clock / 100 * 60 + clock % 100);
}

struct person {
  struct str name;
  struct str email;
  int64_t time;
  int offset;
};

/* `Name <address> time zone`; a name may hold anything but `<`. */
static struct person read_person(struct str line) {
  struct person person = {0};
  size_t open = str_find_char(line, '<', 0);
  size_t close = line.len;
  while (close > 0 && line.at[close - 1] != '>') close--;
  if (open == STR_NOT_FOUND || close <= open) return (struct person){.name = str_trim(line)};
  person.name = str_trim(str_slice(line, 0, open));
  person.email = str_trim(str_slice(line, open + 1, close - 1));
  read_time(str_slice(line, close, line.len), &person.time, &person.offset);
  return person;
}

/* -- the message -- */

static struct str without_empty_lines_before(struct str message) {
  struct str line;
  for (struct str rest = message; str_split(&rest, '\n', &line); message = rest)
    if (str_trim(line).len > 0) return message;
  return (struct str){"", 0};
}

/* The first paragraph on one line. */
static struct str subject_of(struct arena *arena, struct str message) {
  struct str subject = {"", 0}, line;
  for (struct str rest = without_empty_lines_before(message); str_split(&rest, '\n', &line);) {
    line = str_trim(line);
    if (line.len == 0) break;
    subject = subject.len > 0 ? str_format(arena, "%.*s %.*s", STR_ARG(subject), STR_ARG(line)) : line;
  }
  return subject;
}

static bool add_parents(struct arena *arena, struct str *rest, struct commit_object *commit) {
  size_t capacity = 0;
  for (struct str parent; take_field(rest, "parent", &parent);) {
    if (parent.len != 40) return false;
    commit->parents = arena_grow(arena, commit->parents, commit->parent_count, &capacity, sizeof *commit->parents);
    commit->parents[commit->parent_count++] = str_copy(arena, parent);
  }
  return true;
}

bool commit_object_parse(struct arena *arena, struct str bytes, struct commit_object *commit) {
  *commit = (struct commit_object){0};
  struct str rest = bytes, author = {0}, committer = {0};
  if (!take_field(&rest, "tree", &commit->tree) || commit->tree.len != 40) return false;
  commit->tree = str_copy(arena, commit->tree);
  if (!add_parents(arena, &rest, commit)) return false;
  take_field(&rest, "author", &author);
  take_field(&rest, "committer", &committer);
  while (rest.at != NULL && take_line(&rest).len > 0) continue; /* encoding, signature, … up to the empty line */
  struct str message = copy_text(arena, rest.at != NULL ? rest : (struct str){"", 0});
  struct person person = read_person(copy_text(arena, author));
  struct log_commit *facts = &commit->facts;
  *facts = (struct log_commit){
      .author_time = person.time, .author_offset = person.offset, .author_name = person.name, .author_email = person.email};
  facts->commit_time = read_person(committer).time;
  facts->subject = subject_of(arena, message);
  facts->trailers = trailers_parse(arena, message, &facts->trailer_count);
  return true;
}
