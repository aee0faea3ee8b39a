/* What a telephone is told that keeps the site among its programs (W3C, Web Application Manifest). */
#ifndef SPOR_LAYOUT_WEBMANIFEST_H
#define SPOR_LAYOUT_WEBMANIFEST_H

#include "base/buf.h"
#include "model/config.h"

/* `icon` is the icon's address from the site's root. */
void webmanifest_write(const struct config *config, struct str icon, struct buf *out);

#endif
