#!/bin/sh
# How many words spor and others mark for each that truly changed, class by class of tests/diff/corpus, and how long a pair of 10,000
# words takes:  diff.sh     SPOR names the program. Those that are not installed are left out (Debian: lowdown, git, wdiff, php-wikidiff2).
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
spor=${SPOR:-build/spor}
corpus=tests/diff/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

run_spor() { "$spor" diff --format=json "$1" "$2"; }
run_lowdown() { lowdown-diff -thtml "$1" "$2"; }
run_git() { git diff --no-index --no-color --word-diff=plain -U100000 "$1" "$2" | sed '1,/^@@/d'; }
run_wdiff() { wdiff "$1" "$2"; }
run_wikidiff2() {
  # shellcheck disable=SC2016 # PHP's variables
  php -r 'echo wikidiff2_inline_diff(file_get_contents($argv[1]), file_get_contents($argv[2]), 2);' "$1" "$2"
}

# The words in <ins> and <del> of HTML, in [-…-] and {+…+} of plain text, or as our own JSON counts them.
count_html() {
  awk '{ text = text $0 "\n" }
    END {
      while (match(text, /<(ins|del)[^>]*>/)) {
        name = substr(text, RSTART + 1, 3)
        text = substr(text, RSTART + RLENGTH)
        end = index(text, "</" name ">")
        inside = end > 0 ? substr(text, 1, end - 1) : text
        gsub(/<[^>]*>/, " ", inside)
        sum += split(inside, words, /[ \t\n]+/) - (inside ~ /^[ \t\n]/) - (inside ~ /[ \t\n]$/)
        text = end > 0 ? substr(text, end) : ""
      }
      print sum + 0
    }'
}

count_brackets() {
  sed 's/\[-/<del>/g; s/-\]/<\/del>/g; s/{+/<ins>/g; s/+}/<\/ins>/g' | count_html
}

count_json() {
  sed -n 's/.*"summary":{"changes":[0-9]*,"words_removed":\([0-9]*\),"words_added":\([0-9]*\).*/\1 \2/p' | awk '{ print $1 + $2 }'
}

count_marked() {
  case $1 in
    spor) count_json ;;
    lowdown | wikidiff2) count_html ;;
    *) count_brackets ;;
  esac
}

is_there() {
  case $1 in
    spor) [ -x "$spor" ] ;;
    lowdown) command -v lowdown-diff >/dev/null ;;
    wikidiff2) command -v php >/dev/null && php -r 'exit(function_exists("wikidiff2_inline_diff") ? 0 : 1);' ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

engines=
for engine in spor wikidiff2 wdiff git lowdown; do
  if is_there $engine; then engines="$engines $engine"; else echo "$engine is not installed" >&2; fi
done

echo "words marked for each that truly changed (of classes where none changed: words marked)"
for label in "$corpus"/*/*.label; do
  pair=${label%.label}
  class=$(basename "$(dirname "$pair")")
  truly=$(sed -n 's/^words: //p' "$label")
  for engine in $engines; do
    "run_$engine" "$pair.old.md" "$pair.new.md" >"$work/out" 2>/dev/null
    echo "$class $engine $truly $(count_marked "$engine" <"$work/out")"
  done
done | awk -v engines="$engines" '
  { truly[$1, $2] += $3; marked[$1, $2] += $4; truly["all", $2] += $3; marked["all", $2] += $4; if (!($1 in seen)) order[++count] = $1; seen[$1] = 1 }
  END {
    names = split(engines, engine, " ")
    printf "%-18s", ""
    for (i = 1; i <= names; i++) printf "%12s", engine[i]
    print ""
    order[++count] = "all"
    for (row = 1; row <= count; row++) {
      class = order[row]
      printf "%-18s", class
      for (i = 1; i <= names; i++) {
        words = truly[class, engine[i]]
        if (words > 0) printf "%12.2f", marked[class, engine[i]] / words
        else printf "%12s", marked[class, engine[i]] " words"
      }
      print ""
    }
  }'

# Where another figure is nearer to 1 or below it, and why.
cat <<'END'

below 1.00: parts of words, or marks that the count cannot see; what truly changed is counted in whole words. In cell/03 wikidiff2 marks the ",5" of
  "75,5", not the number; in pattern/02 it pairs unlike headings by their "##" and marks those signs instead of words. mixed and punctuation are below
  1.00 for spor where only the sign beside a word changed: it marks the sign.
reworded: spor shows a sentence that was mostly rewritten before and after as a whole, so that it can be read (03 and 04); "i" and "og", which
  both sentences happen to have, are marked with it. The others keep them: two words less, and a sentence in shreds.
END

# Some 10,000 words, every tenth sentence with another word.
mkdir "$work/site" && tests/bench/generate 20 "$work/site"
cat "$work"/site/spor/content/strategi-1/*.md | grep -v '^\(---\|[a-z-]*: .*\)$' >"$work/long.old.md"
awk '{ line = $0; if (NR % 10 == 3) sub(/ og /, " samt ", line); print line }' "$work/long.old.md" >"$work/long.new.md"
echo
echo "$(wc -w <"$work/long.old.md") words against $(diff "$work/long.old.md" "$work/long.new.md" | grep -c '^>') lines that changed, best of 5:"
for engine in $engines; do
  best=
  for _ in 1 2 3 4 5; do
    start=$(date +%s%N)
    "run_$engine" "$work/long.old.md" "$work/long.new.md" >"$work/out" 2>/dev/null
    spent=$(($(date +%s%N) - start))
    if [ -z "$best" ] || [ $spent -lt "$best" ]; then best=$spent; fi
  done
  echo "$engine $best" | awk '{ printf "%-18s%9.1f ms\n", $1, $2 / 1000000 }'
done
