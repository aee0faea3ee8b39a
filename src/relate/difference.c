#include "relate/compare.h"

const char *difference_class_name(enum difference_class class) {
  static const char *const names[] = {"core", "yearly", "editorial"};
  return names[class];
}

struct str difference_text(const struct config *config, const struct difference *difference, struct str text) {
  bool is_owner = strcmp(difference->entity, "field") == 0 && str_is(difference->title, "owner");
  const struct unit *unit = is_owner && text.len > 0 ? config_unit(config, text) : NULL;
  return unit != NULL ? unit->title : text;
}
