/* What a build does to an output folder: single rules, and a long random sequence against a simple model. */
#include "unit/publish/site.h"

#include <errno.h>
#include <sys/mount.h>

#include "base/reason.h"
#include "base/workers.h"

static const struct output first[] = {{"index.html", "home"}, {"a/index.html", "a"}, {"a/b/index.html", "ab"}, {"c.css", "c"}};
static const char first_view[] = "a/\na/b/\na/b/index.html=ab\na/index.html=a\nc.css=c\nindex.html=home\n";

static void a_first_build_writes_everything(void **state) {
  struct site *site = *state;
  assert_true(build(site, first, COUNT(first)));
  assert_string_equal(view(site), first_view);
  assert_int_equal(site->report.written, 4);
  assert_int_equal(site->report.kept, 0);
  assert_int_equal(site->report.removed, 0);
  assert_int_equal(site->report.bytes, 8);
  assert_int_equal(diags_count(site->diags), 0);
  assert_no_work_left(site);
}

static void the_manifest_lists_files_by_path(void **state) {
  struct site *site = *state;
  static const struct output outputs[] = {{"b", ""}, {"a b/æ", "abc"}};
  assert_true(build(site, outputs, COUNT(outputs)));
  struct str text;
  assert_true(file_read(site->arena, path_out(site, ".spor/manifest"), 9999, &text));
  assert_string_equal(text.at, "spor test\n"
                               "file ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 a b/æ\n"
                               "file e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 b\n");
}

static void a_second_build_keeps_what_is_the_same(void **state) {
  struct site *site = *state;
  assert_true(build(site, first, COUNT(first)));
  struct stat before;
  struct stat after;
  assert_int_equal(stat(path_out(site, ".spor/manifest"), &before), 0);
  assert_true(build(site, first, COUNT(first)));
  assert_int_equal(stat(path_out(site, ".spor/manifest"), &after), 0);
  assert_int_equal(before.st_ino, after.st_ino);
  assert_int_equal(site->report.written, 0);
  assert_int_equal(site->report.kept, 4);
  assert_string_equal(view(site), first_view);
  assert_no_work_left(site);
}

static void a_file_changed_by_hand_is_made_anew(void **state) {
  struct site *site = *state;
  assert_true(build(site, first, COUNT(first)));
  assert_true(file_write(path_out(site, "index.html"), STR("hoax")));
  assert_int_equal(unlink(path_out(site, "c.css")), 0);
  assert_true(build(site, first, COUNT(first)));
  assert_int_equal(site->report.written, 2);
  assert_string_equal(view(site), first_view);
}

static void without_commit_nothing_happens(void **state) {
  struct site *site = *state;
  assert_true(build(site, first, COUNT(first)));
  struct writer *writer;
  assert_true(writer_open(site->out, 2, 100, &writer, site->diags));
  assert_true(writer_put(writer, 0, STR("index.html"), STR("other"), site->diags));
  writer_close(writer);
  assert_string_equal(view(site), first_view);
  assert_int_equal(diags_count(site->diags), 0);
  assert_no_work_left(site);
}

static void a_second_writer_finds_the_lock(void **state) {
  struct site *site = *state;
  struct writer *writer;
  struct writer *other;
  assert_true(writer_open(site->out, 1, 100, &writer, site->diags));
  assert_true(writer_put(writer, 0, STR("a"), STR("a"), site->diags));
  assert_false(writer_open(site->out, 1, 100, &other, site->diags));
  assert_only_diag(site, DIAG_OUTPUT_LOCKED, NULL);
  assert_true(writer_commit(writer, STR(""), &site->report, site->diags));
  writer_close(writer);
  assert_string_equal(view(site), "a=a\n");
}

static void refuses_paths_that_are_not_clean(void **state) {
  struct site *site = *state;
  static const char *const paths[] = {"", "/etc/x", "../x", "a/../../x", "a//b", "./a", ".spor/manifest", ".spor", "a\nfile b"};
  for (size_t i = 0; i < COUNT(paths); i++) {
    struct output output = {paths[i], "x"};
    forget_diags(site);
    assert_false(build(site, &output, 1));
    assert_only_diag(site, DIAG_OUTPUT_UNWRITABLE, NULL);
  }
  assert_string_equal(view(site), "");
}

static void refuses_a_path_that_is_put_twice(void **state) {
  struct site *site = *state;
  static const struct output once[] = {{"a", "x"}};
  static const struct output twice[] = {{"a", "x"}, {"a", "x"}};
  assert_true(build(site, once, 1));
  assert_false(build(site, twice, 2)); /* both are kept, so only the commit can see it */
  assert_only_diag(site, DIAG_OUTPUT_UNWRITABLE, reason_of(EEXIST).at);
  assert_string_equal(view(site), "a=x\n");
}

static void the_whole_size_has_a_ceiling(void **state) {
  struct site *site = *state;
  struct writer *writer;
  assert_true(writer_open(site->out, 4, 10, &writer, site->diags));
  assert_true(writer_put(writer, 0, STR("a"), STR("12345"), site->diags));
  assert_true(writer_put(writer, 1, STR("b"), STR("12345"), site->diags));
  assert_false(writer_put(writer, 2, STR("c"), STR("1"), site->diags));
  assert_false(writer_put(writer, 3, STR("d"), STR("1"), site->diags));
  assert_false(writer_commit(writer, STR(""), &site->report, site->diags));
  writer_close(writer);
  assert_only_diag(site, DIAG_OUTPUT_TOO_LARGE, "10");
  assert_string_equal(view(site), "");
}

#define THREADED_COUNT 400

struct put_all {
  struct writer *writer;
  bool done[THREADED_COUNT];
};

static void put_one(void *context, size_t index, struct worker *worker) {
  struct put_all *all = context;
  struct str path = str_format(worker->scratch, "%zu/%zu/%zu.html", index % 3, index % 20, index);
  all->done[index] = writer_put(all->writer, index, path, path, worker->diags);
}

/* All threads want to make the same folders first. */
static void outputs_come_from_several_threads(void **state) {
  struct site *site = *state;
  struct put_all all = {0};
  for (unsigned round = 0; round < 2; round++) {
    assert_true(writer_open(site->out, THREADED_COUNT, 1 << 20, &all.writer, site->diags));
    workers_run(4, THREADED_COUNT, put_one, &all, site->diags);
    assert_true(writer_commit(all.writer, STR("spor test\n"), &site->report, site->diags));
    writer_close(all.writer);
    for (size_t i = 0; i < THREADED_COUNT; i++) assert_true(all.done[i]);
    assert_int_equal(round == 0 ? site->report.written : site->report.kept, THREADED_COUNT);
  }
  assert_int_equal(diags_count(site->diags), 0);
}

/* Builds `path` where something foreign stands; the folder must stay as it is. */
static void assert_occupied(struct site *site, const char *path, const char *where) {
  const char *before = view(site);
  struct output output = {path, "new"};
  forget_diags(site);
  assert_false(build(site, &output, 1));
  assert_only_diag(site, DIAG_OUTPUT_OCCUPIED, NULL);
  assert_true(str_is(diags_at(site->diags, 0)->path, path_out(site, where)));
  assert_string_equal(view(site), before);
  assert_no_work_left(site);
}

static void foreign_things_in_the_way_are_left_alone(void **state) {
  struct site *site = *state;
  write_foreign(site, "file", "foreign");
  write_foreign(site, "folder/file", "foreign");
  assert_true(file_make_folders(path_out(site, "empty")));
  assert_int_equal(symlink("folder", path_out(site, "link")), 0);
  assert_int_equal(symlink("nowhere", path_out(site, "dangling")), 0);
  assert_int_equal(mkfifo(path_out(site, "pipe"), 0600), 0);
  assert_occupied(site, "file", "file");
  assert_occupied(site, "file/x", "file");
  assert_occupied(site, "folder", "folder");
  assert_occupied(site, "folder/file", "folder/file");
  assert_occupied(site, "empty", "empty");
  assert_occupied(site, "link", "link");
  assert_occupied(site, "link/x", "link");
  assert_occupied(site, "dangling", "dangling");
  assert_occupied(site, "dangling/x", "dangling");
  assert_occupied(site, "pipe", "pipe");
}

/* Our folder, moved elsewhere and linked to: what is behind the link is neither kept nor replaced nor removed. */
static void a_link_in_place_of_our_folder_is_not_followed(void **state) {
  struct site *site = *state;
  assert_true(build(site, first, COUNT(first)));
  const char *elsewhere = str_format(site->arena, "%s/elsewhere", site->folder).at;
  assert_int_equal(rename(path_out(site, "a"), elsewhere), 0);
  assert_int_equal(symlink(elsewhere, path_out(site, "a")), 0);
  assert_false(build(site, first, COUNT(first)));
  assert_only_diag(site, DIAG_OUTPUT_OCCUPIED, NULL);
  assert_true(build(site, first, 1));
  assert_int_equal(site->report.removed, 1);
  assert_int_equal(file_type(str_format(site->arena, "%s/b/index.html", elsewhere).at), FILE_REGULAR);
  assert_string_equal(view(site), "a -> \nindex.html=home\n");
}

static void only_emptied_folders_of_ours_are_removed(void **state) {
  struct site *site = *state;
  static const struct output outputs[] = {{"a/b/c/x", "1"}, {"d/x", "2"}, {"e/f/x", "3"}, {"keep", "4"}};
  static const struct output rest[] = {{"keep", "4"}};
  assert_true(build(site, outputs, COUNT(outputs)));
  write_foreign(site, "d/foreign", "!");
  assert_true(file_make_folders(path_out(site, "e/empty")));
  assert_true(build(site, rest, 1));
  assert_int_equal(site->report.removed, 3);
  assert_string_equal(view(site), "d/\nd/foreign=!\ne/\ne/empty/\nkeep=4\n");
}

static void a_damaged_manifest_knows_no_file(void **state) {
  struct site *site = *state;
  assert_true(build(site, first, COUNT(first)));
  struct str text;
  assert_true(file_read(site->arena, path_out(site, ".spor/manifest"), 9999, &text));
  assert_true(file_write(path_out(site, ".spor/manifest"), str_slice(text, 0, text.len - 3)));
  assert_false(build(site, first, COUNT(first)));
  assert_true(has_diag(site, DIAG_OUTPUT_OCCUPIED, NULL));
  assert_int_equal(diags_count(site->diags), 4);
  assert_string_equal(view(site), first_view);
  static const struct output other[] = {{"z", "z"}};
  assert_true(build(site, other, 1));
  assert_int_equal(site->report.removed, 0);
  assert_true(build(site, other, 0));
  assert_string_equal(view(site), first_view);
}

static void a_folder_that_may_not_be_written_is_said_so(void **state) {
  struct site *site = *state;
  bool is_root = geteuid() == 0;
  assert_int_equal(chmod(site->folder, 0555), 0);
  if (is_root) assert_int_equal(seteuid(65534), 0);
  bool done = build(site, first, COUNT(first));
  if (is_root) assert_int_equal(seteuid(0), 0);
  assert_int_equal(chmod(site->folder, 0755), 0);
  assert_false(done);
  assert_only_diag(site, DIAG_OUTPUT_UNWRITABLE, reason_of(EACCES).at);
}

static void a_full_disk_leaves_the_old_site(void **state) {
  struct site *site = *state;
  if (mount("none", site->folder, "tmpfs", 0, "size=2m") != 0) skip();
  char *large = malloc(700001);
  memset(large, 'x', 700000);
  large[700000] = '\0';
  const struct output outputs[] = {{"index.html", large}, {"new/a", large}, {"new/b", large}, {"new/c", large}};
  assert_true(build(site, first, COUNT(first)));
  bool done = build(site, outputs, COUNT(outputs));
  const char *after = view(site);
  bool again = build(site, outputs, 2);
  assert_int_equal(umount2(site->folder, MNT_DETACH), 0);
  free(large);
  assert_false(done);
  assert_string_equal(after, first_view);
  assert_only_diag(site, DIAG_OUTPUT_UNWRITABLE, reason_of(ENOSPC).at);
  assert_true(again);
}

/* -- the model -- */

/* All paths of up to three parts of these names; `a-b` sorts between `a` and what is in `a/`. */
static const char *const names[] = {"a", "a-b", "b"};
#define PLACE_COUNT 39
#define BUILD_COUNT 2000

struct model {
  struct site *site;
  struct str places[PLACE_COUNT];
  char disk[PLACE_COUNT];   /* the one byte that stands in the file there, 0 for no file */
  char wanted[PLACE_COUNT]; /* the next build */
  bool ours[PLACE_COUNT];
  uint64_t random;
};

static unsigned choose(struct model *model, unsigned below) {
  model->random = model->random * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(model->random >> 33) % below;
}

static void list_places(struct model *model) {
  size_t count = 0;
  for (size_t i = 0; i < COUNT(names); i++) model->places[count++] = str_from(names[i]);
  for (size_t parent = 0; count < PLACE_COUNT; parent++) {
    for (size_t i = 0; i < COUNT(names); i++)
      model->places[count++] = str_format(model->site->arena, "%.*s/%s", STR_ARG(model->places[parent]), names[i]);
  }
}

/* True when a and b cannot both be files. */
static bool exclude(const struct model *model, size_t a, size_t b) {
  return a != b && (path_is_inside(model->places[a], model->places[b]) || path_is_inside(model->places[b], model->places[a]));
}

static bool has_room(const struct model *model, const char *files, size_t place) {
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    if (files[i] != 0 && exclude(model, i, place)) return false;
  }
  return true;
}

static const char *file_at(const struct model *model, size_t place) {
  return path_out(model->site, model->places[place].at);
}

/* With the folders that become empty. */
static void delete_file(struct model *model, size_t place) {
  assert_int_equal(unlink(file_at(model, place)), 0);
  model->disk[place] = 0;
  for (struct str folder = path_folder(model->places[place]); folder.len > 0; folder = path_folder(folder)) {
    if (rmdir(path_out(model->site, str_zero(model->site->arena, folder))) != 0) break;
  }
}

/* What people do between two builds: add files, change ours, delete ours and their own. */
static void meddle(struct model *model) {
  size_t place = choose(model, PLACE_COUNT);
  char content = (char)('1' + choose(model, 9));
  if (has_room(model, model->disk, place)) {
    unlink(file_at(model, place));
    make_new_file(file_at(model, place), (struct str){&content, 1});
    model->disk[place] = content;
  }
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    if (model->disk[i] != 0 && choose(model, model->ours[i] ? 30 : 2) == 0) delete_file(model, i);
  }
}

static void choose_wanted(struct model *model) {
  unsigned density = 1 + choose(model, 6);
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    bool same = model->ours[i] && choose(model, 3) != 0;
    model->wanted[i] = same ? model->wanted[i] : 0;
  }
  for (unsigned i = 0; i < density * 3; i++) {
    size_t place = choose(model, PLACE_COUNT);
    if (has_room(model, model->wanted, place)) model->wanted[place] = (char)('A' + choose(model, 3));
  }
}

/* A file that stands has to go when a wanted one takes its place or excludes it; it may only be one of ours that is not wanted. */
static bool is_occupied(const struct model *model) {
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    if (model->wanted[i] != 0 && model->disk[i] != 0 && !model->ours[i]) return true;
    for (size_t other = 0; model->wanted[i] != 0 && other < PLACE_COUNT; other++) {
      if (exclude(model, i, other) && model->disk[other] != 0 && !model->ours[other]) return true;
    }
  }
  return false;
}

static void apply_wanted(struct model *model) {
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    if (model->wanted[i] != 0 || model->ours[i]) model->disk[i] = model->wanted[i];
    model->ours[i] = model->wanted[i] != 0;
  }
}

static void assert_disk_is_model(const struct model *model) {
  struct site *site = model->site;
  size_t file_count = 0;
  struct file_list list;
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    struct str bytes;
    if (model->disk[i] == 0) continue;
    file_count++;
    assert_true(file_read(site->arena, file_at(model, i), 10, &bytes));
    assert_int_equal(bytes.len, 1);
    assert_int_equal(bytes.at[0], model->disk[i]);
  }
  assert_true(file_walk(site->arena, site->out, NULL, 0, &list));
  for (size_t i = 0; i < list.count; i++) {
    if (list.entries[i].type == FILE_REGULAR) file_count--;
    /* Sorted: what is in a folder follows it, but names with a `-` may stand between. */
    if (list.entries[i].type != FILE_FOLDER) continue;
    bool is_empty = true;
    for (size_t j = i + 1; j < list.count; j++) is_empty = is_empty && !path_is_inside(list.entries[j].path, list.entries[i].path);
    if (is_empty) fail_msg("an empty folder is left: %.*s", STR_ARG(list.entries[i].path));
  }
  assert_int_equal(file_count, 0);
  assert_no_work_left(site);
}

/* Files that stay the same must be the same inode, with their time. */
static void build_model(struct model *model) {
  struct site *site = model->site;
  struct output outputs[PLACE_COUNT];
  struct stat before[PLACE_COUNT];
  bool kept[PLACE_COUNT];
  size_t count = 0;
  size_t kept_count = 0;
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    char content[2] = {model->wanted[i], '\0'};
    kept[i] = model->wanted[i] != 0 && model->ours[i] && model->disk[i] == model->wanted[i] && stat(file_at(model, i), &before[i]) == 0;
    if (content[0] != 0) outputs[count++] = (struct output){model->places[i].at, str_zero(site->arena, str_from(content))};
  }
  bool occupied = is_occupied(model);
  assert_int_equal(build(site, outputs, count), !occupied);
  for (size_t i = 0; i < PLACE_COUNT; i++) {
    struct stat after;
    if (!kept[i]) continue;
    assert_int_equal(stat(file_at(model, i), &after), 0);
    assert_int_equal(after.st_ino, before[i].st_ino);
    assert_int_equal(after.st_mtim.tv_nsec, before[i].st_mtim.tv_nsec);
    kept_count++;
  }
  if (occupied) {
    assert_true(has_diag(site, DIAG_OUTPUT_OCCUPIED, NULL));
    return;
  }
  apply_wanted(model);

  assert_int_equal(site->report.kept, kept_count);
  assert_int_equal(site->report.written, count - kept_count);
}

static void random_builds_follow_the_model(void **state) {
  struct model model = {.site = *state, .random = 42};
  list_places(&model);
  assert_true(build(model.site, NULL, 0));
  size_t refused_count = 0;
  for (unsigned i = 0; i < BUILD_COUNT; i++) {
    unsigned meddle_count = choose(&model, 3);
    for (unsigned j = 0; j < meddle_count; j++) meddle(&model);
    choose_wanted(&model);
    build_model(&model);
    refused_count += has_diag(model.site, DIAG_OUTPUT_OCCUPIED, NULL);
    assert_disk_is_model(&model);
    forget_diags(model.site);
  }
  assert_in_range(refused_count, BUILD_COUNT / 10, BUILD_COUNT * 9 / 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      SITE_TEST(a_first_build_writes_everything),
      SITE_TEST(the_manifest_lists_files_by_path),
      SITE_TEST(a_second_build_keeps_what_is_the_same),
      SITE_TEST(a_file_changed_by_hand_is_made_anew),
      SITE_TEST(without_commit_nothing_happens),
      SITE_TEST(a_second_writer_finds_the_lock),
      SITE_TEST(refuses_paths_that_are_not_clean),
      SITE_TEST(refuses_a_path_that_is_put_twice),
      SITE_TEST(the_whole_size_has_a_ceiling),
      SITE_TEST(outputs_come_from_several_threads),
      SITE_TEST(foreign_things_in_the_way_are_left_alone),
      SITE_TEST(a_link_in_place_of_our_folder_is_not_followed),
      SITE_TEST(only_emptied_folders_of_ours_are_removed),
      SITE_TEST(a_damaged_manifest_knows_no_file),
      SITE_TEST(a_folder_that_may_not_be_written_is_said_so),
      SITE_TEST(a_full_disk_leaves_the_old_site),
      SITE_TEST(random_builds_follow_the_model),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
