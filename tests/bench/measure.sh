# What the scripts of bench share, to be sourced from the project's root: a folder $work in memory, gone at the end, measure, and the bare theme.
# shellcheck shell=sh
place=/dev/shm
[ -w $place ] || place=${TMPDIR:-/tmp}
work=$(mktemp -d "$place/spor-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# measure NAME COMMAND…: a line "name wall user system memory" goes to $work/times (nanoseconds, seconds, seconds, kB), or what the command
# said to standard error and its name to $work/failures.
measure() {
  name=$1
  shift
  start=$(date +%s%N)
  if /usr/bin/time -o "$work/time" -f '%U %S %M' "$@" >"$work/log" 2>&1; then
    nanoseconds=$(($(date +%s%N) - start))
    echo "$name $nanoseconds $(tail -n 1 "$work/time")" >>"$work/times"
  else
    echo "$name failed:" >&2
    tail -n 5 "$work/log" >&2
    echo "$name" >>"$work/failures"
  fi
}

# Makes $work/bare-theme: the page that the other programs' templates make (bare.lua), in the place of every layout.
make_bare_theme() {
  mkdir -p "$work/bare-theme/layouts" "$work/bare-theme/lua" && cp lua/*.lua "$work/bare-theme/lua"
  for layout in layouts/*.lua; do cp tests/bench/bare.lua "$work/bare-theme/$layout"; done
}
