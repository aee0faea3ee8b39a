#!/bin/sh
# What recognising concepts costs: terms.sh [PAGES:CONCEPTS…]     Default: more concepts on the same text, then more text.
# One publication is built without terms; with them and all that the dictionary said before; with concepts that the dictionary is asked about for the
# first time; and with a dictionary that was never asked about anything, not even for the words that readers may search for. The four take turns,
# in memory, on one core; processor time, medians of ROUNDS (5). The text is the same whatever the number of concepts; each adds its own page.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
spor=${SPOR:-$PWD/build/spor}
case $spor in /*) ;; *) spor=$PWD/$spor ;; esac
rounds=${ROUNDS:-5}
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
. tests/bench/measure.sh

# build NAME [OPTION]: measured, into a fresh folder, with the cache NAME when there is one.
build() {
  rm -rf "$work/out"
  if [ -d "$work/cache-$1" ]; then mkdir -p "$work/out/.spor" && cp -r "$work/cache-$1" "$work/out/.spor/cache"; fi
  # shellcheck disable=SC2086 # no option or one
  measure "$1" "$spor" build --root "$work/site" --out "$work/out" --date 2026-11-21 --jobs 1 --quiet ${2:-}
}

# generate PAGES CONCEPTS KIND: the concepts' pages are of that kind.
generate() {
  rm -rf "$work/site"
  mkdir -p "$work/site/content/p/ord"
  printf 'title: Måleprøve\nbase-url: https://example.org/\n' >"$work/site/spor.yaml"
  printf -- '---\ntitle: Måleprøve\n---\n' >"$work/site/content/index.md"
  printf -- '---\nkind: publication\ntitle: P\n---\n' >"$work/site/content/p/index.md"
  LC_ALL=C awk -v pages="$1" -v concepts="$2" -v kind="$3" -v folder="$work/site" -f tests/bench/terms.awk
}

# learn KIND NAME: what the dictionary says about the site whose concepts are of that kind, kept for builds of that name.
learn() {
  generate "$pages" "$concepts" "$1"
  build none
  mv "$work/out/.spor/cache" "$work/cache-$2"
}

if [ $# -eq 0 ]; then set -- 1000:20 1000:200 1000:2000 500:200 2000:200 4000:200; fi
printf '  %5s %8s %7s %9s %8s | %11s %12s %11s | %s\n' pages concepts links without later 'later adds' 'new concepts' 'first build' 'later, per 1,000 pages'
for size; do
  pages=${size%:*}
  concepts=${size#*:}
  rm -rf "$work"/cache-*
  learn page new
  learn concept later
  : >"$work/times"
  round=1
  while [ "$round" -le "$rounds" ]; do
    build without --no-terms
    for name in later new first; do build $name; done
    round=$((round + 1))
  done
  links=$("$spor" links --root "$work/site" --quiet 2>/dev/null | grep -c ', term)$')
  awk "$(cat tests/bench/median.awk)"'
    { time[$1] = time[$1] " " $3 + $4 }
    function adds(name) { return sprintf("%+.1f%%", (median(time[name]) / without - 1) * 100) }
    END {
      without = median(time["without"])
      later = median(time["later"])
      printf "  %5d %8d %7d %7.3f s %6.3f s | %11s %12s %11s | %.3f s\n", pages, concepts, links, without, later, adds("later"), adds("new"),
        adds("first"), (later - without) / pages * 1000
    }' pages="$pages" concepts="$concepts" links="$links" "$work/times"
done
[ ! -f "$work/failures" ]
