# The text that the benchmarks build sites of: compose() makes one document, in the forms that spor, Hugo and Antora read.
# Numbers come from a Lehmer generator, since rand() differs between awks.
BEGIN {
  adjectives = split("tidlige fælles faglige lokale trygge sammenhængende tværgående digitale kreative langsigtede nære professionelle", adjective, " ")
  nouns = split("indsatser overgange læringsmiljøer samarbejder handleplaner fællesskaber forløb vejledninger netværk måltider aktiviteter erfaringer", noun, " ")
  actors = split("Byrådet|Skolerne|Dagtilbuddene|De ansatte|Forvaltningen|Forældrene|Lederne|Vejlederne|Klubberne|Eleverne", actor, "|")
  verbs = split("styrker|udvikler|prøver|følger op på|tager ansvar for|beskriver|gennemgår|bygger videre på|giver plads til|samler viden om", verb, "|")
  endings = split("så alle børn trives og lærer mere|i et tæt samspil med forældrene|på tværs af skoler og dagtilbud|når hverdagen gør det svært" \
    "|med blik for det enkelte barns styrker|inden udgangen af skoleåret|og fremlægger resultatet hvert efterår|uden at øge mængden af skemaer" \
    "|så forskellen mellem de stærke og de svage bliver mindre|og deler det, der virker, med hinanden", ending, "|")
  seed = 20180101
}

function random(below) {
  seed = (seed * 16807) % 2147483647
  return seed % below
}

function sentence() {
  return actor[1 + random(actors)] " " verb[1 + random(verbs)] " " adjective[1 + random(adjectives)] " " noun[1 + random(nouns)] " og " \
    adjective[1 + random(adjectives)] " " noun[1 + random(nouns)] ", " ending[1 + random(endings)] "."
}

# Leaves its first sentence in `opening`.
function paragraph(sentences, text) {
  text = opening = sentence()
  while (--sentences > 0) text = text (random(5) == 0 ? " **" adjective[1 + random(adjectives)] "** forhold: " : " ") sentence()
  return text
}

function name_of(place) {
  if (place == 0) return "index"
  if (place < 10) return "spor-" place
  if (place < 20) return "begreb-" place
  return "side-" place
}

function kind_of(place) {
  return place == 0 ? "publication" : place < 10 ? "track" : place < 20 ? "concept" : "page"
}

# A reference to another document of the publication: every way spor knows, and the only one of Hugo and of Antora. Sets `for_spor` and
# the others.
function refer(from, size, to, name, words) {
  to = 1 + random(size - 1)
  if (to == from) to = to == size - 1 ? 1 : to + 1
  name = name_of(to)
  words = adjective[1 + random(adjectives)] " " noun[1 + random(nouns)]
  if (to >= 20 || random(2)) for_spor = "[" words "](" name ".md)"
  else if (to < 10) for_spor = "[" words "](spor:" name ")"
  else for_spor = random(2) ? "[[" name "|" words "]]" : "[" words "](begreb:" name ")"
  for_hugo = "[" words "](" (from == 0 ? "" : "../") name "/)"
  for_antora = "xref:" name ".adoc[" words "]"
}

# Text that looks different in AsciiDoc only.
function add(markdown, asciidoc) {
  spor = spor markdown
  hugo = hugo markdown
  antora = antora asciidoc
}

function add_all(text) {
  add(text, text)
}

function add_referring_paragraph(place, size, words) {
  words = paragraph(3 + random(2))
  add_all(words)
  if (size > 2) {
    refer(place, size)
    spor = spor " Læs mere om " for_spor "."
    hugo = hugo " Læs mere om " for_hugo "."
    antora = antora " Læs mere om " for_antora "."
  }
  add_all("\n\n")
}

function add_head(number, place, publication, title, summary) {
  title = place == 0 ? "Strategi " publication : "Dokument " number " om " adjective[1 + random(adjectives)] " " noun[1 + random(nouns)]
  add("---\ntitle: " title "\n", "= " title "\n")
  if (place > 0) spor = spor "id: " name_of(place) "\n"
  spor = spor "kind: " kind_of(place) "\norder: " place + 1 "\n"
  hugo = hugo "weight: " place + 1 "\n"
  summary = sentence()
  add("summary: " summary "\n---\n\n", ":description: " summary "\n\n")
}

function add_table(i, what, who) {
  add("| Indsats | Ansvar | År |\n|---|---|---|\n", "|===\n| Indsats | Ansvar | År\n\n")
  for (i = 0; i < 4; i++) {
    what = noun[1 + random(nouns)]
    who = actor[1 + random(actors)]
    add("| " what " | " who " | " 2018 + i " |\n", "| " what " | " who " | " 2018 + i "\n")
  }
  add("\n", "|===\n\n")
}

function add_section(number, section, i, words) {
  if (section == 2 || section == 4)
    for (i = 0; i < 3; i++) {
      words = sentence()
      add("- " words "\n" (i == 2 ? "\n" : ""), "* " words "\n" (i == 2 ? "\n" : ""))
    }
  if (section == 3 && number % 3 == 0) add_table()
  if (section == 5) {
    words = sentence()
    add("> " words "\n\n", "____\n" words "\n____\n\n")
    add_all(paragraph(4) "\n")
  }
}

# The document at a place of a publication of `size` documents, as `spor`, `hugo` and `antora`; openings[place, section] are sentences that
# stand in it as they are in each of the forms.
function compose(number, place, publication, size, section, heading) {
  spor = hugo = antora = ""
  add_head(number, place, publication)
  add_referring_paragraph(place, size)
  for (section = 1; section <= 5; section++) {
    heading = "Afsnit " section ": " adjective[1 + random(adjectives)] " " noun[1 + random(nouns)]
    add("## " heading "\n\n", "== " heading "\n\n")
    add_referring_paragraph(place, size)
    openings[place, section] = opening
    add_section(number, section)
  }
}
