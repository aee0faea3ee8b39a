#include "layout/decision_template.h"

#include "base/arena.h"
#include "base/text.h"
#include "layout/compare_words.h"

enum { TITLE_SHOWN = 90 };

/* A comment ends with its line. */
static void comment(struct arena *arena, struct str text, struct buf *out) {
  struct str folded = text_fold_space(arena, text);
  size_t end = folded.len;
  if (end > TITLE_SHOWN) {
    end = TITLE_SHOWN;
    while (end > 0 && ((unsigned char)folded.at[end] & 0xC0U) == 0x80U) end--;
  }
  buf_add(out, str_slice(folded, 0, end));
  if (end < folded.len) buf_add_zero(out, "…");
}

/* JSON's strings are YAML's. */
static void line(const char *key, struct str value, struct buf *out) {
  if (value.len == 0) return;
  buf_format(out, "    %s: ", key);
  buf_add_json(out, value);
  buf_add_char(out, '\n');
}

static void write_head(const struct decided *decided, struct str language, struct buf *out) {
  struct str publication = decided->comparison->to->publication;
  struct str from = edition_name(decided->comparison->from);
  struct str to = edition_name(decided->comparison->to);
  bool is_danish = !str_is(language, "en");
  bool is_draft = decided->comparison->to->status == STATUS_DRAFT; /* the file is named after the edition that comes of it */
  struct str named = is_draft ? (is_danish ? STR("NAVN") : STR("NAME")) : to;
  buf_format(out, "# beslutninger/%.*s/%.*s--%.*s.yaml", STR_ARG(publication), STR_ARG(from), STR_ARG(named));
  if (is_draft) buf_add_zero(out, is_danish ? " (NAVN: den næste udgaves)" : " (NAME: the next edition's)");
  buf_add_char(out, '\n');
  buf_add_zero(out, is_danish
                        ? "# decision: approved (godkendt), changed (ændres) eller rejected (afvist); de to sidste med reason: hvorfor.\n"
                          "# by: en enhed fra spor.yaml eller en rolle, aldrig en person. Her øverst gælder by: og date: for alle.\n"
                        : "# decision: approved, changed or rejected; the last two with reason: why.\n"
                          "# by: a unit of spor.yaml or a role, never a person. Here at the top by: and date: hold for all.\n");
  buf_add_zero(out, is_danish ? "# by: ROLLE\n# date: ÅÅÅÅ-MM-DD\ndecisions:\n" : "# by: ROLE\n# date: YYYY-MM-DD\ndecisions:\n");
}

static void write_change(struct arena *arena, const struct decided *decided, size_t index, struct str language, struct buf *out) {
  const struct difference *difference = &decided->comparison->differences[index];
  const struct change_key *key = &decided->keys[index];
  const struct decision *decision = decided->at[index];
  bool is_decided = decision != NULL && decision->ruling != RULING_UNDECIDED;
  struct str text = is_decided && decision->text.len > 0 ? decision->text : key->text; /* what lay before those who decided */
  struct str what = compare_word(language, difference->entity);
  struct str kind = compare_word(language, difference->kind);
  buf_format(out, "  # %u. %.*s, %.*s: ", difference->number, STR_ARG(what), STR_ARG(kind));
  comment(arena, difference->title, out);
  buf_format(out, "\n  - change: %.*s\n    number: %u\n    text: \"%.*s\"\n", STR_ARG(key->key), difference->number, STR_ARG(text));
  buf_format(out, "    decision: %s\n", ruling_name(decision != NULL ? decision->ruling : RULING_UNDECIDED));
  if (!is_decided) return;
  line("by", decision->by.text, out);
  line("date", date_iso(arena, decision->date), out);
  line("reason", decision->reason.text, out);
}

void decision_template_write(const struct decided *decided, struct str language, struct buf *out) {
  struct arena *arena = arena_new();
  write_head(decided, language, out);
  for (size_t i = 0; i < decided->comparison->difference_count; i++) {
    if (decided->comparison->differences[i].class == CLASS_CORE) write_change(arena, decided, i, language, out);
  }
  if (decided->core_count == 0) buf_add_zero(out, "  []\n");
  arena_free(arena);
}
