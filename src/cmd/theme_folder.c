#include "cmd/theme_folder.h"

#include <unistd.h>

#include "base/file.h"

/* The folder above the one the program lies in, when it holds a theme. */
static char *checkout_folder(void) {
  char program[4096];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length <= 0) return NULL;
  program[length] = '\0';
  for (int up = 0; up < 2; up++) {
    char *slash = strrchr(program, '/');
    if (slash == NULL) return NULL;
    *slash = '\0';
  }
  char *layouts = NULL;
  if (asprintf(&layouts, "%s/layouts", program) < 0) return NULL;
  bool is_theme = file_type(layouts) == FILE_FOLDER;
  free(layouts);
  return is_theme ? strdup(program) : NULL;
}

const char *theme_folder(void) {
  const char *told = getenv("SPOR_THEME");
  if (told != NULL && told[0] != '\0') return told;
  const char *checkout = checkout_folder();
  return checkout != NULL ? checkout : SPOR_THEME_FOLDER;
}
