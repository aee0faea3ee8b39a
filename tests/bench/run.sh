#!/bin/sh
# How long a build takes, against the least that libcmark-gfm can take (floor.c) and against Hugo: run.sh [COUNT…]
# Everything lies in memory. The programs take turns, so that whatever else the machine does hits all alike; medians of ROUNDS (5) are
# shown. Hugo's templates make the same page (title, breadcrumbs, contents, body, menu, neighbours) and its JSON twin; spor checks and
# resolves every reference besides, and lists where each thing is used.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build/release}
spor=${SPOR:-$PWD/build/spor}
rounds=${ROUNDS:-5}
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
. tests/bench/measure.sh

has_spor=
[ -x "$spor" ] && has_spor=yes
has_hugo=
command -v hugo >/dev/null && has_hugo=yes
[ "$has_spor" ] || echo "spor is not built: $spor" >&2
[ "$has_hugo" ] || echo "hugo is not installed" >&2

# once NAME COMMAND…: measures it into a fresh $work/NAME-out.
once() {
  rm -rf "$work/$1-out" "$work/cache"
  measure "$@"
}

run_spor() {
  once "spor-$1" "$spor" build --root "$work/site/spor" --out "$work/spor-$1-out" --date 2026-11-21 --jobs "$1"
}

run_hugo() {
  once "hugo-$1" env GOMAXPROCS="$1" hugo --quiet --source "$work/site/hugo" --destination "$work/hugo-$1-out" --cacheDir "$work/cache"
}

run_floor() {
  once floor "$build/tests/bench/floor" "$work/site/spor/content" "$work/list" "$work/floor-out"
}

# What the floor is to write: the files of our build, or of Hugo's while there is none of ours.
list_output() {
  if [ "$has_spor" ]; then run_spor 1; else run_hugo 1; fi
  for out in "$work"/spor-1-out "$work"/hugo-1-out; do
    if [ -d "$out" ]; then
      find "$out" -type f ! -path '*/.spor/*' -printf '%s %P\n' | LC_ALL=C sort -k 2 >"$work/list"
      return
    fi
  done
  echo "bench: no output to compare with" >&2
  exit 1
}

describe_output() {
  for name in spor-1 hugo-1 floor; do
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
      floor = median(wall["floor"])
      hugo[1] = median(wall["hugo-1"])
      hugo[2] = median(wall["hugo-2"])
      printf "  %-8s %8s %8s %8s %10s %10s %10s\n", "", "wall s", "cpu s", "MB", "/ floor", "/ hugo-1", "/ hugo-2"
      for (i = split("floor spor-1 spor-2 hugo-1 hugo-2", name, " "); i >= 1; i--) order[i] = name[i]
      for (i = 1; i <= 5; i++) {
        if (!(order[i] in wall)) continue
        time = median(wall[order[i]])
        printf "  %-8s %8.3f %8.2f %8.0f %10s %10s %10s\n", order[i], time, median(cpu[order[i]]), median(memory[order[i]]) / 1024,
          ratio(time, floor), ratio(time, hugo[1]), ratio(time, hugo[2])
      }
    }' "$work/times"
}

if [ $# -eq 0 ]; then set -- 1000 10000; fi
for count; do
  rm -rf "$work/site"
  tests/bench/generate "$count" "$work/site"
  list_output
  : >"$work/times"
  round=1
  while [ "$round" -le "$rounds" ]; do
    run_floor
    for jobs in 1 2; do
      if [ "$has_spor" ]; then run_spor $jobs; fi
      if [ "$has_hugo" ]; then run_hugo $jobs; fi
    done
    round=$((round + 1))
  done
  documents=$(find "$work/site/spor/content" -name '*.md' -printf '%s\n' | awk '{ sum += $1 } END { printf "%d documents of %.1f kB", NR, sum / NR / 1000 }')
  echo "$documents, medians of $rounds rounds; the figure behind spor and hugo is the number of cores it may use"
  show_table
  describe_output
done
[ ! -f "$work/failures" ]
