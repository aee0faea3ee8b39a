# Functions above 50 lines, blocks nested above 3 levels, in C as clang-format leaves it: a function's first line begins in column 1,
# its braces' lines end it.
FNR == 1 { is_inside = 0; depth = 0; is_comment = 0 }
{
  line = $0
  gsub(/\\./, "", line)
  gsub(/"[^"]*"/, "\"\"", line)
  gsub(/'[^']*'/, "0", line)
  line = without_comments(line)
}
!is_inside && /^[A-Za-z_]/ { signature = $0; signature_line = FNR }
!is_inside && line ~ /\{[ \t]*$/ && line !~ /=[ \t]*\{/ && signature ~ /\(/ && line !~ /^(struct|enum|union)[ \t]+[a-z_]*[ \t]*\{/ && line !~ /^#/ {
  is_inside = 1
  start = FNR
  depth = 1
  is_deep = 0
  next
}
is_inside {
  depth += gsub(/\{/, "{", line) - gsub(/\}/, "}", line)
  if (depth > 4 && !is_deep) {
    print FILENAME ":" FNR ": nested more than 3 levels deep"
    is_deep = 1
  }
  if (depth <= 0) {
    if (FNR - start - 1 > 50) print FILENAME ":" signature_line ": a function of " FNR - start - 1 " lines"
    is_inside = 0
    signature = ""
  }
}

function without_comments(text, result, at) {
  result = ""
  while (text != "") {
    if (is_comment) {
      at = index(text, "*/")
      if (at == 0) return result
      text = substr(text, at + 2)
      is_comment = 0
    } else {
      at = index(text, "/*")
      if (at == 0) break
      result = result substr(text, 1, at - 1)
      text = substr(text, at + 2)
      is_comment = 1
    }
  }
  sub(/\/\/.*$/, "", text)
  return result text
}
