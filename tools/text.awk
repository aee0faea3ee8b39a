# Things that no text of ours holds: notes to self, trailing spaces, tabs, code that was commented out, exits below main.
FNR == 1 { is_inside = 0 }
/(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)/ { say("a note to self") }
/[ \t]$/ { say("trailing space") }
FILENAME ~ /\.[ch]$/ && /^typedef struct/ { say("structs get no typedef") }
FILENAME ~ /(^|\/)src\/.*\/.*\.c$/ && /(^|[^a-z_>.])exit\(/ { say("only main exits") }
/\t/ { say("a tab") }
FILENAME ~ /\.[ch]$/ && is_code_in_comment($0) { say("commented-out code") }
FILENAME ~ /\.lua$/ && /^[ \t]*-- ?(local|return|if|for|end|function)[ \t(][^.]*([;)=]|then|do|end)[ \t]*$/ { say("commented-out code") }

function say(what) {
  print FILENAME ":" FNR ": " what
}

# Examples of use are welcome: what is indented by three blanks or more inside a comment is one.
function is_code_in_comment(line, was_inside) {
  was_inside = is_inside
  if (line ~ /\/\*/) is_inside = 1
  if (line ~ /\*\/[^*]*$/) is_inside = 0
  if (was_inside) sub(/^[ \t]*\*/, "", line)
  else if (!sub(/^[ \t]*(\/\/|\/\*)/, "", line)) return 0
  if (line ~ /^   /) return 0
  sub(/[ \t]*\*\/[ \t]*$/, "", line)
  if (line ~ /^ *(if|for|while|return|switch|else|#include|#define)[ (].*[;{)>"]$/) return 1
  return line ~ /(\)|=[ \t]*[^ ]+|\+\+|--|->[a-z_]+|\]);$/ || line ~ /\)[ \t]*\{$/
}
