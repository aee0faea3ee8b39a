/* Text for a person at a terminal: page by page when it is longer than the screen. */
#ifndef SPOR_CMD_PAGER_H
#define SPOR_CMD_PAGER_H

#include "cmd/option.h"

/* Prints on standard output. Through $PAGER (else `less -R`, when there is one) when standard output is a terminal that the text is too
 * long for, unless settings->has_pager is false. A pager that cannot be started is done without. */
void pager_print(const struct settings *settings, struct str text);

#endif
