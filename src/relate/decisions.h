/* Decisions held against the comparison they are about: which change each one settles, and which changes of the core are still open. */
#ifndef SPOR_RELATE_DECISIONS_H
#define SPOR_RELATE_DECISIONS_H

#include "model/decision.h"
#include "relate/change_keys.h"

struct diags;
struct site;

/* A comparison with what was decided about it. Const once made. */
struct decided {
  const struct comparison *comparison;
  const struct decision_file *file; /* NULL: nothing was decided */
  const struct change_key *keys;    /* one for each difference */
  const struct decision **at;       /* one for each difference; NULL where none is known */
  bool *is_settled;                 /* the decision stands, and the text is as was decided */
  size_t core_count;
  size_t core_settled;
};

/* The file of decisions about a comparison, or NULL. One whose second edition is not released yet is about the draft. */
const struct decision_file *decisions_about(const struct site *site, const struct comparison *comparison);
/* Never NULL; `file` may be. Unknown changes, changes decided twice, texts that are others than those decided upon, core changes without a
 * decision, units that are not there and reasons with personal data are diagnostics at their lines. */
const struct decided *decisions_match(struct arena *arena, const struct site *site, const struct comparison *comparison,
                                      const struct decision_file *file, struct diags *diags);
/* Of one of the site's comparisons. */
const struct decided *decisions_of(const struct site *site, const struct comparison *comparison);
/* The core changes that nothing settles, in order: what a release must not go past. How many there are. */
size_t decisions_open(struct arena *arena, const struct decided *decided, const struct difference ***open);
/* Who decided: a unit by its title, else the role as it was written. */
struct str decision_by(const struct site *site, const struct decision *decision);

#endif
