#include "model/asset_type.h"

#include "base/path.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const char *const figures[] = {"svg", "png", "jpg", "jpeg", "webp"};
static const char *const attachments[] = {"pdf", "docx", "xlsx", "csv"};

static bool ends_in(struct str path, const char *const *extensions, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (path_has_extension(path, extensions[i])) return true;
  }
  return false;
}

bool asset_type_is_figure(struct str path) {
  return ends_in(path, figures, LENGTH(figures));
}

bool asset_type_is_drawing(struct str path) {
  return path_has_extension(path, "svg");
}

bool asset_type_is_attachment(struct str path) {
  return ends_in(path, attachments, LENGTH(attachments));
}
