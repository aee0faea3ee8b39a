/* Which files are published beside the documents, by their ending in any case. Pure. */
#ifndef SPOR_MODEL_ASSET_TYPE_H
#define SPOR_MODEL_ASSET_TYPE_H

#include "base/str.h"

bool asset_type_is_figure(struct str path);
/* A drawing is a figure whose bytes are made safe before they are published. */
bool asset_type_is_drawing(struct str path);
bool asset_type_is_attachment(struct str path);

#endif
