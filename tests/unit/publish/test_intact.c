/* What is found to have become of an output folder since a build. */
#include "publish/intact.h"

#include <fcntl.h>

#include "unit/publish/site.h"

static const struct output outputs[] = {{"index.html", "home"}, {"a/index.html", "a"}, {"a/b/index.html", "ab"}, {"c.css", "c"}};

static bool is_intact(const struct site *site) {
  return output_is_intact(site->out, &site->report.manifest);
}

static void build_outputs(struct site *site) {
  assert_true(build(site, outputs, COUNT(outputs)));
  assert_true(is_intact(site));
}

/* Until the file system's clock has gone on. */
static void wait_a_moment(void) {
  usleep(30000);
}

/* As a copy of an old file would: in place, or as another file of that name, with times before the build. */
static void put_unseen(const struct site *site, const char *path, const char *bytes, bool is_in_place) {
  struct stat before;
  assert_int_equal(stat(path_out(site, path), &before), 0);
  if (is_in_place) {
    int fd = open(path_out(site, path), O_WRONLY);
    assert_int_equal(write(fd, bytes, strlen(bytes)), strlen(bytes));
    close(fd);
  } else {
    assert_true(file_write(path_out(site, path), str_from(bytes)));
  }
  const struct timespec times[] = {{before.st_atim.tv_sec - 10, 0}, {before.st_mtim.tv_sec - 10, 0}};
  assert_int_equal(utimensat(AT_FDCWD, path_out(site, path), times, 0), 0);
}

static void what_was_built_is_intact(void **state) {
  struct site *site = *state;
  build_outputs(site);
  assert_true(build(site, outputs, COUNT(outputs)));
  assert_true(is_intact(site));
}

static void no_folder_is_intact_without_its_manifest(void **state) {
  struct site *site = *state;
  assert_false(is_intact(site));
  build_outputs(site);
  assert_int_equal(unlink(path_out(site, ".spor/manifest")), 0);
  assert_false(is_intact(site));
}

static void another_builds_manifest_is_another_site(void **state) {
  struct site *site = *state;
  build_outputs(site);
  struct hash first = site->report.manifest;
  assert_true(build(site, outputs, COUNT(outputs) - 1));
  assert_true(is_intact(site));
  assert_false(output_is_intact(site->out, &first));
}

static void a_manifest_that_was_edited_is_not_believed(void **state) {
  struct site *site = *state;
  build_outputs(site);
  put_unseen(site, ".spor/manifest", "spur", true);
  assert_false(is_intact(site));
}

static void a_file_that_is_gone_or_cut_is_missed(void **state) {
  struct site *site = *state;
  build_outputs(site);
  assert_int_equal(truncate(path_out(site, "a/index.html"), 0), 0);
  assert_false(is_intact(site));
  assert_true(build(site, outputs, COUNT(outputs)));
  assert_int_equal(unlink(path_out(site, "a/b/index.html")), 0);
  assert_false(is_intact(site));
}

/* Just after the build, when the clock may not have gone on, and later. */
static void other_bytes_are_found_whatever_the_times_say(void **state) {
  struct site *site = *state;
  for (size_t i = 0; i < 40; i++) {
    assert_true(build(site, outputs, COUNT(outputs)));
    if (i % 4 >= 2) wait_a_moment();
    put_unseen(site, "index.html", "hoax", i % 2 == 0);
    assert_false(is_intact(site));
  }
}

static void a_file_that_was_only_touched_is_intact(void **state) {
  struct site *site = *state;
  build_outputs(site);
  wait_a_moment();
  assert_int_equal(utimensat(AT_FDCWD, path_out(site, "index.html"), NULL, 0), 0);
  assert_int_equal(chmod(path_out(site, "c.css"), 0600), 0);
  assert_true(file_write(path_out(site, "a/index.html"), STR("a")));
  assert_true(is_intact(site));
}

/* Nothing of what is in it has changed since the build. */
static void a_folder_in_the_place_of_another_is_found(void **state) {
  struct site *site = *state;
  write_foreign(site, "x/b/index.html", "no");
  write_foreign(site, "x/index.html", "a");
  wait_a_moment();
  build_outputs(site);
  wait_a_moment();
  assert_int_equal(rename(path_out(site, "a"), path_out(site, "y")), 0);
  assert_false(is_intact(site));
  assert_int_equal(rename(path_out(site, "x"), path_out(site, "a")), 0);
  assert_false(is_intact(site));
}

static void links_are_not_followed(void **state) {
  struct site *site = *state;
  build_outputs(site);
  assert_int_equal(rename(path_out(site, "c.css"), path_out(site, "d.css")), 0);
  assert_int_equal(symlink("d.css", path_out(site, "c.css")), 0);
  assert_false(is_intact(site));
  assert_int_equal(unlink(path_out(site, "c.css")), 0);
  assert_int_equal(rename(path_out(site, "d.css"), path_out(site, "c.css")), 0);
  assert_true(is_intact(site));
  assert_int_equal(rename(path_out(site, "a"), path_out(site, "d")), 0);
  assert_int_equal(symlink("d", path_out(site, "a")), 0);
  assert_false(is_intact(site));
}

static void files_of_others_do_not_matter(void **state) {
  struct site *site = *state;
  build_outputs(site);
  write_foreign(site, "CNAME", "example.org");
  write_foreign(site, "a/b/notes.txt", "mine");
  assert_true(is_intact(site));
}

static void a_build_at_work_or_interrupted_is_seen(void **state) {
  struct site *site = *state;
  static const char *const names[] = {".spor/stage", ".spor/old", ".spor/journal", ".spor/undo"};
  build_outputs(site);
  for (size_t i = 0; i < COUNT(names); i++) {
    assert_int_equal(mkdir(path_out(site, names[i]), 0777), 0);
    assert_false(is_intact(site));
    assert_int_equal(rmdir(path_out(site, names[i])), 0);
  }
  struct writer *writer;
  assert_true(writer_open(site->out, 0, 0, &writer, site->diags));
  assert_int_equal(rmdir(path_out(site, names[0])), 0);
  assert_int_equal(rmdir(path_out(site, names[1])), 0);
  assert_false(is_intact(site));
  writer_close(writer);
  assert_true(is_intact(site));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      SITE_TEST(what_was_built_is_intact),
      SITE_TEST(no_folder_is_intact_without_its_manifest),
      SITE_TEST(another_builds_manifest_is_another_site),
      SITE_TEST(a_manifest_that_was_edited_is_not_believed),
      SITE_TEST(a_file_that_is_gone_or_cut_is_missed),
      SITE_TEST(other_bytes_are_found_whatever_the_times_say),
      SITE_TEST(a_file_that_was_only_touched_is_intact),
      SITE_TEST(a_folder_in_the_place_of_another_is_found),
      SITE_TEST(links_are_not_followed),
      SITE_TEST(files_of_others_do_not_matter),
      SITE_TEST(a_build_at_work_or_interrupted_is_seen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
