#include <stdlib.h>

int wrong_value(void)
{
  int *at = malloc(4 * sizeof *at);
  at[4] = 1;
  free(at);
  return 0;
}
