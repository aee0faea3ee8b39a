#include "cmd/confirm.h"

#include <unistd.h>

bool confirm_can_ask(void) {
  return isatty(STDIN_FILENO);
}

bool confirm_ask(const struct settings *settings, const char *english, const char *danish) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  char answer[16];
  fprintf(stderr, is_danish ? "%s [j/N] " : "%s [y/N] ", is_danish ? danish : english);
  if (fgets(answer, sizeof answer, stdin) == NULL) return false;
  return answer[0] == 'j' || answer[0] == 'J' || answer[0] == 'y' || answer[0] == 'Y';
}
