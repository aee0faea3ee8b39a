/* Asking the person at the terminal. */
#ifndef SPOR_CMD_CONFIRM_H
#define SPOR_CMD_CONFIRM_H

#include "cmd/option.h"

/* Whether standard input is someone who can answer. */
bool confirm_can_ask(void);
/* True for yes; everything else, the end of the input too, is no. */
bool confirm_ask(const struct settings *settings, const char *english, const char *danish);

#endif
