#!/bin/sh
# How long an edit takes to be there: from saving a file until the page is served with the new text, by spor serve and by hugo server on the
# same texts: serve.sh [COUNT…], and until browsers are told to load it anew. Both are asked every few milliseconds, in turns; medians of ROUNDS (7) are shown.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
spor=${SPOR:-$PWD/build/spor}
rounds=${ROUNDS:-7}
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
. tests/bench/measure.sh
servers=
trap 'kill $servers 2>/dev/null; wait; rm -rf "$work"' EXIT

# until_served URL WORDS
until_served() {
  turn=0
  until curl -s --max-time 60 "$1" | grep -q "$2"; do
    turn=$((turn + 1))
    [ "$turn" -lt 20000 ] || { echo "never served: $1 with $2" >&2; exit 1; }
    sleep 0.005
  done
}

# edit NAME FILE URL NUMBER: a line "NAME nanoseconds" goes to $work/times.
edit() {
  printf '\nrettet-%s\n' "$4" >>"$2"
  start=$(date +%s%N)
  until_served "$3" "rettet-$4"
  echo "$1 $(($(date +%s%N) - start))" >>"$work/times"
}

if [ $# -eq 0 ]; then set -- 1000 10000; fi
for count; do
  rm -rf "$work/site"
  tests/bench/generate "$count" "$work/site"
  : >"$work/times"
  "$spor" serve --quiet --root "$work/site/spor" --port 8191 >/dev/null 2>&1 &
  servers=$!
  if command -v hugo >/dev/null; then
    hugo server --quiet --source "$work/site/hugo" --port 8192 >/dev/null 2>&1 &
    servers="$servers $!"
  fi
  until_served http://127.0.0.1:8191/strategi-1/ '</html>'
  if command -v hugo >/dev/null; then until_served http://localhost:8192/strategi-1/ '</html>'; fi
  round=1
  while [ "$round" -le "$rounds" ]; do
    edit spor "$work/site/spor/content/strategi-1/index.md" http://127.0.0.1:8191/strategi-1/ "$round"
    if command -v hugo >/dev/null; then edit hugo "$(ls "$work"/site/hugo/content/strategi-1/*index.md)" http://localhost:8192/strategi-1/ "$round"; fi
    round=$((round + 1))
  done
  if command -v node >/dev/null; then
    node tests/bench/reload.js spor 8191 "$work/site/spor/content/strategi-1/index.md" "$rounds" | sed 's/^spor/spor-event/' >>"$work/times"
    if command -v hugo >/dev/null; then
      node tests/bench/reload.js hugo 8192 "$(ls "$work"/site/hugo/content/strategi-1/*index.md)" "$rounds" | sed 's/^hugo/hugo-event/' >>"$work/times"
    fi
  fi
  # shellcheck disable=SC2086 # a list of processes
  kill $servers && wait $servers
  servers=
  echo "$count pages: seconds from saving to being served, medians of $rounds"
  awk "$(cat tests/bench/median.awk)"'
    { time[$1] = time[$1] " " $2 / 1e9 }
    END {
      printf "  spor serve %.3f", median(time["spor"])
      if ("hugo" in time) printf ", hugo server %.3f: %s", median(time["hugo"]), ratio(median(time["spor"]), median(time["hugo"]))
      print ""
      if ("spor-event" in time) {
        printf "  until the browser is told to reload: spor serve %.3f", median(time["spor-event"])
        if ("hugo-event" in time) printf ", hugo server %.3f: %s", median(time["hugo-event"]), ratio(median(time["spor-event"]), median(time["hugo-event"]))
        print ""
      }
    }' "$work/times"
done
