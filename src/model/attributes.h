/* `{#id .class key=value}` at the end of a heading, list item, callout title or image: read, taken out of the text, and kept in the
 * node. What is allowed where is checked here too. Part of document_parse(); mutates the tree it is given. */
#ifndef SPOR_MODEL_ATTRIBUTES_H
#define SPOR_MODEL_ATTRIBUTES_H

#include "base/lines.h"
#include "read/node.h"

struct diags;

enum attribute_owner { OWNER_HEADING, OWNER_ITEM, OWNER_CALLOUT, OWNER_IMAGE };

/* Attaches the attributes of every heading, list item and image paragraph below `root`. */
void attributes_attach(struct arena *arena, const struct lines *file, struct node *root, struct diags *diags);
/* Takes the attributes off the end of `text`, a TEXT node; NULL when it ends with none (or with broken ones: a diagnostic). */
const struct attributes *attributes_take(struct arena *arena, const struct lines *file, struct node *text, enum attribute_owner owner,
                                         struct diags *diags);

/* True for a class that something can have. */
bool attributes_is_class(struct str name);
bool attributes_is_key(struct str name);
bool attributes_has_class(const struct attributes *attributes, const char *name);
/* The value of a key, or NULL. */
const struct attribute *attributes_value(const struct attributes *attributes, const char *key);

#endif
