#!/bin/sh
# How long a build takes, against the least that libcmark-gfm can take (floor.c) and against Hugo: run.sh [COUNT…]
# Everything lies in memory. The programs take turns, so that whatever else the machine does hits all alike; medians of ROUNDS (5) are
# shown.
#
# `spor` is the site as readers get it. `bare` makes the page that Hugo's templates make (bare.lua: title, breadcrumbs, contents, body,
# menu, neighbours; its JSON twin beside it) and no links from concepts, so that like is measured with like; every reference is still
# checked, resolved and listed where it leads to, and the search index is made. Each floor writes the files of the build above it.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build/release}
spor=${SPOR:-$PWD/build/spor}
rounds=${ROUNDS:-5}
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
. tests/bench/measure.sh

if [ ! -x "$spor" ]; then
  echo "spor is not built: $spor" >&2
  exit 2
fi
has_hugo=
command -v hugo >/dev/null && has_hugo=yes
[ "$has_hugo" ] || echo "hugo is not installed" >&2

# once NAME COMMAND…: measures it into a fresh $work/NAME-out.
once() {
  rm -rf "$work/$1-out" "$work/cache"
  measure "$@"
}

run_spor() {
  once "spor-$1" "$spor" build --root "$work/site/spor" --out "$work/spor-$1-out" --date 2026-11-21 --jobs "$1"
}

run_bare() {
  once "bare-$1" env SPOR_THEME="$work/bare-theme" "$spor" build --no-terms --root "$work/site/spor" --out "$work/bare-$1-out" \
    --date 2026-11-21 --jobs "$1"
}

run_hugo() {
  once "hugo-$1" env GOMAXPROCS="$1" hugo --quiet --source "$work/site/hugo" --destination "$work/hugo-$1-out" --cacheDir "$work/cache"
}

# run_floor BUILD: as many bytes in as many files as that build wrote.
run_floor() {
  once "floor-$1" "$build/tests/bench/floor" "$work/site/spor/content" "$work/$1-list" "$work/floor-$1-out"
}

# list_output BUILD: what its floor is to write.
list_output() {
  "run_$1" 1
  find "$work/$1-1-out" -type f ! -path '*/.spor/*' -printf '%s %P\n' | LC_ALL=C sort -k 2 >"$work/$1-list"
}

describe_output() {
  for name in spor-1 bare-1 hugo-1; do
    if [ -d "$work/$name-out" ]; then
      find "$work/$name-out" -type f ! -path '*/.spor/*' -printf '%f %s\n' | awk -v name="$name" '
        { count++; bytes += $2 }
        $1 == "index.html" { pages++ }
        END { printf "  %s wrote %d files, %d of them index.html, %.1f MB\n", name, count, pages, bytes / 1e6 }'
    fi
  done
}

show_table() {
  awk "$(cat tests/bench/median.awk)"'
    { wall[$1] = wall[$1] " " $2 / 1e9; cpu[$1] = cpu[$1] " " $3 + $4; memory[$1] = memory[$1] " " $5 }
    END {
      floor["spor"] = median(wall["floor-spor"])
      floor["bare"] = median(wall["floor-bare"])
      hugo[1] = median(wall["hugo-1"])
      hugo[2] = median(wall["hugo-2"])
      printf "  %-10s %8s %8s %8s %10s %10s %10s\n", "", "wall s", "cpu s", "MB", "/ floor", "/ hugo-1", "/ hugo-2"
      count = split("spor-1 spor-2 floor-spor bare-1 bare-2 floor-bare hugo-1 hugo-2", order, " ")
      for (i = 1; i <= count; i++) {
        if (!(order[i] in wall)) continue
        time = median(wall[order[i]])
        printf "  %-10s %8.3f %8.2f %8.0f %10s %10s %10s\n", order[i], time, median(cpu[order[i]]), median(memory[order[i]]) / 1024,
          ratio(time, floor[substr(order[i], 1, 4)]), ratio(time, hugo[1]), ratio(time, hugo[2])
      }
    }' "$work/times"
}

if [ $# -eq 0 ]; then set -- 1000 10000; fi
make_bare_theme
for count; do
  rm -rf "$work/site"
  tests/bench/generate "$count" "$work/site"
  list_output spor
  list_output bare
  : >"$work/times"
  round=1
  while [ "$round" -le "$rounds" ]; do
    run_floor spor
    run_floor bare
    for jobs in 1 2; do
      run_spor $jobs
      run_bare $jobs
      if [ "$has_hugo" ]; then run_hugo $jobs; fi
    done
    round=$((round + 1))
  done
  documents=$(find "$work/site/spor/content" -name '*.md' -printf '%s\n' | awk '{ sum += $1 } END { printf "%d documents of %.1f kB", NR, sum / NR / 1000 }')
  echo "$documents, medians of $rounds rounds; the figure behind spor, bare and hugo is the number of cores it may use"
  show_table
  describe_output
done
[ ! -f "$work/failures" ]
