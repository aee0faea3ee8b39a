#!/bin/sh
# How long our walk over a history takes, against `git log --raw -M` over the same paths: history.sh [COMMITS [DOCUMENTS]]
# The repository (tests/fixtures/long-history.awk) lies in memory, packed as `git gc` packs it. The programs take turns; medians of ROUNDS (5)
# are shown: the whole process, and the walk alone. `first` is a walk that leaves a cache, `second` one that finds it.
set -u
export LC_ALL=C GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
cd "$(dirname "$0")/../.." || exit 2
print_log=${BUILD:-build/release}/tests/history/print_log
commits=${1:-20000}
documents=${2:-1000}
rounds=${ROUNDS:-5}
[ -x "$print_log" ] || exit 2
. tests/bench/measure.sh
repository=$work/repository

git init -q --bare -b main "$repository" || exit 2
awk -v commits="$commits" -v documents="$documents" -f tests/fixtures/long-history.awk | git -C "$repository" fast-import --quiet &&
  git -C "$repository" repack -adfq || exit 2

# once NAME COMMAND…: a line "name nanoseconds seconds-of-the-walk" goes to the times. Our program prints the latter.
once() {
  name=$1
  shift
  start=$(date +%s%N)
  if ! "$@" >"$work/out"; then
    echo "$name failed" >&2
    exit 1
  fi
  nanoseconds=$(($(date +%s%N) - start))
  echo "$name $nanoseconds $(head -c 20 "$work/out" | grep -x '[0-9.]*')" >>"$work/times"
}

run_git() {
  git -C "$repository" log --raw -M main -- content
}

round=0
while [ "$round" -lt "$rounds" ]; do
  once git run_git
  once walk env DURATION=1 "$print_log" "$repository" main content
  rm -rf "$work/cache"
  once first env DURATION=1 "$print_log" "$repository" main content "$work/cache"
  once second env DURATION=1 "$print_log" "$repository" main content "$work/cache"
  round=$((round + 1))
done

echo "$(git -C "$repository" rev-list --count main) commits, $(git -C "$repository" ls-tree -r --name-only main content | wc -l) documents," \
  "medians of $rounds rounds"
awk "$(cat tests/bench/median.awk)"'
  { process[$1] = process[$1] " " $2 / 1e9; walk[$1] = walk[$1] " " $3 }
  END {
    printf "  %-8s %10s %10s %8s %8s\n", "", "process s", "walk s", "/ git", "/ first"
    for (i = split("git walk first second", name, " "); i >= 1; i--) order[i] = name[i]
    for (i = 1; i <= 4; i++) {
      whole = median(process[order[i]])
      inner = order[i] == "git" ? "" : sprintf("%.3f", median(walk[order[i]]))
      printf "  %-8s %10.3f %10s %8.2f %8s\n", order[i], whole, inner, whole / median(process["git"]),
        inner == "" ? "" : sprintf("%.3f", inner / median(walk["first"]))
    }
  }' "$work/times"
