#!/bin/sh
# How long a site of ten editions takes, against Hugo run on each edition's tag and against Antora: editions.sh [DOCUMENTS [EDITIONS]]
#
# One strategy (editions.awk) as three repositories with the same past, each in the form that its program reads. Everything lies in
# memory, the programs take turns, medians of ROUNDS (3) are shown. All make a page for each document of each edition. spor makes besides
# the undated pages, what answers for pages that have gone or are called something else, a history of each page, and a twin in JSON of
# everything; Hugo makes the twins, Antora does not.
#
# `spor` is the site as readers get it. `bare` is the same site with the others' page in the place of the theme's (bare.lua) and without links
# from concepts, so that like is measured with like; comparisons, histories, the search index and the twins are still made.
#
# `first` finds neither output nor cache. `again` finds both, and nothing has changed. `commit` comes after one commit that edits one page and
# moves the newest edition's tag.
#
# Antora is taken from build/bench. ANTORA=1 installs it there when it is missing, ANTORA=0 leaves it out.
set -u
export LC_ALL=C.UTF-8 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Redaktion GIT_AUTHOR_EMAIL=redaktion@example.org GIT_COMMITTER_NAME=Redaktion GIT_COMMITTER_EMAIL=redaktion@example.org
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build/release}
spor=${SPOR:-$PWD/build/spor}
rounds=${ROUNDS:-3}
documents=${1:-500}
editions=${2:-10}
first_year=2014
last_year=$((first_year + editions - 1))
SPOR_THEME=${SPOR_THEME:-$PWD}
export SPOR_THEME
antora_version=3.1.15
antora_home=build/bench/antora-$antora_version
antora=$PWD/$antora_home/node_modules/.bin/antora
hugo_site=$PWD/tests/bench/hugo
[ -x "$spor" ] || exit 2
. tests/bench/measure.sh

make_repository() {
  git init -q -b main "$work/$1" || exit 2
  LC_ALL=C awk -v form="$1" -v documents="$documents" -v first_year=$first_year -v years="$editions" \
    -f tests/bench/documents.awk -f tests/bench/editions.awk | git -C "$work/$1" fast-import --quiet || exit 2
  git -C "$work/$1" repack -adfq && git -C "$work/$1" reset -q --hard || exit 2
}

# ---- spor ----

build_spor() {
  measure "$1" "$spor" build --root "$work/spor" --out "$work/spor-out" --date 2026-11-21 --jobs "$2"
}

run_bare() {
  rm -rf "$work/bare-out"
  measure "bare-$1 first" env SPOR_THEME="$work/bare-theme" "$spor" build --no-terms --root "$work/spor" --out "$work/bare-out" --date 2026-11-21 \
    --jobs "$1"
}

commit_and_tag() {
  printf '\nByrådet samler erfaringer hvert år.\n' >>"$work/spor/content/strategi/spor-1.md"
  git -C "$work/spor" commit -qam 'Rettelse' && git -C "$work/spor" tag -f udgave/strategi/$last_year >/dev/null
}

take_back() {
  git -C "$work/spor" reset -q --hard HEAD~1 && git -C "$work/spor" tag -f udgave/strategi/$last_year >/dev/null
}

run_spor() {
  rm -rf "$work/spor-out"
  build_spor "spor-$1 first" "$1"
  build_spor "spor-$1 again" "$1"
  commit_and_tag
  build_spor "spor-$1 commit" "$1"
  take_back
}

run_trace() {
  rm -rf "$work/trace-cache"
  mkdir "$work/trace-cache"
  "$build/tests/bench/trace" "$work/spor" "$work/trace-cache" >>"$work/traces" || echo trace >>"$work/failures"
}

run_compare() {
  "$build/tests/bench/compare" "$work/spor" >>"$work/compared" || echo compare >>"$work/failures"
}

# ---- Hugo ----

cat >"$work/build-hugo" <<'END'
for tag in $(git -C "$1/hugo" tag); do
  rm -rf "$1/checkout" && mkdir "$1/checkout" || exit 1
  cp -R "$2/." "$1/checkout"
  git -C "$1/hugo" archive "$tag" | tar -x -C "$1/checkout"
  hugo --quiet --source "$1/checkout" --destination "$1/hugo-out/${tag##*/}" --cacheDir "$1/hugo-cache" || exit 1
done
END

run_hugo() {
  rm -rf "$work/hugo-out" "$work/hugo-cache"
  measure "hugo-$1 first" env GOMAXPROCS="$1" sh "$work/build-hugo" "$work" "$hugo_site"
}

# ---- Antora ----

install_antora() {
  mkdir -p "$antora_home"
  echo '{"private": true}' >"$antora_home/package.json"
  npm install --prefix "$antora_home" --no-audit --no-fund --silent --save-exact "@antora/cli@$antora_version" \
    "@antora/site-generator@$antora_version" || rm -rf "$antora_home"
}

# The least of a theme: what Hugo's pages have, and links to a page's other editions.
make_antora_theme() {
  mkdir -p "$work/theme/layouts"
  cat >"$work/theme/layouts/default.hbs" <<'END'
<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{page.title}} – {{site.title}}</title>
{{#if page.description}}<meta name="description" content="{{page.description}}">{{/if}}
{{#if page.canonicalUrl}}<link rel="canonical" href="{{page.canonicalUrl}}">{{/if}}
</head>
<body>
<header><a href="{{siteRootPath}}/">{{site.title}}</a></header>
<nav aria-label="Brødkrummer"><ol>{{#each page.breadcrumbs}}<li>{{{content}}}</li>{{/each}}</ol></nav>
<main>
<h1>{{{page.title}}}</h1>
{{{page.contents}}}
</main>
<footer><ul>{{#each page.versions}}<li><a href="{{url}}">{{displayVersion}}</a></li>{{/each}}</ul></footer>
</body>
</html>
END
  cp "$work/theme/layouts/default.hbs" "$work/theme/layouts/404.hbs"
}

prepare_antora() {
  make_antora_theme
  cat >"$work/playbook.yml" <<END
site: {title: Måleprøve, url: 'https://example.org', start_page: 'strategi::index.adoc'}
content: {sources: [{url: '$work/antora', branches: [], tags: ['udgave/strategi/*']}]}
ui: {bundle: {url: '$work/theme'}}
asciidoc: {attributes: {toc: ''}}
runtime: {cache_dir: '$work/antora-cache', fetch: false}
output: {dir: '$work/antora-out'}
END
}

run_antora() {
  rm -rf "$work/antora-out" "$work/antora-cache"
  measure 'antora first' "$antora" --log-failure-level=warn "$work/playbook.yml"
}

# ---- what is shown ----

describe_output() {
  for out in spor bare hugo antora; do
    if [ -d "$work/$out-out" ]; then
      find "$work/$out-out" -type f ! -path '*/.spor/*' -printf '%f %s\n' | awk -v name=$out '
        { count++; bytes += $2 }
        $1 ~ /[.]html$/ { pages++ }
        END { printf "  %s wrote %d files, %d of them HTML, %.1f MB\n", name, count, pages, bytes / 1e6 }'
    fi
  done
}

show_table() {
  awk "$(cat tests/bench/median.awk)"'
    FILENAME ~ /compared$/ { texts = texts " " $1; copies = copies " " $2; next }
    FILENAME ~ /traces$/ { first = first " " $1; second = second " " $2; next }
    { key = $1 " " $2; wall[key] = wall[key] " " $3 / 1e9; cpu[key] = cpu[key] " " $4 + $5; memory[key] = memory[key] " " $6 }
    END {
      printf "  %-14s %8s %8s %6s %9s %9s %9s %9s\n", "", "wall s", "cpu s", "MB", "/ spor-1", "/ spor-2", "/ bare-1", "/ bare-2"
      rows = split("spor-1 first,spor-1 again,spor-1 commit,spor-2 first,spor-2 again,spor-2 commit,bare-1 first,bare-2 first,hugo-1 first,hugo-2 first,antora first", row, ",")
      for (i = 1; i <= rows; i++) {
        if (!(row[i] in wall)) continue
        time = median(wall[row[i]])
        printf "  %-14s %8.3f %8.2f %6.0f %9s %9s %9s %9s\n", row[i], time, median(cpu[row[i]]), median(memory[row[i]]) / 1024,
          ratio(time, median(wall["spor-1 first"])), ratio(time, median(wall["spor-2 first"])),
          ratio(time, median(wall["bare-1 first"])), ratio(time, median(wall["bare-2 first"]))
      }
      printf "  the history alone, of all editions: first %.3f s, with a cache %.3f s (%s of the first)\n", median(first), median(second),
        ratio(median(second), median(first))
      printf "  comparing the texts of all comparisons: %.3f s, %s of spor-1 commit; copying the marked trees, the least that a cache of them would have to do: %.3f s\n",
        median(texts), ratio(median(texts), median(wall["spor-1 commit"])), median(copies)
    }' "$work/compared" "$work/traces" "$work/times"
}

has_hugo=
command -v hugo >/dev/null && has_hugo=yes
[ "$has_hugo" ] || echo "hugo is not installed" >&2
if [ "${ANTORA:-}" = 1 ] && [ ! -x "$antora" ]; then install_antora; fi
has_antora=
[ "${ANTORA:-}" != 0 ] && [ -x "$antora" ] && has_antora=yes
[ "$has_antora" ] || echo "without Antora: ANTORA=1 installs it" >&2

make_repository spor
make_bare_theme
if [ "$has_hugo" ]; then make_repository hugo; fi
if [ "$has_antora" ]; then make_repository antora && prepare_antora; fi
round=0
while [ "$round" -lt "$rounds" ]; do
  for jobs in 1 2; do
    run_spor $jobs
    run_bare $jobs
    if [ "$has_hugo" ]; then run_hugo $jobs; fi
  done
  run_trace
  run_compare
  if [ "$has_antora" ]; then run_antora; fi
  round=$((round + 1))
done
echo "$editions editions of some $documents documents, $(git -C "$work/spor" rev-list --count main) commits, medians of $rounds rounds;" \
  "the figure behind spor and hugo is the number of cores it may use"
show_table
describe_output
[ ! -f "$work/failures" ]
