/* Numbers as editors write them, and as readers do: "92,5", "91.2", "95". Exact to six decimals. */
#ifndef SPOR_LAYOUT_AMOUNT_H
#define SPOR_LAYOUT_AMOUNT_H

#include <stdint.h>

#include "base/str.h"

/* Millionths. */
struct amount {
  int64_t millionths;
};

/* False for what is no number ("alle", "ca. 5"), has more than ten digits before the decimal mark or six behind it, and for "1.200", which
 * may be a thousand and two hundred or a bit more than one. */
bool amount_parse(struct str text, struct amount *amount);
/* With as many decimals as it has, and the language's decimal mark. */
struct str amount_write(struct arena *arena, struct amount amount, struct str language);

#endif
