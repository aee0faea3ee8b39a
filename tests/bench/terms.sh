#!/bin/sh
# What recognising concepts costs: terms.sh [CONCEPTS…]     Default: 20 200 2000.
# One publication of PAGES (1,000) pages is built without terms, with them, and with them and what the dictionary said the first time. The three take
# turns, in memory, on one core; processor time, medians of ROUNDS (5). The text is the same whatever the number of concepts; each adds its own page.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
spor=${SPOR:-$PWD/build/spor}
case $spor in /*) ;; *) spor=$PWD/$spor ;; esac
rounds=${ROUNDS:-5}
pages=${PAGES:-1000}
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
. tests/bench/measure.sh

# build NAME OPTION…: into a fresh folder, with the lexicon of an earlier run when NAME asks for it.
build() {
  rm -rf "$work/out"
  if [ "$1" = known ]; then mkdir -p "$work/out/.spor/cache" && cp "$work/lexicon.bin" "$work/out/.spor/cache/"; fi
  measure "$@"
}

generate() {
  rm -rf "$work/site"
  mkdir -p "$work/site/content/p/begreber"
  printf 'title: Måleprøve\nbase-url: https://example.org/\n' >"$work/site/spor.yaml"
  printf -- '---\ntitle: Måleprøve\n---\n' >"$work/site/content/index.md"
  printf -- '---\nkind: publication\ntitle: P\n---\n' >"$work/site/content/p/index.md"
  LC_ALL=C awk -v pages="$pages" -v concepts="$1" -v folder="$work/site" -f tests/bench/terms.awk
}

if [ $# -eq 0 ]; then set -- 20 200 2000; fi
printf '  %-9s %10s %10s %10s %12s %12s %10s\n' concepts 'without s' 'first s' 'later s' 'first adds' 'later adds' links
for concepts; do
  generate "$concepts"
  : >"$work/times"
  round=1
  while [ "$round" -le "$rounds" ]; do
    for name in without first known; do
      options=
      [ "$name" = without ] && options=--no-terms
      # shellcheck disable=SC2086 # no option or one
      build "$name" "$spor" build --root "$work/site" --out "$work/out" --date 2026-11-21 --jobs 1 --quiet $options
      if [ "$name" = first ]; then cp "$work/out/.spor/cache/lexicon.bin" "$work/lexicon.bin"; fi
    done
    round=$((round + 1))
  done
  links=$("$spor" links --root "$work/site" --quiet 2>/dev/null | grep -c ', term)$')
  awk "$(cat tests/bench/median.awk)"'
    { time[$1] = time[$1] " " $3 + $4 }
    END {
      without = median(time["without"])
      printf "  %-9d %10.3f %10.3f %10.3f %11.1f%% %11.1f%% %10d\n", concepts, without, median(time["first"]), median(time["known"]),
        (median(time["first"]) / without - 1) * 100, (median(time["known"]) / without - 1) * 100, links
    }' concepts="$concepts" links="$links" "$work/times"
done
