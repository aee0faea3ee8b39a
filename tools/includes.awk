# Reads tools/layers.txt, tools/libraries.txt, then sources. Prints includes that go up, or reach for a library from the wrong file.
FNR == 1 { table++ }
/^#/ && FILENAME ~ /\.txt$/ || FILENAME ~ /\.txt$/ && NF == 0 { next }
FILENAME ~ /layers\.txt$/ {
  known[$1] = 1
  for (i = 2; i <= NF; i++) may[$1, $i] = 1
  next
}
FILENAME ~ /libraries\.txt$/ {
  users[$1] = " "
  for (i = 2; i <= NF; i++) users[$1] = users[$1] $i " "
  next
}
FNR == 1 {
  path = FILENAME
  sub(/^.*\/src\//, "src/", path)
  split(path, part, "/")
  folder = part[2]
  if (!(folder in known)) print FILENAME ":1: folder " folder " is not in tools/layers.txt"
}
/^[ \t]*#[ \t]*include[ \t]*["<]/ {
  name = $0
  sub(/^[^"<]*["<]/, "", name)
  sub(/[">].*$/, "", name)
  if ($0 ~ /"/) check_ours(name); else check_library(name)
}

function check_ours(name, to) {
  to = name
  sub(/\/.*$/, "", to)
  if (name !~ /\//) print FILENAME ":" FNR ": write the folder: \"" name "\""
  else if (to != folder && !((folder, to) in may) && !((folder, name) in may)) print FILENAME ":" FNR ": " folder " may not include " name
}

function check_library(name, start) {
  for (start in users)
    if (index(name, start) == 1 && !is_user(start)) print FILENAME ":" FNR ": only" users[start] "may include <" name ">"
}

function is_user(start, one, i, n) {
  n = split(users[start], one, " ")
  for (i = 1; i <= n; i++) {
    if (one[i] == path) return 1
    if (one[i] ~ /\*$/ && index(path, substr(one[i], 1, length(one[i]) - 1)) == 1) return 1
  }
  return 0
}
