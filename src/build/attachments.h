/* The PDF files that the texts link to, looked at as documents: whether everyone can read them. */
#ifndef SPOR_BUILD_ATTACHMENTS_H
#define SPOR_BUILD_ATTACHMENTS_H

#include "build/build.h"

/* Those of undated texts, each told where it is used first. Word and spreadsheet files are not looked into. */
void attachments_check(const struct build *build, struct diags *diags);

#endif
