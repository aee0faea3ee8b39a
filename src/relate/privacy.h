/* What may not stand in a public text: e-mail addresses, telephone numbers, personal numbers. */
#ifndef SPOR_RELATE_PRIVACY_H
#define SPOR_RELATE_PRIVACY_H

#include "base/str.h"

/* What of that kind the text holds, in words of both languages (see diags_add()); NULL for nothing. */
const char *privacy_find(struct str text);

#endif
