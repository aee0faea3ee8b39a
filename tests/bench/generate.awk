# The documents of tests/bench/generate: with documents.awk.
BEGIN {
  for (number = 0; number < count; number++) write_document(number)
}

function write_to(path, text) {
  printf "%s", text > path
  close(path)
}

function write_document(number, place, publication, size) {
  publication = 1 + (number - number % 100) / 100
  place = number % 100
  size = count - (number - place)
  if (size > 100) size = 100
  compose(number, place, publication, size)
  write_to(folder "/spor/content/strategi-" publication "/" name_of(place) ".md", spor)
  write_to(folder "/hugo/content/strategi-" publication "/" (place == 0 ? "_index" : name_of(place)) ".md", hugo)
}
