-- The theme's own words in every language it speaks: the one place to change or translate them.
--
--    local strings = require("strings")
--    local words = strings.t(page.language)
--    words.goals                         --> "Mål"
--    strings.numbered(words.track, "2")  --> "Indsatsspor 2"

local strings = {}

--- Each word in Danish and English.
strings.words = {
   -- kinds of things, one and many
   publication = "Publikation | Publication",
   publications = "Publikationer | Publications",
   track = "Indsatsspor | Track",
   tracks = "Indsatsspor | Tracks",
   goal = "Mål | Goal",
   goals = "Mål | Goals",
   action = "Indsats | Action",
   actions = "Indsatser | Actions",
   concept = "Begreb | Concept",
   concepts = "Begreber | Concepts",
   theme = "Tema | Theme",
   themes = "Temaer | Themes",
   area = "Område | Area",
   areas = "Områder | Areas",
   page = "Side | Page",
   pages = "Sider | Pages",
   unit = "Enhed | Unit",
   units = "Enheder | Units",
   home = "Forside | Front page",
   index = "Oversigt | Index",

   changes = "Ændringer | Changes",
   steps = "Ændringerne kan læses udgave for udgave. | The changes can be read edition by edition.",

   -- forms of publication
   strategy = "Strategi | Strategy",
   programme = "Program | Programme",
   guidelines = "Retningslinjer | Guidelines",
   course = "Forløb | Course",
   policy = "Politik | Policy",
   plan = "Plan | Plan",

   -- finding one's way
   skip = "Spring til indholdet | Skip to the content",
   menu = "Menu | Menu",
   site = "Webstedet | This site",
   about = "Om webstedet | About this site",
   news = "Nyt | What is new",
   period_over = "Periode udløbet | Period over",
   no_editions = "Uden udgaver | Without editions",
   status = "Status | Status",
   editions_link = "alle udgaver | all editions",
   copy = "Kopiér adressen | Copy the address",
   copied = "Adressen er kopieret | The address has been copied",
   print_page = "Udskriv siden | Print the page",
   address_of_page = "Sidens adresse | Address of this page",
   citing = "Henvis til siderne | Citing the pages",
   citing_means = "Hvert mål, indsatsspor og begreb har sin egen adresse. Den viser altid den tekst, der gælder, \z
      og bliver ved med at svare: Er noget flyttet eller ophørt, fortæller siden hvorhen eller hvornår. | \z
      Every goal, track and concept has an address of its own. It always shows the text in force, and it goes on to answer: \z
      where something has moved or ended, the page says where to or when.",
   citing_permanent = "Skal en henvisning vise præcis den ordlyd, der gjaldt, så brug den permanente adresse nederst på siden. \z
      Den hører til én udgave og ændrer sig ikke. | \z
      To cite the exact wording that applied, use the permanent address at the foot of the page. \z
      It belongs to one edition and does not change.",
   whole_site = "hele webstedet | the whole site",
   feed_short = "ændringer (Atom) | changes (Atom)",
   graph_short = "indhold og sammenhænge (JSON-LD) | contents and relations (JSON-LD)",
   every_twin = "Hver side findes også som data: Læg index.json til sidens adresse. | \z
      Every page is there as data too: add index.json to its address.",
   accessibility_title = "Tilgængelighed | Accessibility",
   accessibility_means = "Siderne kan læses uden billeder og scripts, betjenes med tastatur og læses op. \z
      De henter intet fra andre websteder, sætter ingen cookies og samler ingen oplysninger om læseren. | \z
      The pages can be read without pictures and scripts, operated by keyboard and read aloud. \z
      They fetch nothing from other sites, set no cookies and collect nothing about the reader.",
   built = "Sådan er webstedet lavet | How this site is made",
   built_on = "Bygget | Built",
   built_with = "Bygget med | Built with",
   about_site = "Om dette websted | About this site",
   accessibility = "Tilgængelighedserklæring | Accessibility statement",
   to_accessibility = "Du bliver sendt videre til tilgængelighedserklæringen, som ligger hos Digitaliseringsstyrelsen: | \z
      You are being taken to the accessibility statement, which is kept by the Danish Agency for Digital Government:",
   you_are_here = "Du er her | You are here",
   contents = "Indhold | Contents",
   on_this_page = "På denne side | On this page",
   letters = "Bogstaver | Letters",
   groups = "Spring til | Jump to",
   previous = "Forrige | Previous",
   next = "Næste | Next",
   previous_and_next = "Forrige og næste | Previous and next",
   notice = "Bemærk | Please note",
   print = "Til print | For print",
   whole = "Hele publikationen på én side | The whole publication on one page",
   whole_title = "%s, samlet | %s, on one page",
   data = "Denne side som data (JSON) | This page as data (JSON)",
   notfound = "Siden findes ikke | Page not found",
   not_found = "Der er intet på denne adresse. Se efter stavefejl i adressen, eller begynd et af disse steder: | \z
      There is no page at this address. Look for a misspelling in it, or begin at one of these places:",

   -- searching
   search = "Søg | Search",
   search_label = "Søg på webstedet | Search this site",
   search_needs_script = "Søgningen har brug for JavaScript, som er slået fra eller ikke kunne hentes. | \z
      Searching needs JavaScript, which is switched off or could not be loaded.",
   search_or_register = "Alt kan også findes i registeret: | Everything can also be found in the register:",
   search_help = "Skriv et eller flere ord. Andre former af dem og sammensatte ord findes også, og æ kan skrives ae. | \z
      Write one or more words. Other forms of them and compounds are found too.",
   searching = "Søger … | Searching …",
   results_one = "1 resultat for ”%s” | 1 result for “%s”",
   results_many = "%d resultater for ”%s” | %d results for “%s”",
   results_none = "Intet fundet for ”%s”. | Nothing found for “%s”.",
   results_none_help = "Prøv færre eller andre ord, eller se i A–Å nederst på siden. | \z
      Try fewer or other words, or look in A–Å at the foot of the page.",
   results_by_kind = "Vis kun | Show only",
   results_of_kind = "%s: %d | %s: %d",
   results_all = "Alle: %d | All: %d",
   results_more = "Vis flere | Show more",
   results_meant = "Ordet ”%s” findes ikke; mente du ”%s”? | The word “%s” is not there; did you mean “%s”?",
   results_small_words = "”%s” er kun småord. Skriv også et ord, der siger, hvad det handler om. | \z
      “%s” are small words only. Write a word too that says what it is about.",
   results_no_words = "Der er ingen ord at søge efter i ”%s”. | There are no words to search for in “%s”.",
   results_failed = "Søgningen kunne ikke hente det, den skal bruge. Prøv igen, eller se i registeret. | \z
      Searching could not load what it needs. Try again, or look in the register.",
   results_from_disk = "Webstedet er åbnet fra en disk, og der kan browseren ikke søge. Se i registeret i stedet. | \z
      This site is opened from a disk, where a browser cannot search. Look in the register instead.",
   all_editions_too = "Søg også i andre udgaver | Search other editions too",
   in_force_only = "Søg kun i de gældende tekster | Search the texts in force only",

   -- facts
   facts = "Fakta | Facts",
   form = "Form | Form",
   municipality = "Kommune | Municipality",
   owner = "Ansvarlig | Owner",
   next_review = "Tages op igen | Next review",
   part_of = "Del af | Part of",
   parts = "Består af | Consists of",
   stands_in = "Står i | Stands in",
   source = "Kilde | Source",
   core = "Kerne | Core",
   core_means = "ændres kun, når en revision er besluttet | changed only when a revision is decided",
   yearly = "Årlig justering | Yearly adjustment",
   yearly_means = "kan justeres hvert år | may be adjusted every year",

   -- how things hang together
   related = "Hænger sammen med | Goes together with",
   replaces = "Afløser | Replaces",
   replaced_by = "Afløst af | Replaced by",
   used_by = "Her bruges det | Where it is used",
   used_in_concepts = "I andre begreber | In other concepts",
   used_elsewhere = "Andre steder | Elsewhere",
   names = "Bygger på begreberne | Names the concepts",
   named_by = "Indgår i begreberne | Named by the concepts",
   explained = "Forklaret andre steder | Explained elsewhere",
   across_areas = "På tværs | Across",

   -- overviews
   overviews = "Overblik | Overviews",
   register = "A–Å | A–Å",
   register_means = "Alt, der har en side, og de andre ord, som begreberne er kendt under. | \z
      Everything that has a page, and the other words that concepts are known by.",
   see = "se | see",
   too_many_to_list = "Der er for mange til, at disse kan stå her: %s. De har deres egne oversigter. | \z
      There are too many for these to be listed here: %s. They have indexes of their own.",
   nothing_here = "Denne udgave har ingen. | This edition has none.",
   map = "Kort | Map",
   map_means = "Sådan hænger områder, mål, indsatsspor og begreber sammen. Hver boks er et link. | \z
      How areas, goals, tracks and concepts hang together. Each box is a link.",
   map_drawing = "Tegning af sammenhængene | Drawing of the relations",
   map_to_list = "Gå til den samme oversigt som liste | Go to the same overview as a list",
   map_as_list = "Kortet som liste | The map as a list",
   map_grouped = "Der er for mange til at tegne dem enkeltvis: Nogle bokse står for flere og fører til oversigten over dem. | \z
      There are too many to draw one by one: some boxes stand for several, and lead to the index of them.",
   map_hidden = "Yderligere %d forbindelser er ikke tegnet. | %d more relations are not drawn.",
   more_of = "%s: %d flere | %s: %d more",
   surroundings = "Tegning af det, siden hænger sammen med | Drawing of what this goes together with",
   surroundings_hidden = "Yderligere %d er ikke tegnet; de står i listerne. | %d more are not drawn; the lists have them.",

   -- indicators
   indicator = "Måltal | Indicator",
   indicators = "Måltal | Indicators",
   indicators_means = "Alt, hvad der er sat tal på, og hvad der senest er målt. | \z
      Everything that has a figure to reach, and what was measured last.",
   all_targets = "Alle måltal | All indicators",
   target_short = "Målet | Target",
   by_when = "Frist | By",
   latest = "Senest målt | Last measured",
   not_measured = "ikke målt | not measured",
   distance = "Afstand til målet | Distance to the target",
   percentage_points = "procentpoint | percentage points",
   below_target = "%s under målet | %s below the target",
   above_target = "%s over målet | %s above the target",
   at_target = "svarer til målet | is the target",
   plot = "Målte værdier over tid. Den stiplede linje er målet. | Measured values over time. The dashed line is the target.",
   target = "Målet er | Target",
   by = "senest | by",
   measured = "Målt | Measured",
   date = "Dato | Date",
   value = "Værdi | Value",

   -- editions
   edition = "Udgave | Edition",
   editions = "Udgaver | Editions",
   other_editions = "Andre udgaver | Other editions",
   all_editions = "Alle udgaver og perioder | All editions and periods",
   this_edition = "denne udgave | this edition",
   in_force = "den gældende tekst | the text in force",
   current = "Gældende | In force",
   historic = "Historisk | Historic",
   future = "Kommende | Coming",
   draft = "Udkast | Draft",
   current_edition = "Gældende udgave | Edition in force:",
   historic_edition = "Historisk udgave | Historic edition",
   future_edition = "Kommende udgave | Coming edition",
   see_draft_changes = "Se, hvad der er ændret | See what has changed",
   draft_means = "Teksten er ikke vedtaget og gælder ikke. | This text has not been adopted and does not apply.",
   gap = "Perioden er udløbet; ingen nyere udgave er trådt i kraft. | \z
      The period is over; no later edition has taken effect.",
   applied = "gjaldt | applied",
   takes_effect = "træder i kraft | takes effect",
   see_current = "Se gældende tekst | See the text in force",
   see_end = "Ikke i den gældende tekst: se, hvad der skete | Not in the text in force: see what happened",
   from_date = "fra %s | from %s",
   to_date = "til %s | until %s",
   on_day = "den %s | on %s",
   in_time = "i %s | in %s",
   assumed = "dato antaget | date assumed",
   no_dates = "Uden datoer | Without dates",
   called_there = "hedder ”%s” der | called “%s” there",
   not_there = "findes ikke | not there",
   timeline = "Tidslinje over udgaverne | Timeline of the editions",
   timemap = "Alle udgaver som TimeMap (Memento) | All editions as a TimeMap (Memento)",
   for_programs = "Til programmer og læsere af nyhedskilder | For programs and feed readers",
   feed = "Ændringer som nyhedskilde (Atom) | Changes as a feed (Atom)",
   applied_on = "Hvad gjaldt den …? | What applied on …?",
   find_period = "Find den periode, som datoen ligger i. | Find the period that holds the date.",
   title = "Titel | Title",
   applies = "Gælder | Applies",
   adopted = "Vedtaget | Adopted",
   since = " siden %s |  since %s",
   before = "før | before",
   added_since = "Nyt | New",
   renamed_since = "Nyt navn | New name",
   ended_since = "Udgået | Ended",

   in_each_edition = "I hver udgave | In each edition",
   not_in_edition = "Findes ikke i denne udgave. | Not in this edition.",
   as_before = "Uændret fra %s. | Unchanged from %s.",
   as_above = "Som øverst på siden. | As at the top of the page.",
   changed_between = "Se, hvad der er ændret fra %s til %s | See what changed from %s to %s",
   see_changes = "ændret fra %s | changed from %s",
   name = "Navn | Name",

   -- what is not in an edition, or has moved
   no_longer = "Gælder ikke længere | No longer applies",
   not_yet_in = "Fandtes ikke endnu i | Not yet in",
   none_in = "Findes ikke i | Not in",
   was_in = "indgik i | was part of",
   was_from = "indgik fra | was part of the editions from",
   was_to = "til | to",
   introduced = "indført med | introduced with",
   grown_from = "udsprunget af | grown out of",
   moved = "Siden har fået en ny adresse: | This page has a new address:",

   -- history
   history = "Historik | History",
   to_page = "Historikken hører til | This is the history of",
   revisions = "Ændringer | Changes",
   added = "Tilføjet | Added",
   changed = "Ændret | Changed",
   renamed = "Omdøbt | Renamed",
   renumbered = "Har fået nyt nummer | Renumbered",
   removed = "Fjernet | Removed",
   editorial = "Redaktionel | Editorial",
   no_reason = "uden begrundelse | no reason given",
   touched = "Berører | Touches",
   sections = "Afsnit | Sections",
   sections_counted = "%d afsnit | %d sections",
   section = "Afsnit | Section",
   sections_in_editions = "Afsnittene i hver udgave | The sections in each edition",
   last_changed = "Senest ændret | Last changed",
   see_history = "Se historik | See history",
   permanent = "Permanent adresse | Permanent address",

   -- changes between two editions
   changes_between = "Ændringer fra %s til %s | Changes from %s to %s",
   between = "Fra %s til %s | From %s to %s",
   redefined = "Begreber, der er omdefineret | Concepts that were redefined",
   redefined_since = "Definitionen er ændret siden (%s) | The definition has changed since (%s)",
   definition_before = "definitionen før | the definition before",
   definition_now = "definitionen nu | the definition now",
   leaning_pages = "Læner sig op ad begrebet: | Pages that lean on it:",
   no_leaning_pages = "Ingen sider nævner begrebet. | No pages mention it.",
   and_others_one = "og %d anden | and %d other",
   and_others_many = "og %d andre | and %d others",
   came_to = "Tilføjet: | Added:",
   went_from = "Fjernet: | Removed:",
   where_changed = "Hvor er ændringerne? | Where are the changes?",
   place = "Sted | Place",
   marks_mean = "Hver udfyldt firkant er en ændring i kernen, hver åben rombe en årlig justering og hver prik en redaktionel ændring. | \z
      Each filled square is a change in the core, each open diamond a yearly adjustment and each dot an editorial change.",
   marks_stand_for = "Hvert tegn står for op til %d ændringer. | Each sign stands for up to %d changes.",
   the_draft = "udkastet | the draft",
   what_changed = "Hvad er ændret? | What has changed?",
   core_changed = "Kernen er ændret: %s kræver en beslutning | The core has changed: %s for decision",
   only_yearly = "Kun årlige justeringer | Yearly adjustments only",
   only_editorial = "Kun redaktionelle ændringer | Editorial changes only",
   no_changes = "Ingen ændringer | No changes",
   changes_one = "%d ændring | %d change",
   changes_many = "%d ændringer | %d changes",
   core_one = "%d i kernen | %d in the core",
   core_many = "%d i kernen | %d in the core",
   yearly_one = "%d årlig justering | %d yearly adjustment",
   yearly_many = "%d årlige justeringer | %d yearly adjustments",
   editorial_one = "%d redaktionel | %d editorial",
   editorial_many = "%d redaktionelle | %d editorial",
   editorial_changes_one = "%d redaktionel ændring | %d editorial change",
   editorial_changes_many = "%d redaktionelle ændringer | %d editorial changes",
   documents_one = "%d dokument | %d document",
   documents_many = "%d dokumenter | %d documents",
   unchanged = "Uden ændringer | Unchanged",
   is_coarse = "Noget af teksten var for stort til at blive sammenlignet ord for ord; der er hele afsnit markeret. | \z
      Some of the text was too large to be compared word by word; whole paragraphs are marked there.",
   decisions = "Beslutningsliste | List of decisions",
   number = "Nummer | Number",
   number_short = "Nr. | No.",
   what = "Hvad | What",
   change = "Ændring | Change",
   core_or_yearly = "Kerne eller årlig | Core or yearly",
   reason = "Begrundelse | Reason",
   decision = "Beslutning | Decision",
   quoted = "”%s” | “%s”",
   as_number = "som nr. %s | as no. %s",
   block = "Tekst | Text",
   summary = "Resumé | Summary",
   same_as = "Samme som | Same as",
   ended = "Udgået | Ended",
   moved_text = "Flyttet | Moved",
   moved_and_changed = "Flyttet og ændret | Moved and changed",
   split = "Delt op | Split",
   merged = "Slået sammen | Merged",
   moved_between = "fra %s til %s | from %s to %s",
   within = "inden for | within",
   made_of = "af | from",
   parted_from = "udskilt af | parted from",
   split_into = "i | into",
   succeeded_by = "afløst af | replaced by",
   link_changed = "Link ændret | Link changed",
   level_changed = "Overskriftens niveau ændret | Level of heading changed",
   emphasis_changed = "Fremhævning ændret | Emphasis changed",
   was = "før: | was:",
   is_now = "nu: | now:",
   ruling_approved = "Godkendt | Approved",
   ruling_changed = "Ændres | Changed",
   ruling_rejected = "Afvist | Rejected",
   not_as_decided = "teksten er ikke, som det blev besluttet | the text is not as was decided",
   so_many_decided = "%d af %d ændringer i kernen besluttet | %d of %d changes of the core decided",
   as_of = "Som den er den %s | As it is on %s",
   commit = "commit | commit",
   text_before = "Teksten før | The text before",
   text_now = "Teksten nu | The text now",
   previous_change = "Forrige ændring: | Previous change:",
   next_change = "Næste ændring: | Next change:",
   legend = "Sådan læses ændringerne | How to read the changes",
   inserted = "Ny tekst | New text",
   inserted_means = "er understreget. | is underlined.",
   deleted = "Udgået tekst | Removed text",
   deleted_means = "er streget over. | is struck through.",
   moved_means = "tekst har en prikket linje i siden, en sætning under sig. Hvor teksten stod før, henvises der til den. | \z
      text has a dotted line at its side, a sentence below it. Where the text stood before, there is a pointer to it.",
   change_number_means = "er ændringens nummer; på det kan den citeres og findes. | \z
      is the change's number, by which it is cited and found.",

   -- files and contact
   attachments = "Bilag | Attachments",
   contact = "Kontakt | Contact",
   task = "Opgave | Task",
   address = "Adresse | Address",
   phone = "Telefon | Phone",
   email = "E-mail | E-mail",
   website = "Websted | Website",
   owns = "Står for | Answers for",
}

--- Both parts of "Danish | English"; nil when there are no two parts.
local function parts(word)
   local bar = word:find(" | ", 1, true)
   if bar then
      return word:sub(1, bar - 1), word:sub(bar + 3)
   end
end

--- Asking for a word that is not in the table is an error, so that no page shows a gap.
local function without_gaps(words)
   return setmetatable(words, {
      __index = function(_, name)
         error("lua/strings.lua has no word \"" .. tostring(name) .. "\"", 2)
      end,
   })
end

local languages = {da = {}, en = {}}
for name, word in pairs(strings.words) do
   languages.da[name], languages.en[name] = parts(word)
end
without_gaps(languages.da)
without_gaps(languages.en)

--- The words in one language.
---@param language string "da" or "en"
---@return table<string, string>
function strings.t(language)
   if not languages[language] then
      error("the theme does not speak the language \"" .. tostring(language) .. "\"", 2)
   end
   return languages[language]
end

--- A kind with its printed number: "Indsatsspor 2".
---@param kind string the kind's word
---@param number string?
---@return string
function strings.numbered(kind, number)
   return number and kind .. " " .. number or kind
end

local small_letters = {["Æ"] = "æ", ["Ø"] = "ø", ["Å"] = "å"}

--- A word as it stands within a sentence: "Ændret" as "ændret".
---@param word string
---@return string
function strings.lower(word)
   return (word:lower():gsub("\u{C6}", small_letters):gsub("\u{D8}", small_letters):gsub("\u{C5}", small_letters))
end

--- "1 ændring", "3 ændringer": the words NAME_one and NAME_many hold the number's place.
---@param words table<string, string>
---@param name string
---@param count integer
---@return string
function strings.counted(words, name, count)
   return words[name .. (count == 1 and "_one" or "_many")]:format(count)
end

--- A value with its unit, which stands on the same line: "95 %".
---@param value string
---@param unit string?
---@return string
function strings.measure(value, unit)
   return unit and value .. "\u{A0}" .. unit or value
end

--- An edition's name as it is read: the years of a span with a dash between them, "2014–17".
---@param name string
---@return string
function strings.edition(name)
   local first, last = name:match("^(%d%d%d%d)%-(%d+)$")
   local is_span = first and (#last == 4 or #last == 2 and last > first:sub(3))
   return is_span and first .. "–" .. last or name
end

--- A period from dates that are written out, either of which may be missing: "december 2014 – juni 2017", "fra 2018".
---@param words table<string, string>
---@param from string?
---@param to string?
---@return string?
function strings.period(words, from, to)
   if from and to then
      return from == to and from or from .. " – " .. to
   end
   return from and words.from_date:format(from) or to and words.to_date:format(to)
end

--- When something happens: "den 1. december 2014", "i december 2014", "i 2014".
---@param words table<string, string>
---@param date string written out
---@return string
function strings.moment(words, date)
   local is_day = date:find("^%d%d?%D")
   return (is_day and words.on_day or words.in_time):format(date)
end

return strings
