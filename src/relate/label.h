/* What a reference without words of its own is called in its text. */
#ifndef SPOR_RELATE_LABEL_H
#define SPOR_RELATE_LABEL_H

#include "model/entry.h"

struct arena;

/* The target's title, as it stands at the reference's place in its sentence. */
struct str reference_label(struct arena *arena, const struct reference *reference, const struct entry *target);

#endif
