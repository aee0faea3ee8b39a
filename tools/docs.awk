# The manual says what is so. Reads the sources that name what authors may write, then documents in Markdown; `root` is the folder of both.
#
# - An example of markdown or yaml is a quotation of a tested file: <!-- from tests/golden/… --> stands before its fence, and its lines
#   stand in that file, one after the other. Other examples may have such a line too.
# - Every key, class, callout and value of a fixed list stands in docs/format.md, in backquotes.
FNR == 1 {
  leave_document()
  document = FILENAME
  is_source = FILENAME ~ /\.c$/
}
is_source && /\.name = "/ { name_first("\\.name = \"[^\"]*\"") }
is_source && /\{"[^"]*", *(HEADING|ITEM|CALLOUT|IMAGE)/ { name_all("\\{\"[^\"]*\"") }
is_source && /(choices|languages)\[\] = / { name_all("\"[^\"]*\"") }
is_source { next }
fence != "" {
  if (is_fence_end($0)) check_example(); else example[++length_of_example] = $0
  next
}
FILENAME ~ /\/format\.md$/ { manual = manual "\n" $0 }
/^ *(```+|~~~+)/ { open_fence($0); next }
/^<!-- from [^ ]+ -->$/ {
  say_unused()
  origin = $3
  origin_line = FNR
  next
}
/[^ \t]/ { say_unused() }
END {
  leave_document()
  for (i = 1; i <= named_count; i++)
    if (index(manual, "`" named[i] "`") == 0) print named_at[i] ": docs/format.md does not tell of `" named[i] "`"
}

function name(word) {
  gsub(/^[^"]*"|"$/, "", word)
  named[++named_count] = word
  named_at[named_count] = FILENAME ":" FNR
}

function name_first(pattern) {
  if (match($0, pattern)) name(substr($0, RSTART, RLENGTH))
}

function name_all(pattern, rest) {
  for (rest = $0; match(rest, pattern); rest = substr(rest, RSTART + RLENGTH)) name(substr(rest, RSTART, RLENGTH))
}

function open_fence(line) {
  sub(/^ */, "", line)
  match(line, /^(```+|~~~+)/)
  fence = substr(line, 1, RLENGTH)
  language = substr(line, RLENGTH + 1)
  fence_line = FNR
  length_of_example = 0
}

function is_fence_end(line) {
  sub(/^ */, "", line)
  sub(/ *$/, "", line)
  return index(line, fence) == 1 && line ~ /^(`+|~+)$/
}

function check_example() {
  fence = ""
  if (origin != "") {
    check_quotation()
  } else if (language ~ /^(markdown|yaml)$/) {
    say(fence_line, "an example that no test is named for")
  }
  origin = ""
}

function check_quotation(path, line, count, text, i) {
  path = root "/" origin
  if (origin !~ /^tests\/golden\/.*[^\/]$/) return say(origin_line, origin " is no file of tests/golden")
  while ((getline line < path) > 0) text[++count] = line
  close(path)
  if (count == 0) return say(origin_line, "there is no file " origin)
  for (i = 0; i + length_of_example <= count; i++)
    if (stands_at(text, i)) return 0
  say(fence_line, "these lines do not stand in " origin)
}

function stands_at(text, from, i) {
  for (i = 1; i <= length_of_example; i++)
    if (text[from + i] != example[i]) return 0
  return 1
}

function say_unused() {
  if (origin != "") say(origin_line, "no example follows")
  origin = ""
}

function leave_document() {
  if (fence == "") return say_unused()
  say(fence_line, "an example that is never closed")
  fence = origin = ""
}

function say(line, what) {
  print document ":" line ": " what
}
