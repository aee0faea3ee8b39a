# Reads addresses of pages, one a line, and says of each relation in their twins whether the page's <main> leads to its other end:
# "ok KIND RELATION DIRECTION KIND", or "no" and what is missing where.

function text_of(file, line, text) {
  text = ""
  while ((getline line < file) > 0) text = text "\n" line
  close(file)
  return text
}

function main_of(html) {
  sub(/^.*<main/, "", html)
  sub(/<\/main>.*$/, "", html)
  return html
}

# The value of a text field; the first of its name.
function field(json, name, at) {
  at = index(json, "\"" name "\":\"")
  if (at == 0) return ""
  json = substr(json, at + length(name) + 4)
  return substr(json, 1, index(json, "\"") - 1)
}

function root_of(address, root) {
  root = ""
  while (sub(/^[^\/]*\//, "", address)) root = root "../"
  return root == "" ? "./" : root
}

# An address on the page itself is written as its anchor.
function href_of(address, target) {
  if (index(target, address "#") == 1) return substr(target, length(address) + 1)
  return root_of(address) target
}

function report(kind, relation, direction, other, is_there, address, target) {
  if (is_there) print "ok", kind, relation, direction, other
  else print "no", address " does not lead to " target " (" relation ", " direction " a " other ")"
}

# What an action is related to is a link on the page that lists the actions.
function walk_action(action, relation, goal, listed, prefix) {
  prefix = goal
  sub(/maal\/[^\/]*\/$/, "", prefix)
  listed = prefix "indsatser/"
  if (!(listed in lists)) lists[listed] = main_of(text_of(listed "index.html"))
  report("action", relation, "to", "goal", index(lists[listed], "href=\"" href_of(listed, goal) "\"") > 0, listed, goal)
}

{
  address = $0
  json = text_of(address "index.json")
  kind = field(json, "kind")
  status = field(json, "status")
  if (status == "tombstone" || status == "redirect" || json !~ /"relations":\[\{/ || address ~ /historik\/$/) next
  main = main_of(text_of(address "index.html"))
  rest = substr(json, index(json, "\"relations\":["))
  sub(/"used_by":.*$/, "", rest)
  while (match(rest, /"relation":"[a-z-]+","direction":"[a-z]+","id":"[^"]*","kind":"[a-z]+","title":"([^"\\]|\\.)*","url":"[^"]*"/)) {
    item = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    relation = field(item, "relation")
    direction = field(item, "direction")
    other = field(item, "kind")
    sub(/^.*"url":"/, "", item)
    target = substr(item, 1, length(item) - 1)
    report(kind, relation, direction, other, index(main, "href=\"" href_of(address, target) "\"") > 0, address, target)
    if (kind == "goal" && other == "action" && direction == "from") walk_action(target, relation, address)
  }
}
