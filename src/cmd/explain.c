#include "cmd/explain.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "cmd/report.h"
#include "relate/terms.h"
#include "relate/termset.h"
#include "relate/token.h"

#define PART_MIN 4 /* letters of a term's word that are worth a remark inside a longer one */

struct explanation {
  const struct build *build;
  bool is_danish;
  struct arena *arena;
  const struct entry *document;
  unsigned line;
  struct term_document found;
  struct buf *out;
};

static const char *reason_of(const struct explanation *explanation, const struct term_hit *hit) {
  static const struct {
    const char *english;
    const char *danish;
  } reasons[] = {
      [TERM_LINKED] = {"a link", "et link"},
      [TERM_REPEATED] = {"no link: the concept is linked earlier in the section", "intet link: begrebet er linket tidligere i afsnittet"},
      [TERM_SWITCHED] = {"no link: terms: none", "intet link: terms: none"},
      [TERM_HEADING] = {"no link: in a heading or a title", "intet link: i en overskrift eller titel"},
      [TERM_QUOTATION] = {"no link: in a quotation", "intet link: i et citat"},
      [TERM_CLOSED] = {"no link: in a link or in code", "intet link: i et link eller i kode"},
      [TERM_OWN] = {"no link: in the concept's own definition", "intet link: i begrebets egen forklaring"},
      [TERM_NAME] = {"no link: the capital inside a sentence makes it a name",
                     "intet link: stort bogstav inde i sætningen gør det til et navn"},
      [TERM_REFUSED] = {"no link: one of the concept's not-forms", "intet link: en af begrebets not-forms"},
      [TERM_FOREIGN] = {"no link: foreign-terms of spor.yaml", "intet link: foreign-terms i spor.yaml"},
  };
  return explanation->is_danish ? reasons[hit->verdict].danish : reasons[hit->verdict].english;
}

static bool write_hits(const struct explanation *explanation) {
  bool is_any = false;
  for (size_t i = 0; i < explanation->found.hit_count; i++) {
    const struct term_hit *hit = &explanation->found.hits[i];
    const struct place *place = &hit->reference.place;
    if (place->line != explanation->line) continue;
    struct str words = str_slice(hit->reference.sentence, hit->reference.mark_start, hit->reference.mark_end);
    buf_format(explanation->out, "  %u: %.*s", lines_character(place->file, place->line, place->column),
               STR_ARG(text_visible(explanation->arena, words)));
    if (hit->concept != NULL) buf_format(explanation->out, " → /%.*s", STR_ARG(hit->concept->url));
    buf_format(explanation->out, " – %s\n", reason_of(explanation, hit));
    is_any = true;
  }
  return is_any;
}

/* The longest word of a term that stands inside a longer word; empty for none. */
static struct str part_of(const struct termset *set, struct str word) {
  struct str longest = {"", 0};
  for (size_t i = 0; i < set->words.count; i++) {
    struct str part = set->words.items[i].key;
    bool is_inside = part.len >= PART_MIN && part.len < word.len && str_find(word, part, 0) != STR_NOT_FOUND;
    if (is_inside && part.len > longest.len) longest = part;
  }
  return longest;
}

static bool write_longer_words(const struct explanation *explanation, const struct termset *set, struct str text) {
  struct tokens tokens = tokens_begin(explanation->arena, text);
  struct word_token token;
  bool is_any = false;
  while (set != NULL && tokens_next(&tokens, &token)) {
    if (termset_word(set, token.word) != 0) continue;
    struct str part = part_of(set, token.word);
    if (part.len == 0) continue;
    const struct lines *file = explanation->document->document->file;
    buf_format(explanation->out, "  %u: %.*s – ", lines_character(file, explanation->line, (unsigned)token.start + 1),
               STR_ARG(str_slice(text, token.start, token.end)));
    buf_format(explanation->out,
               explanation->is_danish ? "intet link: et andet ord, selv om “%.*s” står i det\n"
                                      : "no link: another word, though “%.*s” stands in it\n",
               STR_ARG(part));
    is_any = true;
  }
  return is_any;
}

static void explain_in(struct explanation *explanation) {
  const struct build *build = explanation->build;
  const struct entry *document = explanation->document;
  const struct lines *file = document->document->file;
  struct str text = lines_text(file, explanation->line);
  const struct release *release = document->edition->release;
  struct terms_input input = links_terms_input(build->site.links, &build->links_input);
  explanation->found = terms_look(explanation->arena, build->site.links->terms, &input, document);
  text_add_visible(explanation->out, file->path);
  if (release != NULL) buf_format(explanation->out, "@%.*s", STR_ARG(release->name));
  buf_format(explanation->out, ":%u: %.*s\n", explanation->line, STR_ARG(text_visible(explanation->arena, text)));
  bool is_any = write_hits(explanation);
  is_any = write_longer_words(explanation, build->site.links->terms->sets[document->edition->index], text) || is_any;
  if (!is_any) buf_add_zero(explanation->out, explanation->is_danish ? "  ingen begreber\n" : "  no concepts\n");
}

/* "content/a.md:12" */
static bool read_place(const char *place, struct str *path, unsigned *line) {
  struct str text = str_from(place);
  size_t colon = text.len;
  while (colon > 0 && text.at[colon - 1] != ':') colon--;
  if (colon == 0 || colon == text.len) return false;
  unsigned long number = 0;
  for (size_t i = colon; i < text.len; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || number > 100000000) return false;
    number = number * 10 + (unsigned long)(text.at[i] - '0');
  }
  *path = str_slice(text, 0, colon - 1);
  *line = (unsigned)number;
  return number > 0;
}

bool explain_line(const struct build *build, const struct settings *settings, const char *place, struct buf *out) {
  struct explanation explanation = {
      .build = build, .is_danish = settings->style.language == DIAG_DANISH, .arena = build->arena, .out = out};
  struct str path;
  bool is_found = false;
  bool is_place = read_place(place, &path, &explanation.line);
  for (size_t i = 0; is_place && i < build->site.edition_count; i++) {
    const struct edition *edition = &build->site.editions[i];
    if (edition->is_dated && edition->status == STATUS_CURRENT) continue;
    for (size_t j = 0; j < edition->document_count; j++) {
      const struct lines *file = edition->documents[j]->file;
      if (!str_equal(file->path, path) && !str_equal(edition->documents[j]->path, path)) continue;
      if (explanation.line > file->count) continue;
      explanation.document = edition_entry(edition, j, 0);
      explain_in(&explanation);
      is_found = true;
    }
  }
  if (!is_found) report_words(explanation.is_danish ? "spor: ingen sådan linje: " : "spor: no such line: ", str_from(place), "\n");
  return is_found;
}
