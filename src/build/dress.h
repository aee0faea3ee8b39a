/* What the site's brand makes of the theme's files, and the names they are published under. */
#ifndef SPOR_BUILD_DRESS_H
#define SPOR_BUILD_DRESS_H

#include "layout/theme.h"
#include "model/config.h"

/* Adds what the theme has no file for (icon.svg and, where the site has an address, picture.png), puts the brand's style at the head of
 * spor.css, and names each file by its bytes. Adds diagnostics about files of the brand that are not there. */
void dress_theme(struct arena *arena, const struct config *config, struct theme *theme, struct diags *diags);

#endif
