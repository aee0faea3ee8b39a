/* What the parts of a document may be in spor's terms, told by their headings: {.purpose}, {.goals}, glossaries. Proposals, for a person to
 * look at: each is told of. */
#ifndef SPOR_IMPORT_PROPOSE_H
#define SPOR_IMPORT_PROPOSE_H

#include "import/draft.h"

/* Whether the title is that of a track: "Indsatsspor 2: …". `number` gets "Indsatsspor 2", `rest` what follows it. */
bool propose_is_track(struct str title, struct str *number, struct str *rest);
/* Below the top level of a document that is a track itself there are no tracks. */
void propose_parts(struct draft *draft, bool is_track);

#endif
