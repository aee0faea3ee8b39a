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
   publication = {da = "Publikation", en = "Publication"},
   publications = {da = "Publikationer", en = "Publications"},
   track = {da = "Indsatsspor", en = "Track"},
   tracks = {da = "Indsatsspor", en = "Tracks"},
   goal = {da = "Mål", en = "Goal"},
   goals = {da = "Mål", en = "Goals"},
   action = {da = "Indsats", en = "Action"},
   actions = {da = "Indsatser", en = "Actions"},
   concept = {da = "Begreb", en = "Concept"},
   concepts = {da = "Begreber", en = "Concepts"},
   theme = {da = "Tema", en = "Theme"},
   themes = {da = "Temaer", en = "Themes"},
   area = {da = "Område", en = "Area"},
   areas = {da = "Områder", en = "Areas"},
   page = {da = "Side", en = "Page"},
   pages = {da = "Sider", en = "Pages"},
   unit = {da = "Enhed", en = "Unit"},
   units = {da = "Enheder", en = "Units"},
   home = {da = "Forside", en = "Front page"},
   index = {da = "Oversigt", en = "Index"},

   -- forms of publication
   strategy = {da = "Strategi", en = "Strategy"},
   programme = {da = "Program", en = "Programme"},
   guidelines = {da = "Retningslinjer", en = "Guidelines"},
   course = {da = "Forløb", en = "Course"},

   -- finding one's way
   skip = {da = "Spring til indholdet", en = "Skip to the content"},
   menu = {da = "Menu", en = "Menu"},
   site = {da = "Webstedet", en = "This site"},
   about = {da = "Om webstedet", en = "About this site"},
   you_are_here = {da = "Du er her", en = "You are here"},
   contents = {da = "Indhold", en = "Contents"},
   letters = {da = "Bogstaver", en = "Letters"},
   groups = {da = "Spring til", en = "Jump to"},
   previous = {da = "Forrige", en = "Previous"},
   next = {da = "Næste", en = "Next"},
   previous_and_next = {da = "Forrige og næste", en = "Previous and next"},
   notice = {da = "Bemærk", en = "Please note"},
   data = {da = "Denne side som data (JSON)", en = "This page as data (JSON)"},
   not_found = {
      da = "Siden findes ikke, eller den har aldrig været her. Se efter stavefejl i adressen, eller begynd et af disse steder:",
      en = "There is no page at this address. Look for a misspelling in it, or begin at one of these places:",
   },

   -- facts
   facts = {da = "Fakta", en = "Facts"},
   form = {da = "Form", en = "Form"},
   municipality = {da = "Kommune", en = "Municipality"},
   owner = {da = "Ansvarlig", en = "Owner"},
   next_review = {da = "Tages op igen", en = "Next review"},
   part_of = {da = "Del af", en = "Part of"},
   parts = {da = "Består af", en = "Consists of"},
   stands_in = {da = "Står i", en = "Stands in"},
   source = {da = "Kilde", en = "Source"},
   forms = {da = "Også skrevet", en = "Also written"},
   core = {da = "Kerne", en = "Core"},
   core_means = {da = "ændres kun, når en revision er besluttet", en = "changed only when a revision is decided"},
   yearly = {da = "Årlig justering", en = "Yearly adjustment"},
   yearly_means = {da = "kan justeres hvert år", en = "may be adjusted every year"},

   -- how things hang together
   related = {da = "Hænger sammen med", en = "Goes together with"},
   replaces = {da = "Afløser", en = "Replaces"},
   replaced_by = {da = "Afløst af", en = "Replaced by"},
   used_by = {da = "Her bruges det", en = "Where it is used"},
   explained = {da = "Forklaret andre steder", en = "Explained elsewhere"},
   across_areas = {da = "På tværs", en = "Across"},

   -- indicators
   indicator = {da = "Måltal", en = "Indicator"},
   target = {da = "Målet er", en = "Target"},
   by = {da = "senest", en = "by"},
   measured = {da = "Målt", en = "Measured"},
   date = {da = "Dato", en = "Date"},
   value = {da = "Værdi", en = "Value"},

   -- editions
   edition = {da = "Udgave", en = "Edition"},
   editions = {da = "Udgaver", en = "Editions"},
   other_editions = {da = "Andre udgaver", en = "Other editions"},
   all_editions = {da = "Alle udgaver og perioder", en = "All editions and periods"},
   this_edition = {da = "denne udgave", en = "this edition"},
   in_force = {da = "den gældende tekst", en = "the text in force"},
   current = {da = "Gældende", en = "In force"},
   historic = {da = "Historisk", en = "Historic"},
   future = {da = "Kommende", en = "Coming"},
   draft = {da = "Udkast", en = "Draft"},
   current_edition = {da = "Gældende udgave", en = "Edition in force:"},
   historic_edition = {da = "Historisk udgave", en = "Historic edition"},
   future_edition = {da = "Kommende udgave", en = "Coming edition"},
   draft_means = {da = "Teksten er ikke vedtaget og gælder ikke.", en = "This text has not been adopted and does not apply."},
   gap = {
      da = "Perioden er udløbet; ingen nyere udgave er trådt i kraft.",
      en = "The period is over; no later edition has taken effect.",
   },
   applied = {da = "gjaldt", en = "applied"},
   takes_effect = {da = "træder i kraft", en = "takes effect"},
   see_current = {da = "Se gældende tekst", en = "See the text in force"},
   see_end = {da = "Ikke i den gældende tekst: se, hvad der skete", en = "Not in the text in force: see what happened"},
   from_date = {da = "fra %s", en = "from %s"},
   to_date = {da = "til %s", en = "until %s"},
   on_day = {da = "den %s", en = "on %s"},
   in_time = {da = "i %s", en = "in %s"},
   assumed = {da = "dato antaget", en = "date assumed"},
   no_dates = {da = "Uden datoer", en = "Without dates"},
   called_there = {da = "hedder ”%s” der", en = "called “%s” there"},
   not_there = {da = "findes ikke", en = "not there"},
   timeline = {da = "Tidslinje over udgaverne", en = "Timeline of the editions"},
   timemap = {da = "Alle udgaver som TimeMap (Memento)", en = "All editions as a TimeMap (Memento)"},
   for_programs = {da = "Til programmer og læsere af nyhedskilder", en = "For programs and feed readers"},
   feed = {da = "Ændringer som nyhedskilde (Atom)", en = "Changes as a feed (Atom)"},
   applied_on = {da = "Hvad gjaldt den …?", en = "What applied on …?"},
   find_period = {da = "Find den periode, som datoen ligger i.", en = "Find the period that holds the date."},
   title = {da = "Titel", en = "Title"},
   applies = {da = "Gælder", en = "Applies"},
   adopted = {da = "Vedtaget", en = "Adopted"},
   since = {da = " siden %s", en = " since %s"},
   before = {da = "før", en = "before"},
   added_since = {da = "Nyt", en = "New"},
   renamed_since = {da = "Nyt navn", en = "New name"},
   ended_since = {da = "Udgået", en = "Ended"},

   -- what is not in an edition, or has moved
   no_longer = {da = "Gælder ikke længere", en = "No longer applies"},
   not_yet_in = {da = "Fandtes ikke endnu i", en = "Not yet in"},
   none_in = {da = "Findes ikke i", en = "Not in"},
   was_in = {da = "indgik i", en = "was part of"},
   was_from = {da = "indgik fra", en = "was part of the editions from"},
   was_to = {da = "til", en = "to"},
   introduced = {da = "indført med", en = "introduced with"},
   grown_from = {da = "udsprunget af", en = "grown out of"},
   moved = {da = "Siden har fået en ny adresse:", en = "This page has a new address:"},

   -- history
   history = {da = "Historik", en = "History"},
   to_page = {da = "Historikken hører til", en = "This is the history of"},
   revisions = {da = "Ændringer", en = "Changes"},
   added = {da = "Tilføjet", en = "Added"},
   changed = {da = "Ændret", en = "Changed"},
   renamed = {da = "Omdøbt", en = "Renamed"},
   removed = {da = "Fjernet", en = "Removed"},
   editorial = {da = "Redaktionel", en = "Editorial"},
   no_reason = {da = "uden begrundelse", en = "no reason given"},
   touched = {da = "Berører", en = "Touches"},
   sections_counted = {da = "%d afsnit", en = "%d sections"},
   section = {da = "Afsnit", en = "Section"},
   sections_in_editions = {da = "Afsnittene i hver udgave", en = "The sections in each edition"},
   last_changed = {da = "Senest ændret", en = "Last changed"},
   see_history = {da = "Se historik", en = "See history"},
   permanent = {da = "Permanent adresse", en = "Permanent address"},

   -- files and contact
   attachments = {da = "Bilag", en = "Attachments"},
   contact = {da = "Kontakt", en = "Contact"},
   task = {da = "Opgave", en = "Task"},
   address = {da = "Adresse", en = "Address"},
   phone = {da = "Telefon", en = "Phone"},
   email = {da = "E-mail", en = "E-mail"},
   website = {da = "Websted", en = "Website"},
   owns = {da = "Står for", en = "Answers for"},
}

local languages = {da = true, en = true}

--- The words in one language. Asking for a word that is not in the table is an error, so that no page shows a gap.
-- A page asks for a handful of them: each is looked up when it is first asked for.
---@param language string "da" or "en"
---@return table<string, string>
function strings.t(language)
   if not languages[language] then
      error("the theme does not speak the language \"" .. tostring(language) .. "\"", 2)
   end
   return setmetatable({}, {
      __index = function(words, name)
         local word = strings.words[name]
         if not (word and word[language]) then
            error("lua/strings.lua has no word \"" .. tostring(name) .. "\"", 2)
         end
         words[name] = word[language]
         return word[language]
      end,
   })
end

--- A kind with its printed number: "Indsatsspor 2".
---@param kind string the kind's word
---@param number string?
---@return string
function strings.numbered(kind, number)
   return number and kind .. " " .. number or kind
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
