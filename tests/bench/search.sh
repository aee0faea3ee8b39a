#!/bin/sh
# Our search against Pagefind (npm), on the judged queries and on sites of 1,000 and 10,000 pages: search.sh [COUNT…]
# Ranking, bytes that a reader's browser loads, and how long indexing takes. Pagefind reads the pages' <main>, as its handbook advises; of
# editions it gets the text in force only, which ours searches by default. Programs take turns; medians of ROUNDS (3).
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
spor=${SPOR:-$PWD/build/spor}
build=${BUILD:-build/release}
pagefind=$PWD/build/pagefind/node_modules/.bin/pagefind
rounds=${ROUNDS:-3}
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
. tests/bench/measure.sh

# make ROOT OUT: the site without what only tells of other pages.
make_site() {
  "$spor" build --root "$1" --out "$2" --date 2026-11-21 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
}

# Pages of other editions, histories and comparisons are no answers: they are kept from Pagefind.
run_pagefind() {
  rm -rf "$1/pagefind"
  "$pagefind" --site "$1" --root-selector main --glob '**/index.html' --force-language da >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
}

judge() {
  echo "$1"
  make_site "$2" "$work/judged"
  find "$work/judged" -type d \( -name historik -o -name aendringer -o -name udgaver -o -name soeg -o -name register \) -prune -o -name index.html -print |
    while read -r page; do
      grep -q 'http-equiv="refresh"\|class="layout-tombstone\|status-historic\|status-future' "$page" || echo "${page#"$work/judged/"}"
    done | tar -C "$work/judged" -cf "$work/inforce.tar" -T - && mkdir "$work/inforce" && tar -C "$work/inforce" -xf "$work/inforce.tar"
  run_pagefind "$work/inforce"
  cp -R "$work/inforce/pagefind" "$work/judged/"
  node tests/bench/search.js "$3" "$work/judged"
  rm -rf "$work/judged" "$work/inforce"
}

# In turns: seconds of each, to $work/index-times.
time_indexing() {
  : >"$work/index-times"
  round=0
  while [ "$round" -lt "$rounds" ]; do
    rm -rf "$work/files" && mkdir "$work/files"
    "$build/tests/bench/index" "$work/site/spor" "$work/files" | awk '{ print "first", $1; print "again", $2 }' >>"$work/index-times"
    rm -rf "$work/out/pagefind"
    start=$(date +%s%N)
    run_pagefind "$work/out"
    echo "pagefind $(($(date +%s%N) - start))e-9" >>"$work/index-times"
    round=$((round + 1))
  done
  awk "$(cat tests/bench/median.awk)"'
    { times[$1] = times[$1] " " $2 + 0 }
    END {
      first = median(times["first"])
      again = median(times["again"])
      theirs = median(times["pagefind"])
      printf "  indexing: spor %.3f s, the first time, when the dictionary is asked, %.3f s; pagefind %.3f s: %.1f and %.1f times as long\n",
        again, first, theirs, theirs / again, theirs / first
    }' "$work/index-times"
}

cp -R tests/search/site "$work/search"
judge "the judged site" "$work/search" tests/search/queries.tsv
judge "the sample" . tests/search/queries-sample.tsv
if [ $# -eq 0 ]; then set -- 1000 10000; fi
for count; do
  rm -rf "$work/site" "$work/out"
  tests/bench/generate "$count" "$work/site"
  make_site "$work/site/spor" "$work/out"
  echo "$count pages"
  time_indexing
  node tests/bench/search.js - "$work/out"
done
