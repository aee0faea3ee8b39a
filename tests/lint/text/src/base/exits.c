void text_stop(void) {
  exit(1);
}
