/* The file that decisions come back in (docs/format.md), with every change of the core still undecided: `spor diff … --format=decisions`.
 */
#ifndef SPOR_LAYOUT_DECISION_TEMPLATE_H
#define SPOR_LAYOUT_DECISION_TEMPLATE_H

#include "base/buf.h"
#include "relate/decisions.h"

/* What was decided already is kept. */
void decision_template_write(const struct decided *decided, struct str language, struct buf *out);

#endif
