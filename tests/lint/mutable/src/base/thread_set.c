static _Thread_local int calls = 5;

int thread_set_next(void) {
  return ++calls;
}
