# The documents of tests/bench/generate. Numbers come from a Lehmer generator, since rand() differs between awks.
BEGIN {
  adjectives = split("tidlige fælles faglige lokale trygge sammenhængende tværgående digitale kreative langsigtede nære professionelle", adjective, " ")
  nouns = split("indsatser overgange læringsmiljøer samarbejder handleplaner fællesskaber forløb vejledninger netværk måltider aktiviteter erfaringer", noun, " ")
  actors = split("Byrådet|Skolerne|Dagtilbuddene|De ansatte|Forvaltningen|Forældrene|Lederne|Vejlederne|Klubberne|Eleverne", actor, "|")
  verbs = split("styrker|udvikler|prøver|følger op på|tager ansvar for|beskriver|gennemgår|bygger videre på|giver plads til|samler viden om", verb, "|")
  endings = split("så alle børn trives og lærer mere|i et tæt samspil med forældrene|på tværs af skoler og dagtilbud|når hverdagen gør det svært" \
    "|med blik for det enkelte barns styrker|inden udgangen af skoleåret|og fremlægger resultatet hvert efterår|uden at øge mængden af skemaer" \
    "|så forskellen mellem de stærke og de svage bliver mindre|og deler det, der virker, med hinanden", ending, "|")
  seed = 20180101
  for (number = 0; number < count; number++) write_document(number)
}

function random(below) {
  seed = (seed * 16807) % 2147483647
  return seed % below
}

function sentence() {
  return actor[1 + random(actors)] " " verb[1 + random(verbs)] " " adjective[1 + random(adjectives)] " " noun[1 + random(nouns)] " og " \
    adjective[1 + random(adjectives)] " " noun[1 + random(nouns)] ", " ending[1 + random(endings)] "."
}

function paragraph(sentences, text) {
  text = sentence()
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

# A reference to another document of the publication: every way spor knows, and Hugo's only one. Sets `for_spor` and `for_hugo`.
function refer(from, size, to, name, words) {
  to = 1 + random(size - 1)
  if (to == from) to = to == size - 1 ? 1 : to + 1
  name = name_of(to)
  words = adjective[1 + random(adjectives)] " " noun[1 + random(nouns)]
  if (to >= 20 || random(2)) for_spor = "[" words "](" name ".md)"
  else if (to < 10) for_spor = "[" words "](spor:" name ")"
  else for_spor = random(2) ? "[[" name "|" words "]]" : "[" words "](begreb:" name ")"
  for_hugo = "[" words "](" (from == 0 ? "" : "../") name "/)"
}

function both(text) {
  spor = spor text
  hugo = hugo text
}

function referring_paragraph(place, size) {
  both(paragraph(3 + random(2)))
  if (size > 2) {
    refer(place, size)
    spor = spor " Læs mere om " for_spor "."
    hugo = hugo " Læs mere om " for_hugo "."
  }
  both("\n\n")
}

function write_document(number, place, publication, size, section, i, path) {
  publication = 1 + (number - number % 100) / 100
  place = number % 100
  size = count - (number - place)
  if (size > 100) size = 100
  both("---\ntitle: " (place == 0 ? "Strategi " publication : "Dokument " number " om " adjective[1 + random(adjectives)] " " noun[1 + random(nouns)]) "\n")
  if (place > 0) spor = spor "id: " name_of(place) "\n"
  spor = spor "kind: " kind_of(place) "\norder: " place + 1 "\n"
  hugo = hugo "weight: " place + 1 "\n"
  both("summary: " sentence() "\n---\n\n")
  referring_paragraph(place, size)
  for (section = 1; section <= 5; section++) {
    both("## Afsnit " section ": " adjective[1 + random(adjectives)] " " noun[1 + random(nouns)] "\n\n")
    referring_paragraph(place, size)
    if (section == 2 || section == 4)
      for (i = 0; i < 3; i++) both("- " sentence() "\n" (i == 2 ? "\n" : ""))
    if (section == 3 && number % 3 == 0) {
      both("| Indsats | Ansvar | År |\n|---|---|---|\n")
      for (i = 0; i < 4; i++) both("| " noun[1 + random(nouns)] " | " actor[1 + random(actors)] " | " 2018 + i " |\n")
      both("\n")
    }
    if (section == 5) both("> " sentence() "\n\n" paragraph(4) "\n")
  }
  path = folder "/spor/content/strategi-" publication "/" name_of(place) ".md"
  printf "%s", spor > path
  close(path)
  path = folder "/hugo/content/strategi-" publication "/" (place == 0 ? "_index" : name_of(place)) ".md"
  printf "%s", hugo > path
  close(path)
  spor = hugo = ""
}
