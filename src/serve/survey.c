#include "serve/survey.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fnv.h"

enum { DEPTH_MAX = 64 }; /* deeper ones are no longer told apart by what is in them */

struct look {
  const struct watch_place *place;
  survey_visit *visit;
  void *context;
  unsigned long long sum;
};

bool survey_has_name(const struct watch_place *place, const char *name) {
  for (const char *const *one = place->names; *one != NULL; one++) {
    if (strcmp(*one, name) == 0) return true;
  }
  return false;
}

static uint64_t mix(uint64_t sum, const void *bytes, size_t size) {
  return fnv(sum, (struct str){bytes, size});
}

/* Entries are added up, since a folder lists them in any order. */
static void add_entry(struct look *look, const char *path, const struct stat *status) {
  uint64_t sum = fnv(FNV_START, str_from(path));
  sum = mix(sum, &status->st_ino, sizeof status->st_ino);
  sum = mix(sum, &status->st_mode, sizeof status->st_mode);
  if (!S_ISDIR(status->st_mode)) {
    sum = mix(sum, &status->st_size, sizeof status->st_size);
    sum = mix(sum, &status->st_ctim.tv_sec, sizeof status->st_ctim.tv_sec);
    sum = mix(sum, &status->st_ctim.tv_nsec, sizeof status->st_ctim.tv_nsec);
  }
  look->sum += sum;
}

static void look_at(struct look *look, const char *path, int depth);

static void look_into(struct look *look, const char *path, int depth) {
  struct survey_folder folder = {path, look->place, depth == 0};
  if (look->visit != NULL) look->visit(look->context, &folder);
  DIR *open = depth < DEPTH_MAX ? opendir(path) : NULL;
  if (open == NULL) return;
  for (const struct dirent *entry; (entry = readdir(open)) != NULL;) {
    bool is_wanted = depth == 0 ? survey_has_name(look->place, entry->d_name) : entry->d_name[0] != '.';
    char below[PATH_MAX];
    int length = is_wanted ? snprintf(below, sizeof below, "%s/%s", path, entry->d_name) : -1;
    if (length > 0 && (size_t)length < sizeof below) look_at(look, below, depth + 1);
  }
  closedir(open);
}

static void look_at(struct look *look, const char *path, int depth) {
  struct stat status;
  if (lstat(path, &status) != 0) return;
  add_entry(look, path, &status);
  if (S_ISDIR(status.st_mode)) look_into(look, path, depth);
}

unsigned long long survey(const struct watch_place *places, size_t place_count, survey_visit *visit, void *context) {
  unsigned long long sum = 0;
  for (size_t i = 0; i < place_count; i++) {
    struct look look = {&places[i], visit, context, 0};
    look_into(&look, places[i].folder, 0);
    sum = sum * 31 + look.sum;
  }
  return sum;
}
