/* A build that is killed or fails at any of its changes to the disk: the old site or the new one stands, never a mixture, and every
 * file is whole at every moment. */
#include "unit/publish/site.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

#include "base/reason.h"
#include "publish/journal.h"

/* As they stand in the finding, in both languages. */
#define FINISHED                                                                                                                           \
  "finished\x1F"                                                                                                                           \
  "gjort færdig"
#define UNDONE                                                                                                                             \
  "undone\x1F"                                                                                                                             \
  "fortrudt"

/* Every kind of move: replaced, kept, new and removed files, new and emptied folders, a file that becomes a folder and the reverse. */
static const struct output old_outputs[] = {
    {"index.html", "old home"}, {"same.css", "same"},          {"a/index.html", "old a"},
    {"a/same.html", "same"},    {"gone/x/index.html", "gone"}, {"gone/y.html", "gone"},
    {"file", "becomes folder"}, {"folder/x/1", "1"},           {"folder/2", "2"},
    {"mixed/gone", "gone"},
};
static const struct output new_outputs[] = {
    {"index.html", "new home"},  {"same.css", "same"},  {"a/index.html", "new a"}, {"a/same.html", "same"}, {"a/new.html", "new"},
    {"new/x/index.html", "new"}, {"new/y.html", "new"}, {"file/x/1", "1"},         {"file/2", "2"},         {"folder", "was folder"},
};

/* What happens at which change to the disk, counted from 0. */
struct trip {
  size_t kill_at;
  size_t error_at;
  size_t error_count; /* changes in a row that fail */
  int error;
  size_t seen;
};

#define NEVER ((size_t)-1)
#define KILLED 77

static int take_step(void *context) {
  struct trip *trip = context;
  size_t step = trip->seen++;
  if (step == trip->kill_at) _exit(KILLED);
  bool fails = step >= trip->error_at && step - trip->error_at < trip->error_count;
  return fails ? trip->error : 0;
}

static struct trip kill_at(size_t at) {
  return (struct trip){.kill_at = at, .error_at = NEVER};
}

static struct trip fail_at(size_t at, size_t count, int error) {
  return (struct trip){.kill_at = NEVER, .error_at = at, .error_count = count, .error = error};
}

struct states {
  const char *old;
  const char *new;
};

static void start_with_old(struct site *site) {
  file_remove_tree(site->out);
  forget_diags(site);
  assert_true(build(site, old_outputs, COUNT(old_outputs)));
  write_foreign(site, "mixed/foreign", "!");
  write_foreign(site, "foreign", "!");
}

static struct states find_states(struct site *site) {
  struct states states;
  start_with_old(site);
  states.old = view(site);
  assert_true(build(site, new_outputs, COUNT(new_outputs)));
  states.new = view(site);
  assert_string_not_equal(states.old, states.new);
  return states;
}

/* Only opens and closes: recovers. */
static void open_with(struct site *site, const struct writer_options *options) {
  struct writer *writer;
  if (writer_open_with(options, site->out, 0, 0, &writer, site->diags)) writer_close(writer);
}

/* Builds in a child, or recovers when there are no outputs; true when the child came to its end. */
static bool run_child(struct site *site, struct trip trip, const struct output *outputs, size_t count) {
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct writer_options options = {take_step, &trip};
    if (count > 0) {
      build_with(site, &options, outputs, count);
    } else {
      open_with(site, &options);
    }
    _exit(0);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == KILLED);
  return WEXITSTATUS(status) == 0;
}

static bool build_new(struct site *site, struct trip trip) {
  return run_child(site, trip, new_outputs, COUNT(new_outputs));
}

static const char *find_bytes(const struct output *outputs, size_t count, const char *path) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(outputs[i].path, path) == 0) return outputs[i].bytes;
  }
  return NULL;
}

/* Also between kill and recovery: what both sites have is there, and every file is that of the old or of the new site, whole. */
static void assert_files_are_whole(const struct site *site) {
  static const char *const in_both[] = {"index.html", "same.css", "a/index.html", "a/same.html", "foreign", "mixed/foreign"};
  for (size_t i = 0; i < COUNT(in_both); i++) assert_int_equal(file_type(path_out(site, in_both[i])), FILE_REGULAR);
  struct file_list list;
  assert_true(file_walk(site->arena, site->out, NULL, 0, &list));
  for (size_t i = 0; i < list.count; i++) {
    const char *path = str_zero(site->arena, list.entries[i].path);
    struct str bytes;
    if (list.entries[i].type != FILE_REGULAR || strstr(path, "foreign") != NULL) continue;
    assert_true(file_read(site->arena, path_out(site, path), 1000, &bytes));
    const char *before = find_bytes(old_outputs, COUNT(old_outputs), path);
    const char *after = find_bytes(new_outputs, COUNT(new_outputs), path);
    if (!(before && str_is(bytes, before)) && !(after && str_is(bytes, after))) fail_msg("%s is not whole", path);
  }
}

/* Opening recovers; it says what it did, and the site is what it says. Afterwards the new build comes out right. */
static void assert_recovers(struct site *site, const struct states *states) {
  struct writer *writer;
  forget_diags(site);
  assert_true(writer_open(site->out, 0, 0, &writer, site->diags));
  writer_close(writer);
  const char *after = view(site);
  assert_no_work_left(site);
  assert_in_range(diags_count(site->diags), 0, 1);
  if (has_diag(site, DIAG_OUTPUT_RECOVERED, FINISHED)) {
    assert_string_equal(after, states->new);
  } else if (has_diag(site, DIAG_OUTPUT_RECOVERED, UNDONE)) {
    assert_string_equal(after, states->old);
  } else {
    assert_int_equal(diags_count(site->diags), 0);
    assert_true(strcmp(after, states->old) == 0 || strcmp(after, states->new) == 0);
  }
  assert_true(build(site, new_outputs, COUNT(new_outputs)));
  assert_string_equal(view(site), states->new);
}

static void killed_at_any_step(void **state) {
  struct site *site = *state;
  struct states states = find_states(site);
  bool is_done = false;
  size_t finished_count = 0;
  size_t undone_count = 0;
  for (size_t at = 0; !is_done; at++) {
    start_with_old(site);
    is_done = build_new(site, kill_at(at));
    assert_files_are_whole(site);
    assert_recovers(site, &states);
    finished_count += has_diag(site, DIAG_OUTPUT_RECOVERED, FINISHED);
    undone_count += has_diag(site, DIAG_OUTPUT_RECOVERED, UNDONE);
  }
  assert_true(finished_count > 10);
  assert_true(undone_count > 10);
}

/* A first build has no old files to fall back on: nothing of it stands, or all. */
static void killed_at_any_step_of_a_first_build(void **state) {
  struct site *site = *state;
  assert_true(build(site, new_outputs, COUNT(new_outputs)));
  struct states states = {"", view(site)};
  bool is_done = false;
  for (size_t at = 0; !is_done; at++) {
    file_remove_tree(site->out);
    is_done = build_new(site, kill_at(at));
    assert_recovers(site, &states);
  }
}

/* The recovery is killed too, at each of its own steps. */
static void killed_again_while_recovering(void **state) {
  struct site *site = *state;
  struct states states = find_states(site);
  bool is_done = false;
  for (size_t at = 0; !is_done; at++) {
    bool is_recovered = false;
    for (size_t again = 0; !is_recovered; again++) {
      start_with_old(site);
      is_done = build_new(site, kill_at(at));
      is_recovered = run_child(site, kill_at(again), NULL, 0);
      assert_files_are_whole(site);
      assert_recovers(site, &states);
    }
  }
}

static size_t count_failures(struct site *site, const struct states *states, int error, const char *reason) {
  size_t failed_count = 0;
  for (size_t at = 0;; at++) {
    start_with_old(site);
    struct trip trip = fail_at(at, 1, error);
    struct writer_options options = {take_step, &trip};
    bool done = build_with(site, &options, new_outputs, COUNT(new_outputs));
    assert_string_equal(view(site), done ? states->new : states->old);
    if (!done) assert_true(has_diag(site, DIAG_OUTPUT_UNWRITABLE, reason));
    if (!done) assert_int_equal(file_type(path_out(site, ".spor/journal")), FILE_NONE);
    failed_count += !done;
    if (trip.seen <= at) return failed_count;
    assert_recovers(site, states);
  }
}

static void fails_at_any_step(void **state) {
  struct site *site = *state;
  struct states states = find_states(site);
  size_t failed_count = count_failures(site, &states, EIO, reason_of(EIO).at);
  assert_true(failed_count > 40);
  assert_int_equal(count_failures(site, &states, ENOSPC, reason_of(ENOSPC).at), failed_count);
  /* Where a disk has no hard links, the old file is moved aside instead; two files and the manifest are replaced. */
  assert_int_equal(count_failures(site, &states, EPERM, reason_of(EPERM).at), failed_count - 3);
}

static size_t count_steps(struct site *site) {
  start_with_old(site);
  struct trip trip = kill_at(NEVER);
  struct writer_options options = {take_step, &trip};
  assert_true(build_with(site, &options, new_outputs, COUNT(new_outputs)));
  return trip.seen;
}

/* The first error leads to undoing, which then is killed at each of its steps. */
static void killed_while_undoing(void **state) {
  struct site *site = *state;
  struct states states = find_states(site);
  size_t step_count = count_steps(site);
  for (size_t at = 0; at < step_count; at++) {
    bool is_done = false;
    for (size_t kill = at + 1; !is_done; kill++) {
      start_with_old(site);
      struct trip trip = fail_at(at, 1, EIO);
      trip.kill_at = kill;
      is_done = build_new(site, trip);
      assert_files_are_whole(site);
      assert_recovers(site, &states);
    }
  }
}

/* The disk goes away for some time: what could not be undone is put right by the next run. */
static void fails_at_several_steps(void **state) {
  struct site *site = *state;
  struct states states = find_states(site);
  size_t step_count = count_steps(site);
  static const size_t counts[] = {2, 3, 4, 5, 8, 13, NEVER};
  for (size_t i = 0; i < COUNT(counts); i++) {
    for (size_t at = 0; at < step_count; at++) {
      start_with_old(site);
      struct trip trip = fail_at(at, counts[i], EIO);
      struct writer_options options = {take_step, &trip};
      build_with(site, &options, new_outputs, COUNT(new_outputs));
      assert_files_are_whole(site);
      assert_recovers(site, &states);
    }
  }
}

static void a_torn_journal_is_as_none(void **state) {
  struct site *site = *state;
  struct moves moves = {0};
  struct moves read;
  struct buf text;
  buf_init(&text, 1000);
  moves_add(site->arena, &moves, MOVE_AWAY, "a file");
  moves_add(site->arena, &moves, MOVE_FOLDER_AWAY, "folder");
  moves_add(site->arena, &moves, MOVE_NEW, "new");
  moves_add(site->arena, &moves, MOVE_REPLACE, "old/x");
  journal_write(&moves, &text);
  assert_true(journal_parse(site->arena, buf_str(&text), &read));
  assert_int_equal(read.count, 4);
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(read.all[i].kind, moves.all[i].kind);
    assert_string_equal(read.all[i].path, moves.all[i].path);
  }
  for (size_t len = 0; len < text.len; len++) assert_false(journal_parse(site->arena, str_slice(buf_str(&text), 0, len), &read));
  for (size_t i = 0; i < text.len; i++) {
    text.at[i] ^= 1;
    assert_false(journal_parse(site->arena, buf_str(&text), &read));
    text.at[i] ^= 1;
  }
  buf_release(&text);
}

static void a_torn_journal_and_a_stage_are_thrown_away(void **state) {
  struct site *site = *state;
  start_with_old(site);
  const char *before = view(site);
  write_foreign(site, ".spor/stage/index.html", "half");
  write_foreign(site, ".spor/journal", "spor-journal 1\nreplace index.html\nend 12");
  struct writer *writer;
  assert_true(writer_open(site->out, 0, 0, &writer, site->diags));
  writer_close(writer);
  assert_only_diag(site, DIAG_OUTPUT_RECOVERED, UNDONE);
  assert_string_equal(view(site), before);
  assert_no_work_left(site);
}

/* What stands in `old` may be all that is left of the old site. */
static void a_journal_that_cannot_be_read_keeps_everything(void **state) {
  struct site *site = *state;
  start_with_old(site);
  write_foreign(site, ".spor/old/0", "old home");
  assert_true(file_make_folders(path_out(site, ".spor/journal")));
  struct writer *writer;
  assert_false(writer_open(site->out, 0, 0, &writer, site->diags));
  assert_only_diag(site, DIAG_OUTPUT_UNWRITABLE, NULL);
  assert_int_equal(file_type(path_out(site, ".spor/old/0")), FILE_REGULAR);
}

/* Between the kill and the next run somebody puts a file where a new one was to come: it is not overwritten. */
static void recovery_leaves_a_foreign_file_in_the_way(void **state) {
  struct site *site = *state;
  static const struct output first[] = {{"a", "1"}, {"z", "1"}};
  static const struct output second[] = {{"a", "2"}, {"b", "2"}, {"z", "2"}};
  bool is_done = false;
  size_t undone_count = 0;
  for (size_t at = 0; !is_done; at++) {
    file_remove_tree(site->out);
    forget_diags(site);
    assert_true(build(site, first, COUNT(first)));
    is_done = run_child(site, kill_at(at), second, COUNT(second));
    if (file_type(path_out(site, "b")) != FILE_NONE) continue;
    write_foreign(site, "b", "foreign");
    struct writer *writer;
    assert_true(writer_open(site->out, 0, 0, &writer, site->diags));
    writer_close(writer);
    assert_string_equal(view(site), "a=1\nb=foreign\nz=1\n");
    assert_no_work_left(site);
    undone_count += has_diag(site, DIAG_OUTPUT_RECOVERED, UNDONE);
  }
  assert_true(undone_count > 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      SITE_TEST(killed_at_any_step),
      SITE_TEST(killed_at_any_step_of_a_first_build),
      SITE_TEST(killed_again_while_recovering),
      SITE_TEST(fails_at_any_step),
      SITE_TEST(killed_while_undoing),
      SITE_TEST(fails_at_several_steps),
      SITE_TEST(a_torn_journal_is_as_none),
      SITE_TEST(a_torn_journal_and_a_stage_are_thrown_away),
      SITE_TEST(a_journal_that_cannot_be_read_keeps_everything),
      SITE_TEST(recovery_leaves_a_foreign_file_in_the_way),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
