static int calls = 5;

int set_next(void) {
  return ++calls;
}
