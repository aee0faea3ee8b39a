#!/bin/sh
# How well concepts are recognised, by the marked texts of tests/terms: ours beside what is simpler (recognise.c).  recognise.sh BUILD
# "outside" are recognitions where no person marked anything; they count for neither figure.
set -u
cd "$(dirname "$0")/../.." || exit 2
build=$1
score=$build/tests/terms/score
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/ours"
tests/terms/run "$PWD/$score" "$work/ours" >"$work/table" || exit 1

# Both names of a concept that has two, and the abbreviation by itself.
sed -n 's/^> \[!begreb\] \(.*\) {#\([a-z-]*\).*/\2\t\1/p' "$work/ours/site/content/faelles-laering/centrale-begreber.md" |
  awk -F '\t' '{
    count = split($2, names, / *[\/()] */)
    for (i = 1; i <= count; i++) if (names[i] != "") print $1 "\t" names[i]
  }' >"$work/names"
for method in substring words snowball hunspell; do
  "$build/tests/bench/recognise" $method "$work/names" "$work"/ours/texts/*.md >"$work/found" &&
    "$score" judge "$method" "$work/ours/marks" "$work/ours/texts" <"$work/found" >>"$work/table" || exit 1
done
echo 'concepts recognised in the marked texts of tests/terms: ours, the letters anywhere, whole words, Snowball stems, bare Hunspell stems'
grep precision "$work/table" | sed 's/^/  /'
