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

return strings
