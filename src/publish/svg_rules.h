/* What may stand in a drawing: elements, attributes and values that draw and can neither run nor fetch anything. Everything that is not
 * on the lists is left out. */
#ifndef SPOR_PUBLISH_SVG_RULES_H
#define SPOR_PUBLISH_SVG_RULES_H

#include "base/str.h"

/* An element of the SVG namespace. */
bool svg_rules_allow_element(struct str name);
/* `name` as it is written: `xml:lang`, and `href` for `xlink:href` too. */
bool svg_rules_allow_attribute(struct str element, struct str name, struct str value);

#endif
