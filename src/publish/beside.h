/* A folder beside the output, OUT.next, that a site is built into before both change places in one step: whoever reads OUT meets the old
 * site or the new one, never some of both. OUT.next begins as OUT itself, its files linked and not copied, so that what is kept costs
 * nothing and what spor did not make comes along. The file system must know hard links and the exchange of names. */
#ifndef SPOR_PUBLISH_BESIDE_H
#define SPOR_PUBLISH_BESIDE_H

#include <stdbool.h>

struct beside;
struct diags;

/* Makes the folder beside `out` (and `out` when it is missing), takes the lock of `out`, recovers what a killed build left in either. False
 * with a diagnostic; a folder of that name that spor did not make is left alone. */
bool beside_open(const char *out, struct beside **beside, struct diags *diags);
/* Where to build: a path that lasts until beside_close(). */
const char *beside_folder(const struct beside *beside);
/* The step itself. False with a diagnostic, and everything as it was. */
bool beside_exchange(struct beside *beside, struct diags *diags);
/* Removes what then lies beside: the old site, or one that was not finished. What somebody else put into the old site meanwhile goes to
 * the new one. `beside` may be NULL. */
void beside_close(struct beside *beside);

#endif
