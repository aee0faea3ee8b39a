int local_next(void) {
  static int last = 3;
  return ++last;
}
