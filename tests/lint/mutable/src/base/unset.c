static int calls;

int unset_next(void) {
  return ++calls;
}
