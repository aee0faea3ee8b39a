/* The media type of a file that a site publishes, by its extension. Pure. Source: IANA's registry of media types. */
#ifndef SPOR_PUBLISH_MEDIA_TYPE_H
#define SPOR_PUBLISH_MEDIA_TYPE_H

#include "base/str.h"

/* With its charset where it is text; "application/octet-stream" for what is not known. */
const char *media_type(struct str path);
bool media_type_is_html(struct str path);

#endif
