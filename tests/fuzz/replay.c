/* The corpus of a target without a fuzzer:  replay FILE…     A file that the target aborts on ends the run without its closing line. */
#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "fuzz.h"

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    struct arena *arena = arena_new();
    struct str bytes;
    fprintf(stderr, "%s\n", argv[i]); /* the last one said is the one that broke it */
    if (!file_read(arena, argv[i], (size_t)64 << 20, &bytes)) return 2;
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.at, bytes.len);
    arena_free(arena);
  }
  printf("%d passed, 0 failed\n", argc - 1);
  return argc > 1 ? 0 : 2;
}
