/* What a request is about: whom it was sent to, and the path it names. Pure.
 * Source: RFC 9110 (HTTP), RFC 3986 (URI). */
#ifndef SPOR_SERVE_ADDRESS_H
#define SPOR_SERVE_ADDRESS_H

#include "base/str.h"

/* Whether a Host field names this machine as seen from itself: localhost, a name below it, 127.0.0.0/8 or [::1], with or without a port. A
 * page from elsewhere whose name was made to lead here (DNS rebinding) sends its own name. */
bool address_is_local(struct str host);
/* The path of a request's target, "/maal/b%C3%B8rn/?x" → "maal/børn/": decoded, without its first slash. What is left, without a closing
 * slash, is a clean path (base/path.h). False when it is none: a damaged escape, `..`, an empty part, a NUL. */
bool address_path(struct arena *arena, struct str target, struct str *path);
/* The path of an absolute URL with a slash at both ends: "https://a.dk/strategier" → "/strategier/". "/" when there is none. */
struct str address_base(struct arena *arena, struct str url);

#endif
