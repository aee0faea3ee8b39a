#include "cmd/check_format.h"

#include "base/arena.h"
#include "base/ascii.h"

static const char *const levels[] = {"error", "warning", "note"};

static void add_message(const struct diag *diag, enum diag_language language, struct buf *out) {
  diag_message(diag, language, out);
  if (diag->suggestion.len == 0) return;
  buf_format(out, language == DIAG_DANISH ? " – mente du “%.*s”?" : " – did you mean “%.*s”?", STR_ARG(diag->suggestion));
}

/* ---- SARIF ---- */

static void add_json_text(struct buf *out, struct str text) {
  buf_add_zero(out, "{\"text\": ");
  buf_add_json(out, text);
  buf_add_char(out, '}');
}

/* A path as a relative reference (RFC 3986). */
static void add_uri(struct buf *out, struct str path) {
  for (size_t i = 0; i < path.len; i++) {
    char c = path.at[i];
    bool is_kept = ascii_is_letter(c) || ascii_is_digit(c) || (c != '\0' && strchr("-._~/", c) != NULL);
    if (is_kept)
      buf_add_char(out, c);
    else
      buf_format(out, "%%%02X", (unsigned)(unsigned char)c);
  }
}

static void add_rule(struct buf *out, enum diag_code code, enum diag_language language, enum severity severity) {
  buf_format(out, "{\"id\": \"%s\", \"defaultConfiguration\": {\"level\": \"%s\"}, \"help\": ", diag_slug(code), levels[severity]);
  add_json_text(out, str_from(diag_explanation(code, language)));
  buf_add_char(out, '}');
}

/* The rules that were broken, in the order of the table; where each of them stands among them. */
static void add_rules(struct buf *out, const struct diags *diags, enum diag_language language, unsigned *positions) {
  enum severity severities[DIAG_CODE_COUNT];
  bool is_used[DIAG_CODE_COUNT] = {0};
  for (size_t i = diags_count(diags); i-- > 0;) {
    is_used[diags_at(diags, i)->code] = true;
    severities[diags_at(diags, i)->code] = diags_at(diags, i)->severity;
  }
  unsigned count = 0;
  for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
    if (!is_used[i]) continue;
    buf_add_zero(out, count > 0 ? ",\n        " : "\n        ");
    add_rule(out, (enum diag_code)i, language, severities[i]);
    positions[i] = count++;
  }
}

static void add_location(struct buf *out, const struct diag *diag, struct str folder) {
  buf_add_zero(out, ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"");
  add_uri(out, folder);
  add_uri(out, diag->path);
  buf_add_zero(out, "\", \"uriBaseId\": \"%SRCROOT%\"}");
  if (diag->line > 0) {
    buf_format(out, ", \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endColumn\": %u}", diag->line, diag->column,
               diag->column + diag->width);
  }
  buf_add_zero(out, "}}]");
}

static void add_result(struct buf *out, const struct diag *diag, struct str folder, enum diag_language language, unsigned rule) {
  struct buf message;
  buf_init(&message, BUF_LIMIT_DEFAULT);
  add_message(diag, language, &message);
  buf_format(out, "{\"ruleId\": \"%s\", \"ruleIndex\": %u, \"level\": \"%s\", \"message\": ", diag_slug(diag->code), rule,
             levels[diag->severity]);
  add_json_text(out, buf_str(&message));
  if (diag->path.len > 0) add_location(out, diag, folder);
  if (diag->edition.len > 0) {
    buf_add_zero(out, ", \"properties\": {\"edition\": ");
    buf_add_json(out, diag->edition);
    buf_add_char(out, '}');
  }
  buf_add_char(out, '}');
  buf_release(&message);
}

void check_write_sarif(const struct diags *diags, struct str folder, enum diag_language language, struct buf *out) {
  unsigned positions[DIAG_CODE_COUNT] = {0};
  buf_add_zero(out, "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [{\n");
  buf_add_zero(out, "    \"tool\": {\"driver\": {\"name\": \"spor\", \"version\": \"" SPOR_VERSION "\", \"rules\": [");
  add_rules(out, diags, language, positions);
  buf_add_zero(out, "]}},\n    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [");
  for (size_t i = 0; i < diags_count(diags); i++) {
    buf_add_zero(out, i > 0 ? ",\n      " : "\n      ");
    add_result(out, diags_at(diags, i), folder, language, positions[diags_at(diags, i)->code]);
  }
  buf_add_zero(out, "]\n  }]\n}\n");
}

/* ---- GitHub ---- */

/* What would end a command or one of its properties is written with a percent sign. */
static void add_escaped(struct buf *out, struct str text, const char *special) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c != '\0' && strchr(special, c) != NULL)
      buf_format(out, "%%%02X", (unsigned)(unsigned char)c);
    else
      buf_add_char(out, c);
  }
}

static void add_command(struct buf *out, const struct diag *diag, struct str folder, enum diag_language language) {
  static const char *const commands[] = {"error", "warning", "notice"};
  buf_format(out, "::%s ", commands[diag->severity]);
  if (diag->path.len > 0 && diag->edition.len == 0) {
    buf_add_zero(out, "file=");
    add_escaped(out, folder, "%\r\n:,");
    add_escaped(out, diag->path, "%\r\n:,");
    if (diag->line > 0) buf_format(out, ",line=%u,col=%u,endColumn=%u", diag->line, diag->column, diag->column + diag->width);
    buf_add_char(out, ',');
  }
  buf_format(out, "title=%s::", diag_slug(diag->code));
  struct buf message;
  buf_init(&message, BUF_LIMIT_DEFAULT);
  add_message(diag, language, &message);
  add_escaped(out, buf_str(&message), "%\r\n");
  buf_add_char(out, '\n');
  buf_release(&message);
}

void check_write_github(const struct diags *diags, struct str folder, enum diag_language language, struct buf *out) {
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (diags_at(diags, i)->severity != SEVERITY_NOTE) add_command(out, diags_at(diags, i), folder, language);
  }
}
