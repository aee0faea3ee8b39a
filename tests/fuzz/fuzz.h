/* What all targets share. A target is LLVMFuzzerTestOneInput(): it aborts when something does not hold. Under clang's libFuzzer it is given
 * what that makes up; in `make test` replay.c gives it the files of its corpus. */
#ifndef SPOR_TESTS_FUZZ_FUZZ_H
#define SPOR_TESTS_FUZZ_FUZZ_H

#include <stdint.h>

#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct arena;

/* A zero-terminated copy in the arena: readers count on the zero behind a file's bytes. */
struct str fuzz_text(struct arena *arena, const uint8_t *data, size_t size);
/* Takes the part before the first line of five equal signs off `text`; false when there is none. */
bool fuzz_split(struct str *text, struct str *before);
/* Characters that spor refuses in a text, and of which nothing is promised: no UTF-8, control characters. */
bool fuzz_is_text(struct str text);
/* Ends the program with words about what does not hold. */
_Noreturn void fuzz_fail(const char *what, struct str detail);

#endif
