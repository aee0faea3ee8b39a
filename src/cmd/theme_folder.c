#include "cmd/theme_folder.h"

#include <unistd.h>

#include "base/file.h"

/* A folder that holds a theme: in a checkout the one above build/, else share/spor beside the program's bin/, wherever that was moved. */
static char *folder_near_program(void) {
  static const char *const places[] = {"", "/share/spor"};
  char program[4096];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length <= 0) return NULL;
  program[length] = '\0';
  for (int up = 0; up < 2; up++) {
    char *slash = strrchr(program, '/');
    if (slash == NULL) return NULL;
    *slash = '\0';
  }
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    char *folder = NULL;
    char *layouts = NULL;
    bool is_named = asprintf(&folder, "%s%s", program, places[i]) >= 0 && asprintf(&layouts, "%s/layouts", folder) >= 0;
    bool is_theme = is_named && file_type(layouts) == FILE_FOLDER;
    free(layouts);
    if (is_theme) return folder;
    free(folder);
  }
  return NULL;
}

const char *theme_folder(void) {
  const char *told = getenv("SPOR_THEME");
  if (told != NULL && told[0] != '\0') return told;
  const char *near = folder_near_program();
  return near != NULL ? near : SPOR_THEME_FOLDER;
}
