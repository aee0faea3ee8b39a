#include "layout/decision_words.h"

#include "base/arena.h"
#include "model/site.h"

struct str decision_word(enum ruling ruling, struct str language) {
  static const char *const danish[] = {
      [RULING_UNDECIDED] = "ikke besluttet", [RULING_APPROVED] = "godkendt", [RULING_CHANGED] = "ændres", [RULING_REJECTED] = "afvist"};
  return str_from(str_is(language, "en") ? ruling_name(ruling) : danish[ruling]);
}

struct str decision_phrase(struct arena *arena, const struct site *site, const struct decided *decided, size_t index, struct str language) {
  const struct decision *decision = decided->at[index];
  if (decision == NULL || decision->ruling == RULING_UNDECIDED) return (struct str){"", 0};
  struct str word = decision_word(decision->ruling, language);
  struct str by = decision_by(site, decision);
  struct str date = date_written(arena, decision->date, language);
  const char *open = str_is(language, "en") ? " (the text is not as was decided)" : " (teksten er ikke, som det blev besluttet)";
  struct str reason = decision->reason.text;
  return str_format(arena, "%.*s%s, %.*s, %.*s%s%.*s", STR_ARG(word), decided->is_settled[index] ? "" : open, STR_ARG(by), STR_ARG(date),
                    reason.len > 0 ? ": " : "", STR_ARG(reason));
}
