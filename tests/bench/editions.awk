# A strategy that was revised each year, as a stream for git fast-import: with documents.awk, -v form=spor (hugo, antora) -v documents=500
# -v first_year=2014 -v years=10. Each form has the same past. The year before an edition, a commit each month edits some of a tenth of its
# pages; one more adds a few, removes some and renames some, and mends the references to them. Tags: udgave/strategi/YEAR.
BEGIN {
  folder = form == "spor" ? "content/strategi/" : form == "hugo" ? "content/strategi/" : "modules/ROOT/pages/"
  after_name = form == "spor" ? ".md)" : form == "hugo" ? "/)" : ".adoc["
  begin()
  for (year = first_year + 1; year < first_year + years; year++) revise()
}

function write(path, text) {
  printf "M 100644 inline %s\ndata %d\n%s\n", path, length(text), text
}

function path_of(place) {
  if (form == "hugo" && place == 0) return folder "_index.md"
  return folder name[place] (form == "antora" ? ".adoc" : ".md")
}

function commit(month, message) {
  time = (year - 1971) * 31557600 + month * 2600000
  printf "commit refs/heads/main\nmark :%d\ncommitter Redaktion <redaktion@example.org> %d +0100\n", ++mark, time
  message = message "\n\nBegrundelse: Byrådets beslutning nr. " mark "\n"
  printf "data %d\n%s\n", length(message), message
}

# Antora reads an edition's name from a file; Hugo and spor are told it.
function release(text) {
  if (form == "antora") {
    text = "name: strategi\ntitle: Strategi\nversion: '" year "'\n"
    write("antora.yml", text)
  }
  printf "\nreset refs/tags/udgave/strategi/%d\nfrom :%d\n\n", year, mark
}

# Documents that have gone or are called something else by now may still be referred to by the generator.
function mend_references(body, i) {
  for (i = 1; i <= moves; i++) body = replace(body, moved_from[i] after_name, moved_to[i] after_name)
  return body
}

function replace(body, from, to, at, done) {
  while ((at = index(body, from)) > 0) {
    done = done substr(body, 1, at - 1) to
    body = substr(body, at + length(from))
  }
  return done body
}

function add_document(place) {
  compose(place, place, 1, place < documents ? documents : place)
  name[place] = name_of(place)
  text[place] = mend_references(form == "spor" ? spor : form == "hugo" ? hugo : antora)
  write(path_of(place), text[place])
}

# What stands around the publication. Antora needs nothing.
function add_site(config, y) {
  if (form == "hugo") write("content/_index.md", "---\ntitle: Måleprøve\n---\n")
  if (form != "spor") return
  write("content/index.md", "---\ntitle: Måleprøve\n---\n")
  config = "title: Måleprøve\nlanguage: da\nbase-url: https://example.org/\npublications:\n  strategi:\n    editions:\n"
  for (y = first_year; y < first_year + years; y++)
    config = config "      - {name: \"" y "\", ref: udgave/strategi/" y ", valid-from: " y "}\n"
  write("spor.yaml", config)
}

function begin(place) {
  year = first_year
  commit(11, "Strategien")
  add_site()
  for (place = 0; place < documents; place++) add_document(place)
  count = documents
  release()
}

# A page that is still there; tracks and concepts stay.
function some_page(place) {
  do place = 20 + random(count - 20); while (!(place in text))
  return place
}

function edit(place, section, new) {
  section = 1 + random(5)
  new = sentence()
  text[place] = replace(text[place], openings[place, section], new)
  openings[place, section] = new
}

# References to a page lead elsewhere from now on.
function move_references(place, to, from, i, new) {
  from = name[place]
  moved_from[++moves] = from
  moved_to[moves] = to
  for (i = 0; i < count; i++) {
    if (!(i in text) || i == place) continue
    new = replace(text[i], from after_name, to after_name)
    if (new != text[i]) changed[i] = 1
    text[i] = new
  }
}

function rename(place, to) {
  to = name_of(place) "-" year
  move_references(place, to)
  print "D " path_of(place)
  name[place] = to
  changed[place] = 1
}

function remove(place, other) {
  print "D " path_of(place)
  do other = some_page(); while (other == place)
  move_references(place, name[other])
  delete text[place]
  delete changed[place]
}

function write_changed(place) {
  for (place = 0; place < count; place++)
    if (place in changed) write(path_of(place), text[place])
  split("", changed)
}

function revise(month, i, place) {
  for (month = 1; month <= 10; month++) {
    commit(month, "Rettelser")
    for (i = 0; i < documents / 100; i++) {
      place = some_page()
      edit(place)
      changed[place] = 1
    }
    write_changed()
    print ""
  }
  commit(11, "Sider begynder, ophører og får andre navne")
  for (i = 0; i < 5; i++) add_document(count++)
  for (i = 0; i < 3; i++) remove(some_page())
  for (i = 0; i < 4; i++) rename(some_page())
  write_changed()
  release()
}
