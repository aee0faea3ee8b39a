/* How thrifty comparisons are:  score FOLDER [-v]. Below it stands a folder for each class of edits, with pairs NN.old.md and NN.new.md
 * and, in NN.label, how many words truly changed (those that went and those that came) and how many moves there are. Prints what was marked
 * for each word that truly changed; fails where that is too much, where words are marked though none changed, or moves are not found. */
#include "base/arena.h"
#include "base/file.h"
#include "check.h"
#include "read/markdown.h"

static const double most = 1.15;

struct sums {
  size_t pairs;
  size_t truly;
  size_t marked;
  size_t moves;
  size_t moves_found;
};

struct scoring {
  struct arena *arena;
  const char *folder;
  bool is_verbose;
  size_t failed;
};

static struct str read_part(struct scoring *scoring, struct str path, const char *ending) {
  struct str bytes = {NULL, 0};
  struct str whole = str_format(scoring->arena, "%s/%.*s%s", scoring->folder, STR_ARG(path), ending);
  if (!file_read(scoring->arena, str_zero(scoring->arena, whole), 1 << 24, &bytes)) printf("%.*s cannot be read\n", STR_ARG(whole));
  return bytes;
}

static size_t read_label(struct str label, const char *name) {
  size_t at = str_find(label, str_from(name), 0);
  return at == STR_NOT_FOUND ? 0 : strtoul(label.at + at + strlen(name), NULL, 10);
}

/* `path` is that of the pair, without an ending. */
static void score_pair(struct scoring *scoring, struct str path, struct sums *sums) {
  struct str label = read_part(scoring, path, ".label");
  struct buf fault;
  struct check_counts counts;
  buf_init(&fault, BUF_LIMIT_DEFAULT);
  bool is_good = check_texts(read_part(scoring, path, ".old.md"), read_part(scoring, path, ".new.md"), &counts, &fault);
  size_t truly = read_label(label, "words: "), moves = read_label(label, "moves: ");
  if (truly == 0 && counts.marked_words > 0) buf_format(&fault, "%zu words are marked, none changed\n", counts.marked_words);
  if (moves != counts.moves) buf_format(&fault, "%zu moves are found, there are %zu\n", counts.moves, moves);
  if (fault.len > 0) printf("%.*s: %.*s", STR_ARG(path), STR_ARG(buf_str(&fault)));
  if (scoring->is_verbose && counts.marked_words != truly) printf("%.*s: %zu marked of %zu\n", STR_ARG(path), counts.marked_words, truly);
  scoring->failed += !is_good || fault.len > 0;
  *sums = (struct sums){sums->pairs + 1, sums->truly + truly, sums->marked + counts.marked_words, sums->moves + moves,
                        sums->moves_found + counts.moves};
  buf_release(&fault);
}

static void print_sums(struct str name, struct sums sums) {
  double ratio = sums.truly > 0 ? (double)sums.marked / (double)sums.truly : sums.marked > 0 ? 99 : 1;
  printf("%-18.*s %3zu pairs %5zu truly changed %5zu marked  %5.2f %3zu of %zu moves\n", STR_ARG(name), sums.pairs, sums.truly, sums.marked,
         ratio, sums.moves_found, sums.moves);
}

static void add_sums(struct sums *whole, struct sums part) {
  *whole = (struct sums){whole->pairs + part.pairs, whole->truly + part.truly, whole->marked + part.marked, whole->moves + part.moves,
                         whole->moves_found + part.moves_found};
}

int main(int argc, char **argv) {
  struct scoring scoring = {arena_new(), argc > 1 ? argv[1] : "tests/diff/corpus", argc > 2, 0};
  struct file_list files;
  struct sums whole = {0}, class = {0};
  struct str name = {NULL, 0};
  markdown_init();
  if (!file_walk(scoring.arena, scoring.folder, NULL, 0, &files)) return 2;
  for (size_t i = 0; i < files.count; i++) {
    struct str path = files.entries[i].path, rest = path, folder;
    if (!str_ends(path, ".label")) continue;
    str_split(&rest, '/', &folder);
    if (class.pairs > 0 && !str_equal(folder, name)) {
      print_sums(name, class);
      class = (struct sums){0};
    }
    name = folder;
    struct sums pair = {0};
    score_pair(&scoring, str_slice(path, 0, path.len - strlen(".label")), &pair);
    add_sums(&class, pair);
    add_sums(&whole, pair);
  }
  print_sums(name, class);
  print_sums(STR("all"), whole);
  bool is_thrifty = (double)whole.marked <= most * (double)whole.truly;
  if (!is_thrifty) printf("more than %.2f words are marked for each that changed\n", most);
  printf("%zu passed, %zu failed\n", whole.pairs - scoring.failed, scoring.failed + !is_thrifty);
  arena_free(scoring.arena);
  return scoring.failed > 0 || !is_thrifty;
}
