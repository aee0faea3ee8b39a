#include "build/attachments.h"

#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "check/pdf.h"
#include "read/source.h"

#define NO_TEXT ((struct str){0})

struct lack {
  const char *english;
  const char *danish;
};

/* "it has no tags, no title" in both languages. */
static struct str list(struct arena *arena, const struct pdf_access *access) {
  static const struct lack lacks[] = {{"no tags", "ingen mærker"}, {"no language", "intet sprog"}, {"no title", "ingen titel"}};
  const bool is_lacking[] = {!access->is_tagged, !access->has_language, !access->has_title};
  struct str english = NO_TEXT;
  struct str danish = NO_TEXT;
  for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++) {
    if (!is_lacking[i]) continue;
    const char *comma = english.len > 0 ? ", " : "";
    english = str_format(arena, "%.*s%s%s", STR_ARG(english), comma, lacks[i].english);
    danish = str_format(arena, "%.*s%s%s", STR_ARG(danish), comma, lacks[i].danish);
  }
  return str_format(arena, "%.*s\x1F%.*s", STR_ARG(english), STR_ARG(danish));
}

static void check_one(const struct build *build, const struct asset *asset, struct arena *arena, struct diags *diags) {
  struct str bytes;
  struct diags *aside = diags_new(); /* a file that cannot be read is told of where it is published */
  bool is_read = source_read(asset->edition->content, asset->source_index, build->config.limits.file_size, arena, &bytes, aside);
  diags_free(aside);
  if (!is_read) return;
  struct pdf_access access = pdf_look(arena, bytes);
  diags_soften(diags, asset->edition->release != NULL);
  if (!access.is_readable)
    diags_add(diags, DIAG_PDF_UNREADABLE, asset->place, access.error, NO_TEXT, NO_TEXT);
  else if (!access.is_tagged || !access.has_language || !access.has_title)
    diags_add(diags, DIAG_PDF_INACCESSIBLE, asset->place, list(arena, &access), NO_TEXT, NO_TEXT);
  diags_soften(diags, false);
}

void attachments_check(const struct build *build, struct diags *diags) {
  struct arena *arena = arena_new();
  const struct links *links = build->site.links;
  for (size_t i = 0; i < links->asset_count; i++) {
    const struct asset *asset = &links->assets[i];
    struct str extension = path_extension(asset->path);
    if (asset->edition->is_dated || extension.len != 3 || strncasecmp(extension.at, "pdf", 3) != 0) continue;
    arena_reset(arena);
    check_one(build, asset, arena, diags);
  }
  arena_free(arena);
}
