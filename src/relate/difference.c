#include "relate/compare.h"

const char *difference_class_name(enum difference_class class) {
  static const char *const names[] = {"core", "yearly", "editorial"};
  return names[class];
}
