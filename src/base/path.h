/* Paths as text, with `/`; nothing here touches the disk. A *clean* path is relative, has no empty part, no `.` and no `..`, no NUL and
 * no backslash; the empty path is the root itself. */
#ifndef SPOR_BASE_PATH_H
#define SPOR_BASE_PATH_H

#include "base/str.h"

struct str path_join(struct arena *arena, struct str folder, struct str name); /* an empty folder gives the name */
/* Resolves `path` against the clean `folder` into a clean path. False when it would leave the root, is absolute, or holds a NUL
 * or a backslash. */
bool path_resolve(struct arena *arena, struct str folder, struct str path, struct str *clean);
bool path_is_clean(struct str path);
struct str path_folder(struct str path); /* without the last part; empty at the root */
struct str path_name(struct str path);   /* the last part */
struct str path_stem(struct str path);   /* the last part without its extension */
/* The extension without its dot, in the case it has; empty for none. A name that only begins with a dot has none. */
struct str path_extension(struct str path);
/* Whether the extension is `extension`, in any case: cameras write .JPG. */
bool path_has_extension(struct str path, const char *extension);
bool path_is_inside(struct str path, struct str folder); /* the folder itself counts; the empty folder holds all */

#endif
