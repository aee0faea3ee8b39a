#include "unit/read/history.h"

static void test_facts(void **state) {
  struct temporary *temporary = *state;
  make(temporary,
       "git init -q; export GIT_AUTHOR_NAME='Åse  <Ø>' GIT_AUTHOR_EMAIL=aase@example.org GIT_AUTHOR_DATE='2014-10-26T02:30:00-0330'"
       " GIT_COMMITTER_DATE='2015-01-01T00:00:00+0000'; printf '\\n\\nFørste\\nlinje\\n\\nMere.\\n\\nBegrundelse: en lang\\n  forklaring\\n"
       "Redaktionel :ja\\nbegrundelse: den sidste\\n' >x; git commit -q --allow-empty --cleanup=verbatim -F x");
  struct repo_log log = walk(temporary);
  const struct log_commit *commit = log.commits[0];
  assert_true(str_is(commit->author_name, "Åse  Ø"));
  assert_true(str_is(commit->author_email, "aase@example.org"));
  assert_true(str_is(commit->subject, "Første linje"));
  assert_int_equal(commit->author_time, 1414303200);
  assert_int_equal(commit->author_offset, -210);
  assert_int_equal(commit->commit_time, 1420070400);
  assert_int_equal(commit->trailer_count, 3);
  assert_true(str_is(commit->trailers[0].value, "en lang forklaring"));
  assert_true(str_is(log_commit_trailer(commit, "Begrundelse"), "den sidste"));
  assert_true(str_is(log_commit_trailer(commit, "Redaktionel"), "ja"));
  assert_true(log_commit_affirms(commit, "redaktionel"));
  assert_false(log_commit_affirms(commit, "Begrundelse"));
  assert_false(log_commit_affirms(commit, "Udgave"));
  assert_true(log_commit_has_trailer(commit, STR("Begrundelse:  den sidste")));
  assert_false(log_commit_has_trailer(commit, STR("Begrundelse: den")));
  assert_false(log_commit_has_trailer(commit, STR("Begrundelse")));
  assert_int_equal(log_commit_trailer(commit, "Udgave").len, 0);
}

static void test_latin1(void **state) {
  make(*state, "git init -q; printf 'Sm\\370rrebr\\370d\\n\\nBegrundelse: p\\345l\\346g\\n' >x; git -c i18n.commitEncoding=ISO-8859-1 "
               "commit -q --allow-empty"
               " -F x");
  struct repo_log log = walk(*state);
  assert_true(str_is(log.commits[0]->subject, "Smørrebrød"));
  assert_true(str_is(log_commit_trailer(log.commits[0], "Begrundelse"), "pålæg"));
}

/* Commits as no git writes them today. */
static void test_strange_commits(void **state) {
  struct temporary *temporary = *state;
  make(temporary,
       "git init -q; tree=$(git mktree </dev/null); write() { git hash-object -w -t commit --literally --stdin; };"
       "a=$(printf 'tree %s\nauthor nobody\ncommitter x <y> z\n\n' $tree | write);"
       "b=$(printf 'tree %s\nparent %s\nauthor A <b> 99999999999999999999999 +9999\ncommitter A <b> -7 -0100\n' $tree $a | write);"
       "c=$(printf 'tree %s\nparent %s\nparent %s\ngpgsig x\n Udgave: y\n\n\n' $tree $b $b | write);"
       "git update-ref HEAD $(git commit-tree -p $c -m D $tree)");
  struct repo_log log = walk(temporary);
  assert_int_equal(log.commit_count, 4);
  assert_int_equal(log.commits[1]->subject.len, 0);
  assert_int_equal(log.commits[1]->trailer_count, 0);
  assert_int_equal(log.commits[2]->commit_time, -7);
  assert_true(str_is(log.commits[3]->author_name, "nobody"));
  assert_int_equal(log.commits[3]->author_time, 0);
}

/* Messages, each as printf takes it, in which git finds trailers or none. */
static const char *const messages[] = {
    "Titel\\n\\nBegrundelse: a\\nUdgave: 2018\\n",
    "Begrundelse: kun en titel\\n",
    "Titel\\nBegrundelse: titlens anden linje\\n",
    "Titel\\n\\nBegrundelse: i et afsnit\\n\\nsom ikke er det sidste.\\n",
    "Titel\\n\\nTekst uden tomlinje\\nBegrundelse: a\\n",
    "Titel\\n\\n> Begrundelse: citeret\\n",
    "Titel\\n\\n    Begrundelse: rykket ind\\n",
    "Titel\\n\\n    Begrundelse: rykket ind\\nUdgave: 2018\\n",
    "Titel\\n\\nTilbagefører:\\n\\n    Titel\\n\\n    Udgave: 2014\\n\\nBegrundelse: en anden\\n",
    "Titel\\n\\nBegrundelse: a\\n  b\\n\\tc\\nUdgave: d\\n",
    "Titel\\n\\nBegrundelse:\\n  a\\n",
    "Titel\\n\\nBegrundelse: a\\nTekst imellem\\nSigned-off-by: A <a@example.org>\\n",
    "Titel\\n\\nen\\nto\\ntre\\nfire\\nfem\\nseks\\nSigned-off-by: A <a@example.org>\\n",
    "Titel\\n\\nen\\nto\\ntre\\nSigned-off-by: A <a@example.org>\\n",
    "Titel\\n\\ntekst\\n(cherry picked from commit 0123456789)\\n",
    "Titel\\n\\nBegrundelse : a\\nto ord: b\\n",
    "Titel\\n\\nBegrundelse : a\\n",
    "Titel\\n\\nÅrsag: a\\n",
    "Titel\\n\\nBegrundelse: a\\n\\n\\n   \\n",
    "Titel\\n\\nBegrundelse: a\\n# en kommentar\\nUdgave: b\\n",
    "Titel\\n\\nTekst\\n---\\nBegrundelse: efter en streg\\n",
    "Titel\\n\\nTekst\\n\\n---\\n\\nBegrundelse: efter en streg\\n",
    "Titel\\n\\nhttps://example.org/\\n",
    "Titel\\n\\nKey:\\nTom: \\n",
    "Titel\\n\\n: a\\n",
    "\\n\\nTitel\\n\\nBegrundelse: a\\n",
    "Titel\\n   \\nBegrundelse: a\\n",
    "Titel\\n\\nBegrundelse: a\\n\\f\\n",
    "Titel\\n\\nen\\n  to\\n  tre\\nSigned-off-by: A\\n  fire\\n",
    "# Titel\\n\\nBegrundelse: a\\n",
    "\\n\\nBegrundelse: en titel\\n",
    "Titel\\n\\nBegrundelse: a\\n\\n# en kommentar\\n",
    "Titel\\n\\n# en kommentar\\nBegrundelse: a\\n",
    "Titel\\n# en kommentar\\n\\nBegrundelse: a\\n",
    "Titel\\r\\n\\r\\nBegrundelse: a\\r\\nUdgave: b\\r\\n",
};

static void test_trailers_are_git_s(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q");
  for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
    run_script(temporary, str_format(temporary->arena,
                                     "printf '%s' >m; git commit -q --allow-empty --cleanup=verbatim -F m;"
                                     "git log -1 --format='%%(trailers:only,unfold)' >trailers",
                                     messages[i])
                              .at);
    struct repo_log log = walk(temporary);
    struct buf found;
    buf_init(&found, 10000);
    for (size_t j = 0; j < log.commits[0]->trailer_count; j++)
      buf_format(&found, "%.*s: %.*s\n", STR_ARG(log.commits[0]->trailers[j].key), STR_ARG(log.commits[0]->trailers[j].value));
    buf_add_char(&found, '\n');
    struct str expected;
    assert_true(file_read(temporary->arena, path_in(temporary, "trailers"), 10000, &expected));
    if (!str_equal(buf_str(&found), expected)) fail_msg("%s: %.*s is not %.*s", messages[i], STR_ARG(buf_str(&found)), STR_ARG(expected));
    buf_release(&found);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(test_facts),
      TEMPORARY_TEST(test_latin1),
      TEMPORARY_TEST(test_strange_commits),
      TEMPORARY_TEST(test_trailers_are_git_s),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
