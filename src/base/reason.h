/* What the operating system says when it refuses something, in words for both languages. Its own words know no language but the
 * locale's, which decides nothing else here. */
#ifndef SPOR_BASE_REASON_H
#define SPOR_BASE_REASON_H

#include "base/str.h"

/* An argument of a finding (diag.h, DIAG_WORDS) for the errno `error`; lives for ever. */
struct str reason_of(int error);

#endif
