/* Every diagnostic there is: DIAG(code, slug, severity, English, Danish, explanation in English, in Danish). Included several times,
 * hence no guard. Slugs are an interface: other programs filter by them. Explanations are what `spor help CODE` prints; the Danish ones
 * are written for who edits the texts, not for who runs the program. A severity of
 * ENVIRONMENT is an error whose cure lies outside the content (exit code 3), USAGE one of how spor was called (exit code 2). */

/* -- bytes and files -- */
DIAG(DIAG_FILE_UNREADABLE, "file-unreadable", ENVIRONMENT, "cannot read this file: {0}", "filen kan ikke læses: {0}",
     "The operating system refused to give the file's bytes. Check its permissions and that it is a regular file.",
     "Computeren gav ikke adgang til filens indhold. Se efter, om du har rettigheder til filen, og om det er en almindelig fil.")
DIAG(DIAG_FILE_TOO_LARGE, "file-too-large", ERROR, "the file is {0} bytes; the limit is {1}", "filen er {0} byte; grænsen er {1}",
     "Documents above the limit are refused, since parsing time must stay bounded. Split the document, or raise limits.document-size in "
     "spor.yaml.",
     "Dokumenter over grænsen afvises, så det aldrig tager for lang tid at læse dem. Del dokumentet i flere, eller hæv "
     "limits.document-size i spor.yaml.")
DIAG(DIAG_LINK_LEAVES_SITE, "link-leaves-site", ERROR, "symbolic links are not followed: {0}", "symbolske links følges ikke: {0}",
     "A symbolic link could bring text from outside the site into it. Put the file itself in its place.",
     "Et symbolsk link kunne hente tekst ind på webstedet, som ikke hører til der. Læg selve filen på linkets plads.")
DIAG(DIAG_NOT_UTF8, "not-utf8", ERROR, "byte {0} is not valid UTF-8", "byte {0} er ikke gyldig UTF-8",
     "Documents are UTF-8. Save the file again with the encoding set to UTF-8.",
     "Dokumenter skal være gemt som UTF-8, ellers går æ, ø og å i stykker. Gem filen igen, og vælg tegnsættet UTF-8.")
DIAG(DIAG_NUL_BYTE, "nul-byte", ERROR, "the text holds a NUL byte", "teksten indeholder en NUL-byte",
     "A NUL byte has no place in a text; the file is probably not a text file or was damaged.",
     "En NUL-byte hører ikke hjemme i en tekst. Filen er sandsynligvis slet ikke en tekstfil, eller også er den beskadiget.")
DIAG(DIAG_CONTROL_CHARACTER, "control-character", ERROR, "the text holds the control character {0}", "teksten indeholder kontroltegnet {0}",
     "Such characters are commands to terminals and printers; a web page must not hold them. Delete it: it often comes along unseen when "
     "text is pasted.",
     "Tegnet er usynligt og er en ordre til skærme og printere; det må ikke stå på en webside. Slet det. Det følger ofte med, når man "
     "kopierer tekst fra et andet program.")
DIAG(DIAG_DIRECTION_CHARACTER, "direction-character", WARNING, "the invisible character {0} turns the reading direction of what follows",
     "det usynlige tegn {0} vender læseretningen af det følgende",
     "What the page shows is then not what is written. Delete it, unless the text is in a language that is written from right to left.",
     "Læseren ser så noget andet end det, der er skrevet. Slet tegnet, medmindre teksten er på et sprog, der læses fra højre mod venstre.")

/* -- YAML and front matter -- */
DIAG(DIAG_YAML_SYNTAX, "yaml-syntax", ERROR, "this is not valid YAML: {0}", "dette er ikke gyldig YAML: {0}",
     "The YAML parser stopped here. Usual causes: a colon in an unquoted value, a tab as indentation, a missing quote.",
     "Så langt kunne filen læses. Det skyldes som regel et kolon i en værdi uden anførselstegn, en linje rykket ind med tabulator eller "
     "et anførselstegn, der mangler.")
DIAG(DIAG_YAML_TOO_DEEP, "yaml-too-deep", ERROR, "YAML nested more than {0} levels deep", "YAML er indlejret i mere end {0} niveauer",
     "Configuration never needs such nesting; the file was probably made to exhaust memory.",
     "Så mange niveauer har ingen indstilling brug for. Filen er sandsynligvis lavet for at bruge al hukommelsen.")
DIAG(DIAG_YAML_TOO_LARGE, "yaml-too-large", ERROR, "YAML expands to more than {0} values (aliases count each time)",
     "YAML udfolder sig til mere end {0} værdier (aliasser tæller hver gang)",
     "Aliases (*name) copy what their anchor holds. The expansion is capped so that a small file cannot exhaust memory.",
     "Et alias (*navn) gentager alt, hvad der står ved ankeret (&navn). Der er et loft over, hvor meget det kan blive til, så en lille "
     "fil ikke kan bruge al hukommelsen.")
DIAG(DIAG_YAML_ALIAS, "yaml-alias", ERROR, "unknown or circular alias *{0}", "ukendt eller cirkulært alias *{0}",
     "An alias must name an anchor (&name) that stands complete before it.",
     "Et alias (*navn) skal pege på et anker (&navn), der står færdigt længere oppe i filen.")
DIAG(DIAG_YAML_DUPLICATE_KEY, "duplicate-key", ERROR, "the key “{0}” stands twice", "nøglen “{0}” står to gange",
     "One of the two would be lost without a word. Keep the one that holds.",
     "Den ene af de to ville blive overset, uden at nogen fik det at vide. Behold den, der gælder.")
DIAG(DIAG_YAML_KEY_NOT_SCALAR, "key-not-scalar", ERROR, "a key must be a plain word", "en nøgle skal være et enkelt ord",
     "Lists and mappings cannot be keys here.",
     "Her kan en liste eller en gruppe af linjer ikke bruges som nøgle. Skriv et enkelt ord før kolonet.")
DIAG(DIAG_FRONT_MATTER_MISSING, "front-matter-missing", ERROR, "the document has no front matter", "dokumentet har ingen front matter",
     "A document begins with a line `---`, then YAML, then a line `---`. At least `title` must be there.",
     "Et dokument begynder med en linje `---`, så oplysninger som `title: …`, og så en linje `---` igen. Der skal mindst stå en `title`.")
DIAG(DIAG_FRONT_MATTER_OPEN, "front-matter-unterminated", ERROR, "the front matter that begins here is never closed with `---`",
     "den front matter, der begynder her, lukkes aldrig med `---`", "Close the front matter with a line that holds only `---`.",
     "Afslut oplysningerne øverst i dokumentet med en linje, hvor der kun står `---`.")
DIAG(DIAG_FRONT_MATTER_NOT_MAP, "front-matter-not-map", ERROR, "front matter must be `key: value` lines",
     "front matter skal bestå af linjer med `nøgle: værdi`", "The YAML here is a list or a single value.",
     "Mellem de to linjer med `---` står en liste eller en enkelt værdi. Der skal stå linjer med en nøgle, et kolon og en værdi.")

/* -- schema -- */
DIAG(DIAG_KEY_UNKNOWN, "unknown-key", ERROR, "unknown key “{0}” in {1}", "ukendt nøgle “{0}” i {1}",
     "Keys are checked so that a misspelt one is not ignored in silence. docs/format.md lists all.",
     "Nøgler bliver kontrolleret, så en stavefejl ikke bliver overset. docs/format.md viser alle, der findes.")
DIAG(DIAG_KEY_MISSING, "missing-key", ERROR, "the key “{0}” is missing in {1}", "nøglen “{0}” mangler i {1}",
     "The key is required here. docs/format.md says what it holds.",
     "Nøglen skal være der. docs/format.md fortæller, hvad der skal stå ved den.")
DIAG(DIAG_KEY_WRONG_KIND, "key-wrong-kind", ERROR, "“{0}” has no meaning on {1}", "“{0}” har ingen betydning på {1}",
     "The key exists, but on other kinds of document. docs/format.md lists which.",
     "Nøglen findes, men hører til andre slags dokumenter. docs/format.md viser hvilke.")
DIAG(DIAG_VALUE_TYPE, "wrong-type", ERROR, "“{0}” must be {1}", "“{0}” skal være {1}", "The value has another type than the key expects.",
     "Ved nøglen skal der stå en anden slags værdi, for eksempel et tal, en liste eller ja/nej som true/false.")
DIAG(DIAG_VALUE_UNKNOWN, "unknown-value", ERROR, "“{0}” is not a value of “{1}”", "“{0}” er ikke en værdi for “{1}”",
     "The key takes one of a fixed list of values; docs/format.md lists them.",
     "Nøglen kan kun have nogle bestemte værdier. docs/format.md viser dem.")
DIAG(DIAG_VALUE_EMPTY, "empty-value", ERROR, "“{0}” is empty", "“{0}” er tom", "Give it a value, or leave the key out.",
     "Skriv en værdi, eller slet nøglen.")
DIAG(DIAG_VALUE_RANGE, "value-out-of-range", ERROR, "“{0}” must be {1}", "“{0}” skal være {1}",
     "The value lies outside what the key allows.", "Værdien ligger uden for det, nøglen tillader.")
DIAG(DIAG_DATE_INVALID, "invalid-date", ERROR, "“{0}” is no date; write 2018, 2018-01 or 2018-01-31",
     "“{0}” er ingen dato; skriv 2018, 2018-01 eller 2018-01-31",
     "Dates are ISO 8601: year, year-month or year-month-day, and the day must exist.",
     "Skriv datoer som år, år-måned eller år-måned-dag: 2018, 2018-01 eller 2018-01-31. Dagen skal findes i kalenderen.")
DIAG(DIAG_TITLE_WITHOUT_ID, "title-without-id", ERROR, "no id can be made of this title", "der kan ikke laves et id af denne titel",
     "Ids are made of a title's letters and digits. Give one with --id.", "Et id laves af titlens bogstaver og tal. Skriv et med --id.")
DIAG(DIAG_ID_INVALID, "invalid-id", ERROR, "“{0}” is no valid id: use a-z, 0-9 and hyphens",
     "“{0}” er ikke et gyldigt id: brug a-z, 0-9 og bindestreg",
     "Ids become addresses. They begin with a letter or digit and hold lower-case ASCII letters, digits and single hyphens.",
     "Et id bliver en del af en webadresse. Det begynder med et bogstav eller et tal og består af små bogstaver fra a til z, tal og "
     "enkelte bindestreger. Skriv ae, oe og aa for æ, ø og å.")

/* -- configuration -- */
DIAG(DIAG_CONFIG_MISSING, "config-missing", USAGE, "there is no spor.yaml in {0}", "der er ingen spor.yaml i {0}",
     "A site's root holds spor.yaml. Run the command there, or name the folder with --root.",
     "Øverst i webstedets mappe skal ligge en fil spor.yaml. Kør kommandoen i den mappe, eller angiv mappen med --root.")
DIAG(DIAG_CONTENT_MISSING, "content-missing", ERROR, "there is no folder content/ beside spor.yaml",
     "der er ingen mappe content/ ved siden af spor.yaml", "Documents lie below content/.",
     "Dokumenterne skal ligge i mappen content/ ved siden af spor.yaml.")
DIAG(DIAG_UNIT_UNKNOWN, "unknown-unit", ERROR, "no unit “{0}” in spor.yaml", "ingen enhed “{0}” i spor.yaml",
     "Owners and contact boxes name a unit of the `units:` list in spor.yaml.",
     "Ansvarlige og kontaktbokse skal pege på en enhed, der står under `units:` i spor.yaml. Ret stavningen, eller skriv enheden ind dér.")
DIAG(DIAG_COLOUR_UNREAD, "colour-unread", ERROR, "text in this colour is hard to read: its contrast on {1} is {0}, and 4.5:1 is needed",
     "tekst i denne farve er svær at læse: kontrasten mod {1} er {0}, og den skal være 4,5:1",
     "The first colour of the brand is that of links. WCAG 2.2 asks for a contrast of 4.5:1 with everything it stands on. The colour that "
     "is "
     "suggested has the same hue and is the nearest in lightness that passes; in the dark scheme a lighter one is needed (dark-colours).",
     "Brandets første farve er linkenes. WCAG 2.2 kræver en kontrast på 4,5:1 mod alt, den står på. Den foreslåede farve har samme tone og "
     "er den nærmeste i lyshed, der opfylder kravet. I det mørke tema skal farven være lysere (dark-colours).")
DIAG(DIAG_COLOUR_UNSEEN, "colour-unseen", ERROR, "edges in this colour are hard to see: its contrast on {1} is {0}, and 3:1 is needed",
     "kanter i denne farve er svære at se: kontrasten mod {1} er {0}, og den skal være 3:1",
     "The second colour of the brand is that of edges that carry meaning. WCAG 2.2 asks for a contrast of 3:1 with everything they stand "
     "on.",
     "Brandets anden farve bruges til kanter, der betyder noget. WCAG 2.2 kræver en kontrast på 3:1 mod alt, de står på.")
DIAG(DIAG_ASSET_MISSING, "missing-theme-file", ERROR, "there is no file layouts/assets/{0}", "der er ingen fil layouts/assets/{0}",
     "The files of the brand (logo, font, picture) lie in the folder layouts/assets/ of the site, and are named without it.",
     "Brandets filer (logo, skrift, billede) skal ligge i webstedets mappe layouts/assets/ og nævnes uden den.")

/* -- documents -- */
DIAG(DIAG_DOCUMENT_TOO_DEEP, "nested-too-deep", ERROR, "the text is nested more than {0} levels deep",
     "teksten er indlejret i mere end {0} niveauer",
     "Quotes and lists inside each other are capped, so that parsing time and memory stay bounded.",
     "Der er en grænse for, hvor mange lag citater og lister der kan ligge inden i hinanden, så læsningen hverken tager for lang tid "
     "eller for meget hukommelse.")
DIAG(DIAG_ATTRIBUTE_SYNTAX, "attribute-syntax", ERROR, "cannot read the attributes “{0}”", "attributterne “{0}” kan ikke læses",
     "Attributes are written {#id .class key=value}, values with spaces in double quotes.",
     "Attributter skrives {#id .klasse nøgle=værdi}. Er der mellemrum i en værdi, skal den stå i dobbelte anførselstegn.")
DIAG(DIAG_ATTRIBUTE_UNKNOWN, "unknown-attribute", ERROR, "unknown {1} “{0}” here", "ukendt {1} “{0}” her",
     "docs/format.md lists the classes and keys that headings, list items, callouts and figures take.",
     "docs/format.md viser, hvilke klasser og nøgler overskrifter, punkter i lister, bokse og figurer kan have.")
DIAG(DIAG_ATTRIBUTE_DUPLICATE, "duplicate-attribute", ERROR, "“{0}” is given twice", "“{0}” er angivet to gange",
     "Only one of them can hold.", "Kun den ene af dem kan gælde. Slet den anden.")
DIAG(DIAG_CALLOUT_UNKNOWN, "unknown-callout", ERROR, "unknown callout “[!{0}]”", "ukendt boks “[!{0}]”",
     "Callouts are [!begreb], [!mål], [!kontakt], [!figur] and [!note].",
     "De bokse, der findes, er [!begreb], [!mål], [!kontakt], [!figur] og [!note].")
DIAG(DIAG_CALLOUT_UNTITLED, "callout-untitled", ERROR, "[!{0}] needs a title on its line", "[!{0}] skal have en titel på linjen",
     "The text after [!begreb] or [!mål] names the concept or goal.",
     "Teksten efter [!begreb] eller [!mål] på samme linje er navnet på begrebet eller målet.")
DIAG(DIAG_LIST_MISSING, "list-missing", ERROR, "the heading is marked .{0}, but no list follows",
     "overskriften er mærket .{0}, men ingen liste følger",
     "Under a heading marked .goals, .actions, .themes and so on stands a list; each of its top-level items is one of them.",
     "Under en overskrift, der er mærket .goals, .actions, .themes og lignende, skal der stå en liste. Hvert punkt i listens yderste lag "
     "bliver et mål, en handling, et tema og så videre.")
DIAG(DIAG_ITEM_EMPTY, "empty-item", ERROR, "this item has no text", "dette punkt har ingen tekst",
     "A goal, action or theme needs words to be known by.", "Et mål, en handling eller et tema skal have ord, man kan kende det på.")
DIAG(DIAG_IMAGE_ALT_MISSING, "image-alt-missing", ERROR, "the image has no alternative text", "billedet har ingen alternativ tekst",
     "Write what the image shows between the brackets: ![text](file). An image that only decorates is marked {decorative} after it.",
     "Skriv, hvad billedet viser, mellem de kantede parenteser: ![tekst](fil). Så får også den, der ikke kan se billedet, det at vide. "
     "Er billedet kun til pynt, så skriv {decorative} efter det.")
DIAG(DIAG_IMAGE_DECORATIVE_ALT, "image-decorative-alt", WARNING, "the image is marked decorative but has an alternative text",
     "billedet er mærket dekorativt, men har en alternativ tekst",
     "Either the image says something (drop {decorative}) or it does not (drop the text).",
     "Siger billedet noget, så fjern {decorative}. Er det kun til pynt, så fjern teksten mellem de kantede parenteser.")
DIAG(DIAG_RAW_HTML, "raw-html", WARNING, "raw HTML is off; it is shown as text", "rå HTML er slået fra; det vises som tekst",
     "Set html: true in spor.yaml to let HTML in documents through, if you trust everyone who writes them.",
     "Skriv html: true i spor.yaml, hvis HTML i dokumenterne skal virke. Gør det kun, hvis du stoler på alle, der skriver i dem.")
DIAG(DIAG_FOOTNOTE_UNUSED, "footnote-unused", WARNING, "the note “{0}” is not shown: nothing refers to it, or the name is used twice",
     "noten “{0}” vises ikke: intet henviser til den, eller navnet er brugt to gange",
     "A note is shown where the text refers to it with [^name]. Of two notes with one name the first is shown. Check the spelling, or "
     "delete "
     "the note.",
     "En note vises, når teksten henviser til den med [^navn]. Har to noter samme navn, vises kun den første. Se efter, om navnet er "
     "stavet rigtigt, eller slet noten.")
DIAG(DIAG_REFERENCE_SYNTAX, "reference-syntax", ERROR, "cannot read the reference: {0}", "henvisningen kan ikke læses: {0}",
     "A short reference is [[id]] or [[id|text]], on one line, with plain text.",
     "En kort henvisning skrives [[id]] eller [[id|tekst]] på én linje og med almindelig tekst.")
DIAG(DIAG_REFERENCE_TABLE_BAR, "reference-table-bar", ERROR, "the bar splits the cell: write [[{0}\\|…]] in a table",
     "stregen deler cellen: skriv [[{0}\\|…]] i en tabel", "In a table, | ends the cell. Escape it with a backslash inside [[…]].",
     "I en tabel slutter tegnet | cellen. Sæt en omvendt skråstreg foran det inden for [[…]].")
DIAG(DIAG_LINK_SCHEME, "link-scheme", ERROR, "links to “{0}:” are not allowed", "links til “{0}:” er ikke tilladt",
     "Only http, https, mailto, tel and references of spor itself may be linked to; others can run script in the reader's browser.",
     "Der kan kun linkes til http, https, mailto, tel og spors egne henvisninger. Andre slags links kan køre programmer i læserens "
     "browser.")

DIAG(
    DIAG_MARKUP_UNREAD, "unread-markup", WARNING, "“{0}” is shown as text", "“{0}” vises som tekst",
    "It looks like markup, but something is missing in it, or it stands where it means nothing. Attributes are written {#id .class} at the "
    "very end of a heading, item or callout's first line; references [[id]] or [text](begreb:id), without a blank between; a callout "
    "begins with > [!begreb] Title, a heading with its signs and a blank; a note [^name] needs a line [^name]: …. If it is meant as text, "
    "put a backslash before its first sign.",
    "Det ligner opmærkning, men der mangler noget i det, eller det står et sted, hvor det intet betyder. Attributter skrives {#id .klasse} "
    "allersidst i en overskrift, et punkt eller en boks' første linje; henvisninger [[id]] eller [tekst](begreb:id) uden mellemrum "
    "imellem; "
    "en boks begynder med > [!begreb] Titel, en overskrift med sine tegn og et mellemrum; en note [^navn] skal have en linje [^navn]: …. "
    "Er "
    "det ment som tekst, så sæt en omvendt skråstreg foran det første tegn.")
DIAG(DIAG_CODE_OPEN, "code-unterminated", WARNING, "the code that begins here never ends, so all that follows is code",
     "koden, der begynder her, slutter aldrig, så alt det følgende er kode", "Close it with a line of the same signs: ``` or ~~~.",
     "Afslut den med en linje med de samme tegn: ``` eller ~~~.")

/* -- registry -- */
DIAG(DIAG_DUPLICATE_ID, "duplicate-id", ERROR, "the id “{0}” is used already at {1}", "id'et “{0}” er allerede brugt ved {1}",
     "Ids are one namespace for all goals, actions, tracks, concepts, themes, areas and pages of a publication.",
     "Alle mål, handlinger, spor, begreber, temaer, områder og sider i en publikation deler de samme id'er. Giv den ene et andet.")
DIAG(DIAG_DUPLICATE_HEADING_ID, "duplicate-heading-id", ERROR, "the anchor “{0}” is given already on line {1}",
     "ankeret “{0}” er allerede givet på linje {1}", "Anchors are one namespace per page.",
     "Et anker kan kun bruges én gang på en side. Giv den ene overskrift et andet.")
DIAG(DIAG_DUPLICATE_PUBLICATION, "duplicate-publication", ERROR, "the publication “{0}” exists already at {1}",
     "publikationen “{0}” findes allerede ved {1}",
     "A publication's id is the first part of all its addresses and so stands once in a site.",
     "En publikations id er den første del af alle dens adresser og kan derfor kun bruges én gang på webstedet.")
DIAG(DIAG_NESTED_PUBLICATION, "nested-publication", ERROR, "a publication inside the publication {0}",
     "en publikation inde i publikationen {0}", "Folders of publications cannot lie inside each other.",
     "En publikations mappe kan ikke ligge inden i en anden publikations mappe. Flyt den ud ved siden af.")
DIAG(DIAG_RESERVED_NAME, "reserved-name", ERROR, "“{0}” is reserved for spor's own pages", "“{0}” er reserveret til spors egne sider",
     "The address would clash with pages that spor makes. A page's address comes from the names of its file and folders, a publication's "
     "from its id or else its folder, an edition's from its name: choose another there. A track, goal or concept in a folder of that name "
     "needs its kind: line.",
     "Adressen ville falde sammen med en side, som spor selv laver. En sides adresse kommer af filens og mappernes navne, en publikations "
     "af dens id eller ellers mappens navn, en udgaves af dens navn: Vælg et andet dér. Er det et indsatsspor, et mål eller et begreb, "
     "mangler linjen med kind:.")
DIAG(DIAG_URL_CLASH, "url-clash", ERROR, "the address {0} is taken already by {1}", "adressen {0} er allerede optaget af {1}",
     "Two things would be written to the same file. Rename one of them.",
     "To ting ville blive skrevet til den samme fil. Giv den ene et andet navn.")
DIAG(DIAG_ENTITY_OUTSIDE, "entity-outside-publication", ERROR, "{0} must lie in a publication", "{0} skal ligge i en publikation",
     "Outside publications a site has pages and shared concepts only.",
     "Uden for publikationerne kan et websted kun have sider og fælles begreber. Flyt dokumentet ind i en publikations mappe.")

DIAG(DIAG_PUBLICATION_FILE, "publication-file", ERROR, "only the index.md of a folder can be a publication",
     "kun en mappes index.md kan være en publikation", "A publication is a folder below content/ whose index.md has kind: publication.",
     "En publikation er en mappe under content/, hvor filen index.md har kind: publication.")

/* -- references -- */
DIAG(DIAG_REFERENCE_DANGLING, "dangling-reference", ERROR, "nothing is called “{0}” in {1}", "intet hedder “{0}” i {1}",
     "The reference leads nowhere. Check the spelling of the id; `spor links` lists what there is.",
     "Henvisningen fører ingen steder hen. Se efter, om id'et er stavet rigtigt; `spor links` viser, hvad der findes.")
DIAG(DIAG_REFERENCE_KIND, "reference-kind", ERROR, "“{0}” is {1}, not what the reference says",
     "“{0}” er {1}, ikke hvad henvisningen siger",
     "begreb:, maal:, spor: and side: say what kind they lead to; the id belongs to another kind.",
     "begreb:, maal:, spor: og side: siger, hvilken slags de fører til, og dette id tilhører en anden slags. Ret ordet før kolonet, "
     "eller fjern det.")
DIAG(DIAG_REFERENCE_AMBIGUOUS, "ambiguous-reference", ERROR, "“{0}” may mean {1} or {2}", "“{0}” kan betyde {1} eller {2}",
     "Write publication/id to say which one is meant.", "Skriv publikation/id for at vise, hvilken af dem du mener.")
DIAG(DIAG_REFERENCE_SELF, "self-reference", WARNING, "“{0}” refers to itself", "“{0}” henviser til sig selv",
     "A link to the page it stands on leads nowhere.", "Et link til den side, det selv står på, fører ingen steder hen.")
DIAG(DIAG_REFERENCE_LEFT_OUT, "reference-left-out", ERROR, "“{0}” is left out of this build", "“{0}” er udeladt af denne bygning",
     "The document exists, but it is a draft or waits for its publish-at, so the link would lead nowhere. Build with --drafts to see it.",
     "Dokumentet findes, men det er en kladde eller venter på sin publish-at, så linket ville ikke føre nogen steder hen. Med --drafts "
     "kan du se det.")
DIAG(DIAG_ANCHOR_MISSING, "missing-anchor", ERROR, "{1} has no heading or entry “#{0}”", "{1} har ingen overskrift eller post “#{0}”",
     "The page exists, the part of it does not. The anchors of a page are its headings' ids and the ids of what it declares.",
     "Siden findes, men den del af den gør ikke. Man kan henvise til sidens overskrifter og til de mål, begreber og andet, den selv "
     "forklarer.")
DIAG(DIAG_FILE_MISSING, "missing-file", ERROR, "there is no file {0}", "der er ingen fil {0}",
     "The path is taken from the document's own folder.",
     "Stien regnes fra den mappe, dokumentet selv ligger i. Se efter, om filen er der, og om navnet er stavet rigtigt, også med store og "
     "små bogstaver.")
DIAG(DIAG_FILE_POINTER, "lfs-pointer", ERROR, "{0} is kept in Git LFS and is not here", "{0} ligger i Git LFS og er her ikke",
     "Fetch it into the work tree with git lfs pull. Editions are read from the repository itself, where such a file never is: commit "
     "figures and attachments as they are.",
     "Hent filen ned i mappen med git lfs pull. Udgaver læses fra selve repositoriet, hvor en sådan fil aldrig er: læg figurer og bilag "
     "i git, som de er.")
DIAG(DIAG_PATH_OUTSIDE, "path-outside-site", ERROR, "{0} leads out of the site", "{0} fører ud af webstedet",
     "Files are taken from below content/ only.", "Der kan kun bruges filer, som ligger under content/.")
DIAG(DIAG_FILE_TYPE, "file-type", ERROR, "{0} is not of a type that is published here", "{0} er ikke af en type, der udgives her",
     "Figures are svg, png, jpg or webp; attachments pdf, docx, xlsx or csv.",
     "Figurer kan være svg, png, jpg eller webp; bilag kan være pdf, docx, xlsx eller csv.")
DIAG(DIAG_PICTURE_BROKEN, "broken-picture", WARNING, "{0} is not a picture that can be read", "{0} er ikke et billede, der kan læses",
     "Its first bytes are not those of a PNG, JPEG or WebP file. Browsers will show its alternative text at most.",
     "Filens første bytes er ikke dem, en PNG-, JPEG- eller WebP-fil har. Browsere viser højst den alternative tekst. Gem billedet igen "
     "fra det program, det kommer fra.")
DIAG(DIAG_RELATION_DANGLING, "dangling-relation", ERROR, "“{0}” names “{1}”, which does not exist", "“{0}” nævner “{1}”, som ikke findes",
     "A relation names ids of the same publication, or publication/id.",
     "En relation skal pege på et id i samme publikation eller på publikation/id. Se efter, om det er stavet rigtigt.")
DIAG(DIAG_RELATION_KIND, "relation-kind", ERROR, "“{0}” takes {1}", "“{0}” tager {1}", "The id exists, but it belongs to another kind.",
     "Id'et findes, men det tilhører en anden slags end dem, relationen kan føre til.")
DIAG(DIAG_RELATION_SELF, "self-relation", ERROR, "“{0}” names the entry itself", "“{0}” nævner posten selv",
     "An entry cannot be related to itself.", "Noget kan ikke have en relation til sig selv. Ret id'et, eller fjern det.")
DIAG(DIAG_RELATION_CIRCLE, "relation-circle", ERROR, "“{0}” is part of itself: {1}", "“{0}” er del af sig selv: {1}",
     "part-of must end somewhere.",
     "Følger man part-of fra det ene til det næste, skal man ende et sted og ikke tilbage, hvor man begyndte.")

/* -- layouts -- */
DIAG(DIAG_LAYOUT_MISSING, "layout-missing", ERROR, "there is no layout “{0}”", "der er intet layout “{0}”",
     "Layouts are files layouts/NAME.lua in the site or in the theme.",
     "Layouts er filer layouts/NAVN.lua i webstedets mappe eller i temaet.")
DIAG(DIAG_LAYOUT_SYNTAX, "layout-syntax", ERROR, "Lua: {0}", "Lua: {0}", "The layout is not valid Lua.",
     "Layoutet er ikke gyldig Lua. Det skal rettes af den, der vedligeholder temaet.")
DIAG(DIAG_LAYOUT_ERROR, "layout-error", ERROR, "Lua: {0} (while making {1})", "Lua: {0} (under dannelsen af {1})",
     "The layout stopped with an error while making a page.",
     "Layoutet gik i stå med en fejl, mens det dannede en side. Det skal rettes af den, der vedligeholder temaet.")
DIAG(DIAG_LAYOUT_PAGE, "layout-page", NOTE, "this document was being laid out by {0}", "dette dokument var ved at blive sat op af {0}",
     "Says which document a layout's error belongs to.",
     "Fortæller, hvilket dokument et layouts fejl hører til. Dokumentet selv behøver ikke at fejle noget.")
DIAG(DIAG_LAYOUT_BUDGET, "layout-budget", ERROR, "the layout used up its budget of {0} (while making {1})",
     "layoutet har brugt sit budget af {0} (under dannelsen af {1})",
     "Layouts run with ceilings on instructions, memory, output and time, so that a mistake cannot hang a build. limits: in spor.yaml "
     "raises them.",
     "Der er lofter over, hvor mange trin, hvor megen hukommelse, hvor meget output og hvor lang tid et layout må bruge, så en fejl ikke "
     "får bygningen til at hænge. limits: i spor.yaml hæver dem.")
DIAG(DIAG_LAYOUT_UNTRIED, "layout-untried", NOTE, "a page with this layout took more than a page may; {0} others were not tried",
     "en side med dette layout brugte mere, end en side må; {0} andre blev ikke prøvet",
     "Mend the error that is told of the first page. The others may have errors of their own, which are then told.",
     "Ret den fejl, der er nævnt om den første side. De andre kan have deres egne fejl; de nævnes, når den første er rettet.")
DIAG(DIAG_LAYOUT_RESULT, "layout-result", ERROR, "the layout gave {0} instead of {1}", "layoutet gav {0} i stedet for {1}",
     "A layout file ends with `return function(page) … end`, and the function returns HTML made with lua/html.lua.",
     "En layoutfil slutter med `return function(page) … end`, og funktionen skal give HTML, der er lavet med lua/html.lua.")
DIAG(DIAG_LAYOUT_PRINT, "layout-print", NOTE, "{0}", "{0}", "A layout called print().",
     "Et layout kaldte print(). Det bruges, når man leder efter en fejl i layoutet.")

/* -- output -- */
DIAG(DIAG_OUTPUT_UNWRITABLE, "output-unwritable", ENVIRONMENT, "cannot write here: {0}", "der kan ikke skrives her: {0}",
     "The site in the output folder is left as it was. Check permissions and free space.",
     "Webstedet i outputmappen er, som det var. Se efter, om du har rettigheder til mappen, og om der er plads på disken.")
DIAG(DIAG_OUTPUT_OCCUPIED, "output-occupied", ERROR, "a file that spor did not make stands in the way",
     "en fil, som spor ikke har lavet, står i vejen",
     "spor never overwrites or deletes files it did not write. Move it, or choose another output folder with --out.",
     "spor overskriver og sletter aldrig filer, det ikke selv har skrevet. Flyt filen, eller vælg en anden outputmappe med --out.")
DIAG(DIAG_PORT_TAKEN, "port-taken", ENVIRONMENT, "port {0} cannot be listened on: {1}", "port {0} kan ikke bruges: {1}",
     "Another program, perhaps another spor serve, answers there. Stop it, or choose another port: spor serve --port 8001. --port 0 takes "
     "any "
     "free one.",
     "Et andet program, måske en anden spor serve, svarer dér allerede. Stop det, eller vælg en anden port: spor serve --port 8001. Med "
     "--port 0 "
     "tages en, der er ledig.")
DIAG(DIAG_WATCH_LIMIT, "watch-limit", WARNING,
     "the system allows no more watched folders: changes are found by looking, within a second or so",
     "systemet tillader ikke flere overvågede mapper: ændringer findes ved at se efter, inden for et sekund eller så",
     "All changes are still seen, only later. The limit is fs.inotify.max_user_watches (and max_user_instances); other programs that watch "
     "folders share it.",
     "Alle ændringer bliver stadig set, blot senere. Grænsen hedder fs.inotify.max_user_watches (og max_user_instances), og den deles med "
     "andre programmer, der overvåger mapper.")
DIAG(DIAG_PREVIEW_STOPPED, "preview-stopped", ENVIRONMENT, "the build ended before it was done ({0})",
     "bygningen sluttede, før den var færdig ({0})",
     "The machine may be out of memory, or someone ended the process. The next change builds again.",
     "Computeren kan være løbet tør for hukommelse, eller nogen har afbrudt processen. Ved næste ændring bygges der igen.")
DIAG(DIAG_OUTPUT_LOCKED, "output-locked", ENVIRONMENT, "another spor is writing here", "en anden spor skriver her",
     "Two builds into one folder would mix. Wait for the other one.",
     "To bygninger i samme mappe ville blive blandet sammen. Vent, til den anden er færdig.")
DIAG(DIAG_OUTPUT_INSIDE, "output-inside-source", USAGE, "the output folder may not be or hold the site's own files",
     "outputmappen må ikke være eller indeholde webstedets egne filer", "Choose a folder of its own, as public/.",
     "Vælg en mappe, der ikke bruges til andet, for eksempel public/.")
DIAG(DIAG_OUTPUT_RECOVERED, "output-recovered", NOTE, "an interrupted build was {0}", "en afbrudt bygning blev {0}",
     "The run before this one was stopped while it wrote; what it had begun was finished or undone.",
     "Den forrige kørsel blev stoppet, mens den skrev. Det, den var i gang med, blev gjort færdigt eller ført tilbage.")
DIAG(DIAG_OUTPUT_TOO_LARGE, "output-too-large", ERROR, "the site grows beyond {0} bytes", "webstedet vokser ud over {0} byte",
     "limits.output-size in spor.yaml sets the ceiling.", "Loftet sættes med limits.output-size i spor.yaml.")
DIAG(DIAG_SVG_INVALID, "svg-invalid", ERROR, "this is not a valid SVG: {0}", "dette er ikke en gyldig SVG: {0}",
     "SVG files are parsed and written anew without scripts and outside references; this one could not be parsed.",
     "SVG-filer læses og skrives på ny uden programmer og uden henvisninger til andre steder. Denne fil kunne ikke læses; gem den igen "
     "fra tegneprogrammet.")
DIAG(DIAG_SVG_CLEANED, "svg-cleaned", NOTE, "removed from the SVG: {0}", "fjernet fra SVG-filen: {0}",
     "Scripts, event handlers and outside references are taken out of every drawing.",
     "Programmer, hændelser og henvisninger til andre steder fjernes fra alle tegninger.")

/* -- git -- */
DIAG(DIAG_GIT_NONE, "no-repository", WARNING, "not in a git repository: no history, the folder is the only edition",
     "ikke i et git-repository: ingen historik, mappen er den eneste udgave",
     "Editions and history are read from git. Run `git init` to begin one.",
     "Udgaver og historik læses fra git. Kør `git init` for at begynde et repository.")
DIAG(DIAG_GIT_OWNER, "repository-owner", ENVIRONMENT, "the repository {0} belongs to another user",
     "repositoriet {0} tilhører en anden bruger",
     "git refuses such repositories for safety. If you trust it, run: git config --global --add safe.directory PATH",
     "git afviser sådan et repository for en sikkerheds skyld. Stoler du på det, så kør: git config --global --add safe.directory STI")
DIAG(DIAG_GIT_ERROR, "git-error", ENVIRONMENT, "git: {0}", "git: {0}",
     "The git library could not read the repository. git fsck tells what is damaged; an undamaged clone has it still.",
     "Repositoriet kunne ikke læses. git fsck fortæller, hvad der er beskadiget; en klon, der ikke er det, har det stadig.")
DIAG(DIAG_GIT_REVISION, "unknown-revision", ENVIRONMENT, "no revision “{0}” in the repository", "ingen revision “{0}” i repositoriet",
     "Fetch it (git fetch --tags), or correct the name.", "Hent den med git fetch --tags, eller ret navnet.")

DIAG(DIAG_GIT_SHALLOW, "shallow-repository", ENVIRONMENT,
     "the repository is a shallow clone, its history is cut off: git fetch --unshallow --tags",
     "repositoriet er en overfladisk klon, historikken er skåret af: git fetch --unshallow --tags",
     "Dates and editions taken from it would be wrong. The command fetches the whole history.",
     "Datoer og udgaver, der blev taget fra den, ville være forkerte. Kommandoen henter hele historikken.")

/* -- words -- */
DIAG(
    DIAG_DICTIONARY_MISSING, "dictionary-missing", ENVIRONMENT,
    "no Danish dictionary is installed: install the package {0}, or use --no-terms",
    "der er ingen dansk ordbog: installér pakken {0}, eller brug --no-terms",
    "Concepts are recognised in all their forms with Hunspell's dictionary; da_DK.aff and da_DK.dic are looked for in the folders of "
    "DICPATH and in /usr/share/hunspell. With --no-terms only written references are links.",
    "Begreber genkendes i alle deres bøjninger ved hjælp af Hunspells ordbog. Filerne da_DK.aff og da_DK.dic søges i mapperne i DICPATH og "
    "i /usr/share/hunspell. Med --no-terms bliver kun de henvisninger, der er skrevet, til links.")

/* -- import -- */
DIAG(DIAG_IMPORT_FORMAT, "import-format", USAGE, "files of this kind cannot be imported: {0}",
     "filer af denne slags kan ikke hentes ind: {0}",
     "Word (.docx), OpenDocument (.odt), rich text (.rtf), HTML, PDF and plain text (.txt) can. A file of an old Word (.doc) is saved as "
     ".docx first.",
     "Det kan Word (.docx), OpenDocument (.odt), RTF (.rtf), HTML, PDF og ren tekst (.txt). En fil fra en gammel Word (.doc) gemmes først "
     "som .docx.")
DIAG(DIAG_IMPORT_PROGRAM_MISSING, "import-program-missing", ENVIRONMENT, "the program {0} is not installed: install the package {1}",
     "programmet {0} er ikke installeret: installér pakken {1}",
     "spor reads Word, OpenDocument, RTF and HTML with pandoc, and PDF with pdftotext (poppler-utils). On Debian: apt install and the "
     "package's name.",
     "spor læser Word, OpenDocument, RTF og HTML med pandoc og PDF med pdftotext (poppler-utils). På Debian: apt install og pakkens navn.")
DIAG(DIAG_IMPORT_UNREADABLE, "import-unreadable", ERROR, "this file cannot be read: {0}", "filen kan ikke læses: {0}",
     "It is damaged, or something else than its name says. Open it in the program that it was made with, and save it again.",
     "Den er beskadiget eller noget andet, end dens navn siger. Åbn den i det program, den er lavet med, og gem den igen.")
DIAG(DIAG_IMPORT_LOCKED, "import-locked", ERROR, "this file is locked with a password", "filen er låst med en adgangskode",
     "Open it in the program that it was made with, take the password away, and save it again.",
     "Åbn den i det program, den er lavet med, fjern adgangskoden, og gem den igen.")
DIAG(
    DIAG_IMPORT_EMPTY, "import-empty", ERROR, "there is no text in this file", "der er ingen tekst i filen",
    "A PDF without text is pictures of pages. Have it read first by a program that knows Danish, as ocrmypdf -l dan, and import what "
    "that makes.",
    "En PDF uden tekst er billeder af sider. Lad først et program, der kan dansk, læse den, for eksempel ocrmypdf -l dan, og hent det ind, "
    "der kommer ud af det.")
DIAG(DIAG_IMPORT_TOO_LARGE, "import-too-large", ERROR, "{0} needs more time, memory or room for this file than it is given",
     "{0} skal bruge mere tid, hukommelse eller plads til filen, end det får",
     "There are ceilings, so that a file that was made to do harm cannot. Divide the document, or take the pictures out of it.",
     "Der er grænser, så en fil, der er lavet for at gøre skade, ikke kan det. Del dokumentet, eller tag billederne ud af det.")
DIAG(DIAG_IMPORT_PAGES, "import-pages", ERROR, "the document has more than {0} pages", "dokumentet har flere end {0} sider",
     "A strategy is read by people. Divide it, as with qpdf --pages, and import the parts that are wanted.",
     "En strategi skal læses af mennesker. Del den, for eksempel med qpdf --pages, og hent de dele ind, der skal bruges.")
DIAG(
    DIAG_REVIEW_WANTED, "review-wanted", WARNING, "left by spor import for you to look at: {0}",
    "efterladt af spor import, så du kan se efter: {0}",
    "Where spor import could not know, it left a comment <!-- se efter: … --> behind the words. Mend the words if need be, then delete the "
    "comment. Readers do not see it.",
    "Hvor spor import ikke kunne vide det, har det efterladt en kommentar <!-- se efter: … --> bag ordene. Ret ordene, hvis det skal være, "
    "og "
    "slet så kommentaren. Læserne ser den ikke.")

#include "base/diag_table_check.h"
#include "base/diag_table_editions.h"

/* -- what spor writes into the files of an editor -- */
DIAG(DIAG_ID_UNWRITABLE, "id-unwritable", ERROR, "the id {0} could not be written here; write one yourself",
     "id'et {0} kunne ikke skrives her; skriv selv et",
     "spor writes an id only where the text, read again, says the same as before. Here it would not: something "
     "else on the page may have that id. Write one like {#another-name} at the end of the item, heading or first line of the callout.",
     "spor skriver kun et id, hvis teksten bagefter siger det samme som før. Det ville den ikke her; måske har noget "
     "andet på siden det id. Skriv selv et som {#et-andet-navn} sidst i punktet, overskriften eller boksens første linje.")
DIAG(DIAG_FILE_EXISTS, "file-exists", ERROR, "there is such a file already; it is left as it is",
     "filen findes allerede; den er, som den var",
     "spor never writes over what is there. Choose another folder, title or id, or move the file away.",
     "spor skriver aldrig hen over noget, der er der. Vælg en anden mappe, titel eller et andet id, eller flyt filen.")
DIAG(DIAG_TEMPLATE_MISSING, "template-missing", ENVIRONMENT, "this file of spor itself is not there",
     "denne af spors egne filer er der ikke",
     "The texts that new documents begin with belong to the installed theme. Install spor anew, or point SPOR_THEME at a folder that has "
     "them.",
     "Teksterne, som nye dokumenter begynder med, følger med spor. Installér spor igen, eller lad SPOR_THEME vise en mappe, der har dem.")
DIAG(DIAG_YAML_UNEDITABLE, "yaml-uneditable", ERROR, "nothing can be added here without writing the file anew; add it below “{0}” yourself",
     "her kan intet føjes til uden at skrive hele filen om; føj det selv til under “{0}”",
     "spor adds lines to a YAML file and leaves all else as it is. Here that cannot be: the key holds another kind of value, or is written "
     "with an alias or tabs. docs/format.md tells what an entry looks like.",
     "spor føjer linjer til en YAML-fil og lader resten stå. Det kan ikke lade sig gøre her: nøglen har en anden slags værdi, eller den er "
     "skrevet med et alias eller tabulatorer. docs/format.md viser, hvordan linjerne skal se ud.")
DIAG(DIAG_PUBLICATION_WHICH, "publication-which", USAGE, "there are {0} publications: say which with --publication ID",
     "der er {0} publikationer: sig hvilken med --publication ID", "The command is about one publication.",
     "Kommandoen handler om én publikation. Skriv dens id efter --publication.")
DIAG(DIAG_RELEASE_NO_GIT, "release-no-git", ENVIRONMENT, "an edition is a commit, and there is none yet",
     "en udgave er et commit, og der er ikke noget endnu",
     "Editions are read from git for ever after. Run `git init`, `git add` and `git commit` first.",
     "Udgaver læses for altid fra git. Kør først `git init`, `git add` og `git commit`.")
DIAG(DIAG_RELEASE_UNCOMMITTED, "release-uncommitted", ERROR, "not committed: an edition holds what git holds",
     "ikke gemt i git: en udgave er det, der står i git",
     "The file is new, changed or ignored by git, so the edition would not be what you see. Commit it, or take it away.",
     "Filen er ny, ændret eller overset af git, så udgaven ville ikke blive det, du ser. Gem den med git commit, eller fjern den.")
DIAG(DIAG_RELEASE_UNSTAMPED, "release-unstamped", ERROR, "“{0}” has no written id", "“{0}” har intet skrevet id",
     "With its next wording it would be taken for another thing. Run `spor ids`, look at what it wrote, and commit it.",
     "Når ordene næste gang bliver andre, kan ingen se, at det er det samme. Kør `spor ids`, se efter, hvad den skrev, og gem det i git.")
DIAG(DIAG_RELEASE_EXISTS, "release-exists", ERROR, "there is an edition {0} already", "der er allerede en udgave {0}",
     "An edition is read under its name for ever, so no other can have it. Choose another name.",
     "En udgave kan for altid læses under sit navn, så ingen anden kan få det. Vælg et andet navn.")
DIAG(DIAG_RELEASE_TAG, "release-tag", ERROR, "there is a tag {0} already, on the commit {1}", "der er allerede et mærke {0}, på commit {1}",
     "A tag that moves would change what an edition was. Choose another name, or delete the tag if it never was published: git tag -d.",
     "Flyttes et mærke, bliver en udgave til noget andet. Vælg et andet navn, eller slet mærket, hvis det aldrig har været offentligt: "
     "git tag -d.")
DIAG(DIAG_RELEASE_UNDECIDED, "release-undecided", ERROR, "changes of the core since {1} that are not decided: {0}",
     "ændringer i kernen siden {1}, der ikke er besluttet: {0}",
     "What stands until a revision is decided has changed. `spor diff FROM udkast --format=decisions` writes the list to be decided; "
     "--undecided releases without.",
     "Noget, der står fast, indtil en revision er besluttet, er ændret. `spor diff FRA udkast --format=decisions` skriver listen, der skal "
     "besluttes; --undecided udgiver uden.")
DIAG(DIAG_GIT_IDENTITY, "git-identity", ENVIRONMENT, "git does not know who you are", "git ved ikke, hvem du er",
     "A tag says who made it (spor never shows that). Run: git config --global user.name \"…\" and git config --global user.email \"…\"",
     "Et mærke i git siger, hvem der satte det (spor viser det aldrig). Kør: git config --global user.name \"…\" og git config --global "
     "user.email \"…\"")
DIAG(
    DIAG_FILE_NOT_WRITTEN, "file-not-written", ENVIRONMENT, "this file could not be written: {0}", "filen kunne ikke skrives: {0}",
    "The file is as it was. Check its permissions, the space on the disk, and that no other program has changed it meanwhile; then run the "
    "command again.",
    "Filen er, som den var. Se efter, om du har rettigheder til den, om disken er fuld, og om et andet program har ændret den imens, og "
    "kør så kommandoen igen.")

/* -- left out -- */
DIAG(DIAG_LEFT_OUT_DRAFT, "left-out-draft", NOTE, "left out: draft", "udeladt: kladde",
     "draft: true keeps a document out of the site; --drafts shows it.",
     "draft: true holder et dokument ude af webstedet; med --drafts vises det.")
DIAG(DIAG_LEFT_OUT_LATER, "left-out-later", NOTE, "left out until {0} (Copenhagen time)", "udeladt indtil {0} (dansk tid)",
     "publish-at lies after the build's date.", "Dokumentets publish-at ligger efter den dato, webstedet bygges for.")
DIAG(DIAG_LEFT_OUT_FILE, "left-out-file", NOTE, "left out: not a type that is published", "udeladt: ikke en type, der udgives",
     "Content is Markdown, figures (svg png jpg webp) and attachments (pdf docx xlsx csv).",
     "Indholdet er Markdown, figurer (svg png jpg webp) og bilag (pdf docx xlsx csv).")
DIAG(DIAG_LEFT_OUT_WHOLE, "left-out-whole", NOTE, "left out: the publication on one page (samlet/), which would be too large",
     "udeladt: publikationen på én side (samlet/), som ville blive for stor",
     "All documents of a publication also stand on one page, for print. Where they are more than an eighth of limits.page-size, they do "
     "not.",
     "Alle en publikations dokumenter står også på én side, til print. Det gør de ikke, når de fylder mere end en ottendedel af "
     "limits.page-size.")
DIAG(DIAG_LEFT_OUT_UNUSED, "left-out-unused", NOTE, "left out: no document uses this file", "udeladt: intet dokument bruger denne fil",
     "Figures and attachments are published when a document shows or links to them.",
     "Figurer og bilag udgives, når et dokument viser dem eller linker til dem.")
