static _Thread_local int calls;

int thread_next(void) {
  return ++calls;
}
