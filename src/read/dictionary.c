#include "read/dictionary.h"

#include <endian.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "base/sealed.h"
#include "base/store.h"

#define SIZE_LIMIT ((size_t)256 << 20)
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
enum { DIGEST_DIGITS = 16 };

static const char *const usual_folders[] = {"/usr/local/share/hunspell", "/usr/share/hunspell", "/usr/share/myspell",
                                            "/usr/share/myspell/dicts"};

/* A distribution links one name to another, so links are followed. */
static bool is_file(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool find_named(struct arena *arena, struct str folder, const char *name, struct dictionary *dictionary) {
  const char *affixes = str_zero(arena, str_format(arena, "%.*s/%s.aff", STR_ARG(folder), name));
  const char *words = str_zero(arena, str_format(arena, "%.*s/%s.dic", STR_ARG(folder), name));
  if (!is_file(affixes) || !is_file(words)) return false;
  *dictionary = (struct dictionary){affixes, words, str_from(name)};
  return true;
}

static bool find_in(struct arena *arena, struct str folder, struct str language, struct dictionary *dictionary) {
  if (folder.len == 0) return false;
  const char *plain = str_zero(arena, language);
  if (!str_is(language, "da")) return find_named(arena, folder, plain, dictionary);
  return find_named(arena, folder, "da_DK", dictionary) || find_named(arena, folder, plain, dictionary);
}

bool dictionary_find(struct arena *arena, struct str language, struct dictionary *dictionary) {
  struct str rest = str_from(getenv("DICPATH"));
  struct str folder;
  while (str_split(&rest, ':', &folder)) {
    if (find_in(arena, folder, language, dictionary)) return true;
  }
  for (size_t i = 0; i < LENGTH(usual_folders); i++) {
    if (find_in(arena, str_from(usual_folders[i]), language, dictionary)) return true;
  }
  return false;
}

/* The checksums of both files' checksums. */
static struct str digest_files(struct arena *arena, const struct dictionary *dictionary) {
  const char *const paths[] = {dictionary->affixes, dictionary->words};
  uint64_t sums[LENGTH(paths)] = {0};
  struct arena *scratch = arena_new();
  bool is_read = true;
  for (size_t i = 0; i < LENGTH(paths) && is_read; i++) {
    char *real = realpath(paths[i], NULL); /* file_read() follows no link */
    struct str bytes;
    is_read = real != NULL && file_read(scratch, real, SIZE_LIMIT, &bytes);
    if (is_read) sums[i] = htole64(sealed_checksum(bytes));
    free(real);
  }
  arena_free(scratch);
  uint64_t sum = sealed_checksum((struct str){(const char *)sums, sizeof sums});
  return is_read ? str_format(arena, "%0*llx", DIGEST_DIGITS, (unsigned long long)sum) : (struct str){0};
}

struct str dictionary_digest(struct arena *arena, const struct dictionary *dictionary, const char *cache_folder) {
  struct store store;
  struct str times = dictionary_times(arena, dictionary);
  struct str kept;
  store_open(&store, arena, cache_folder, "dictionary.bin", STR("spor dictionary " SPOR_VERSION "\n"));
  bool is_kept = store_get(&store, dictionary->name, &kept) && kept.len > DIGEST_DIGITS;
  if (is_kept && str_equal(str_slice(kept, DIGEST_DIGITS, kept.len), times)) return str_slice(kept, 0, DIGEST_DIGITS);
  struct str digest = digest_files(arena, dictionary);
  if (times.len > 0 && digest.len > 0) store_put(&store, dictionary->name, str_join(arena, digest, times));
  store_save(&store);
  return digest;
}

struct str dictionary_times(struct arena *arena, const struct dictionary *dictionary) {
  struct stat affixes;
  struct stat words;
  if (stat(dictionary->affixes, &affixes) != 0 || stat(dictionary->words, &words) != 0) return (struct str){0};
  return str_format(arena, "%s %lld %lld.%09ld %s %lld %lld.%09ld", dictionary->affixes, (long long)affixes.st_size,
                    (long long)affixes.st_mtim.tv_sec, affixes.st_mtim.tv_nsec, dictionary->words, (long long)words.st_size,
                    (long long)words.st_mtim.tv_sec, words.st_mtim.tv_nsec);
}
