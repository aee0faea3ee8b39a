# A site of one publication for tests/bench/terms.sh: `pages` pages of some 4 kB of Danish in sentences of sixteen words, and `concepts` pages of
# the kind `kind` ("concept"), in `folder`. The words of the text are the same whatever the number of concepts: fillers, and at every ninth place a
# compound of two nouns. One in twenty of these is one of the first twenty concepts, which makes a link in some 190 words, as in the sample content;
# the others begin as concepts do and are none.
BEGIN {
  first_count = split("skole børne læse skrive regne sprog natur musik idræt teater kultur helheds fritids trivsels lærings samarbejds udviklings " \
    "kommunikations ledelses kvalitets forandrings erfarings bevægelses ernærings sundheds miljø klima energi transport bolig arbejds " \
    "uddannelses forsknings økonomi budget regnskabs personale rekrutterings vejlednings rådgivnings støtte omsorgs plejehjems biblioteks museums", first, " ")
  last_count = split("plan mål indsats gruppe mappe side time dag uge bog tavle kreds aftale regel form linje kurs fond dom prøve test måling " \
    "analyse rapport metode model ramme værdi vision strategi opgave rolle pligt ret lov kasse pulje post del proces fase struktur kultur miljø", last, " ")
  other_count = split("avis bil bord bus cykel dør film flag gade glas hal hat have hest hus kaffe kage kanal klub konto kort krone kuffert lampe " \
    "magasin maskine mur nøgle ovn park pris radio rejse robot sang skab sko stol telefon terrasse tog træ vogn", other, " ")
  filler_count = split("og i kommunen arbejder vi med at børnene kan lære mere når de voksne hjælper dem på vej gennem hverdagen hvor der er plads til " \
    "både leg alvor samt tid nok til ro den bliver brugt af alle som har lyst", filler, " ")
  seed = 7
  for (i = 0; i < concepts; i++) write_concept(i)
  for (i = 0; i < pages; i++) write_page(i)
}

function next_number(limit) {
  seed = (seed * 16807) % 2147483647
  return seed % limit
}

function term(i) {
  return first[i % first_count + 1] last[int(i / first_count) % last_count + 1]
}

function write_concept(i, file) {
  file = folder "/content/p/ord/c" i ".md"
  printf "---\nkind: %s\ntitle: %s\n---\n\nEt begreb for målingens skyld.\n", kind, term(i) > file
  close(file)
}

# A word of the text: a mention, or a compound that no list of concepts reaches.
function compound() {
  if (next_number(20) == 0) return term(next_number(20))
  return first[next_number(first_count) + 1] other[next_number(other_count) + 1]
}

# The word, or its first with a capital: the fillers that may begin a sentence begin with letters of ASCII.
function capital(word) {
  return toupper(substr(word, 1, 1)) substr(word, 2)
}

function write_page(i, file, section, word, text) {
  file = folder "/content/p/side-" i ".md"
  printf "---\ntitle: Side %d\n---\n", i > file
  for (section = 1; section <= 6; section++) {
    printf "\n## Afsnit %d\n\n", section > file
    for (word = 1; word <= 110; word++) {
      text = word % 9 == 0 ? compound() : filler[next_number(filler_count) + 1]
      printf "%s%s", word % 16 == 1 ? capital(text) : text, word % 16 == 0 ? ".\n" : " " > file
    }
    printf "slut.\n" > file
  }
  close(file)
}
