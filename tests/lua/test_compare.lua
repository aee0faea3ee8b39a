-- What the page of two editions compared says: the verdict, the list for the meeting, each document's changes.

local compare = require("layouts/compare")
local compared = require("parts/compared")
local concentration = require("parts/concentration")
local decisions = require("parts/decisions")
local difference = require("parts/difference")
local editions = require("layouts/editions")
local name = require("parts/name")
local overview = require("parts/overview")
local redefined = require("parts/redefined")
local said = require("said")
local strings = require("strings")
local words = strings.t("da")

local count_of, is_silent_on, says = said.count_of, said.is_silent_on, said.says

local function link(title, kind, number)
   return {title = title, short_title = title, url = "../" .. kind .. "/", id = "x", kind = kind, number = number}
end

local track = link("Ledelse af læring", "track", "3")

--- A change of class core in the text of the track, but for what is given.
local function change(number, facts)
   facts.number = number
   return setmetatable(facts, {__index = {
      kind = "changed", entity = "block", title = track.title, class = "core", from = track, to = track, words_removed = 0, words_added = 0,
   }})
end

local function comparison(facts)
   return setmetatable(facts, {__index = {
      from = {name = "2014-17", status = "historic", valid_from = "december 2014", valid_to = "juni 2017", url = "../2014-17/"},
      to = {name = "2018", status = "current", valid_from = "2018", url = "../2018/"},
      differences = {}, documents = {}, unchanged = {}, kinds = {}, redefined = {}, counts = {core = 0, yearly = 0, editorial = 0},
   }})
end

local function page(facts)
   return setmetatable(facts, {__index = {
      layout = "compare", kind = "compare", language = "da", title = "", short_title = "", root = "../",
      asset = function(file) return "../assets/" .. file end, twin = "index.json",
      breadcrumbs = {}, editions = {}, site = {title = "Sted", url = "../", publications = {}, pages = {}},
   }})
end

local function counts(core, yearly, editorial)
   return overview(comparison{counts = {core = core, yearly = yearly, editorial = editorial}}, words)
end

local function test_overview()
   says(counts(1, 2, 1), "Kernen er ændret: 1 ændring kræver en beslutning")
   says(counts(2, 0, 0), "Kernen er ændret: 2 ændringer kræver en beslutning")
   says(counts(2, 1, 3), "2 i kernen1 årlig justering3 redaktionelle")
   says(counts(0, 2, 1), "Kun årlige justeringer")
   is_silent_on(counts(0, 2, 1), "beslutning")
   says(counts(0, 0, 1), "Kun redaktionelle ændringer")
   says(counts(0, 0, 0), "Ingen ændringer")
   says(counts(0, 0, 0), "Udgave 2014–17, december 2014 – juni 2017→ Udgave 2018, fra 2018")
   is_silent_on(counts(0, 0, 0), "redaktionel")

   says(overview(comparison{to = {name = "", status = "draft"}}, words), "UDKAST")
   says(overview(comparison{is_coarse = true}, words), "hele afsnit")
   local kinds = {
      {entity = "goal", kind = "added", count = 2}, {entity = "goal", kind = "changed", count = 1},
      {entity = "track", kind = "removed", count = 1}, {entity = "area", kind = "added", count = 2},
   }
   says(overview(comparison{kinds = kinds}, words), "2 mål tilføjet, 1 ændret; 1 indsatsspor udgået; 2 områder tilføjet.")
end

local function test_name()
   assert(name(page{comparison = comparison{}}, words) == "Ændringer fra 2014–17 til 2018")
   local with_draft = page{comparison = comparison{to = {name = "", status = "draft"}}}
   assert(name(with_draft, words) == "Ændringer fra 2014–17 til udkastet")
   assert(name(with_draft, strings.t("en")) == "Changes from 2014–17 to the draft")
end

local function decide(differences)
   local document = {
      title = track.title, kind = "track", id = "spor-dokument-1", from = track, to = track, differences = differences,
   }
   return decisions({document}, "Plan: Ændringer", words)
end

local function test_decisions()
   local shown = decide({
      change(1, {class = "yearly", entity = "goal", kind = "added", to = link("Flere læser", "goal", "4"), reason = "Ønske fra skolerne"}),
      change(2, {new_text = "et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten"}),
      change(3, {class = "editorial", kind = "emphasis"}),
   })
   says(shown, "Plan: Ændringer")
   says(shown, "2Tekst: Ledelse af læring (ændret)”et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten …”")
   says(shown, "fjorten …”Kerneuden begrundelse")
   says(shown, "1Mål 4: Flere læser (tilføjet)Årlig justeringØnske fra skolerne")
   says(shown, "1 redaktionel ændring3 Tekst: Ledelse af læring (fremhævning ændret)")
   for number = 1, 3 do
      assert(count_of(shown, "href", "#aendring-" .. number) == 1)
   end
   assert(count_of(shown, "class", "on-paper box") == 2)
   assert(not decisions({}, "", words))

   local only_editorial = decide{change(1, {class = "editorial"})}
   assert(count_of(only_editorial, "class", "decisions") == 0)
end

--- What one document changed for one reason is one point; in it what is alike stands together, each with its number.
local function test_points()
   local reason = "Programmet er udløbet, og strategien fører det videre fra det nye år"
   local function came(number, title)
      return change(number, {entity = "action", kind = "added", to = link(title, "action"), reason = reason})
   end
   local shown = decide{
      change(1, {reason = reason, new_text = "Det første af alle de afsnit"}),
      change(2, {reason = reason, kind = "added", entity = "section", title = "Formål", section = "Formål"}),
      change(3, {reason = reason, entity = "goal", to = link("Flere læser", "goal", "4")}),
      change(4, {reason = reason, kind = "added", section = "Formål"}), change(5, {reason = "Nye tal", new_text = "et"}),
      change(6, {reason = "Nye tal", class = "yearly"}),
      change(7, {reason = reason, entity = "field", title = "number", old_text = "2", new_text = "3"}),
      change(8, {reason = reason, entity = "field", title = "summary", old_text = reason, new_text = "Kort"}),
      change(9, {reason = reason, entity = "track", kind = "renamed", is_fact = true,
         old_text = "Styrket ledelse", new_text = track.title}),
      came(10, "Læs sammen"), came(11, "Mål ofte"),
      change(12, {reason = reason, kind = "added", section = "Formål"}),
   }
   says(shown, "1–4, 7–12Indsatsspor 3: Ledelse af læring")
   says(shown, "Tekst ændret: 1 ”Det første af alle de …”")
   says(shown, "Tekst tilføjet: 2, 4, 12 Formål")
   says(shown, "Mål ændret: 3 Flere læser")
   says(shown, "Fakta: 7 nummer før: 2 → nu: 3, 8 resumé")
   says(shown, "Omdøbt: 9 før: Styrket ledelse → nu: Ledelse af læring")
   says(shown, "Indsatser tilføjet: 10 Læs sammen, 11 Mål ofte")
   says(shown, "5Tekst: Ledelse af læring (ændret)”et”KerneNye tal")
   says(shown, "6Tekst: Ledelse af læring (ændret)Årlig justeringNye tal")
   assert(count_of(shown, "class", "on-paper box") == 3)
   assert(count_of(shown, "href", "#spor-dokument-1") == 1)

   local long = decide{change(1, {reason = reason}), change(2, {reason = reason, class = "yearly"})}
   says(long, "som nr. 1")
   local many = {}
   for number = 1, 40 do
      many[number] = came(number, "Indsats " .. number)
   end
   says(decide(many), "30 Indsats 30 og 10 andre")
end

local function test_words()
   assert(difference.kind(change(1, {kind = "removed"}), words) == "Fjernet")
   assert(difference.kind(change(1, {kind = "removed", entity = "page"}), words) == "Udgået")
   for _, kind in ipairs{
      "added", "removed", "changed", "moved", "moved-changed", "renamed", "split", "merged", "link", "level", "emphasis",
   } do
      for _, entity in ipairs{
         "goal", "action", "track", "concept", "theme", "area", "page", "publication", "section", "block", "field",
      } do
         local of = change(1, {kind = kind, entity = entity, title = "number", old_text = "1"})
         assert(#difference.kind(of, words) > 0 and #difference.subject(of, words) > 0)
         says(difference.gist(of, words) or "1", "1")
      end
   end
   assert(difference.field(change(1, {entity = "field", title = "part-of"}), words) == "Del af")
   assert(difference.field(change(1, {entity = "field", title = "unknown"}), words) == "unknown")
end

local function test_document()
   local document = {
      title = "Ledelse af læring", kind = "track", id = "spor-dokument-1", state = "changed", from = track, to = track, text = "tekst",
      differences = {
         change(3, {kind = "renamed", entity = "track", is_fact = true, old_text = "Styrket ledelse", new_text = "Ledelse af læring"}),
         change(4, {entity = "field", title = "indicator", new_text = "97 %"}),
         change(5, {url = "#aendring-5"}),
         change(6, {entity = "track", kind = "split", is_fact = true, successors = {link("A", "track"), link("B", "track")}}),
      },
   }
   local shown = compared(document, 9, words)
   says(shown, "Titel: før: Styrket ledelse → nu: Ledelse af læring")
   says(shown, "Måltal: nu: 97 %")
   says(shown, "Teksten før · Teksten nu")
   says(shown, "Forrige ændring: 2")
   says(shown, "Næste ændring: 7")
   says(shown, "6 Indsatsspor 3: Ledelse af læring (delt op i A, B)")
   -- Facts have their place here; what stands in the text brings its own.
   assert(count_of(shown, "id", "aendring-3") == 1 and count_of(shown, "id", "aendring-4") == 1)
   assert(count_of(shown, "id", "aendring-5") == 0 and count_of(shown, "href", "#aendring-5") == 3)
   assert(count_of(shown, "data_comparison", true) == 1)

   for number = 2, 7 do
      assert(count_of(shown, "href", "#aendring-" .. number) >= 1)
   end

   document.text, document.from, document.state = nil, nil, "added"
   local added = compared(document, 6, words)
   is_silent_on(added, "Teksten før")
   says(added, "Teksten nu")
   is_silent_on(added, "Næste ændring")
   assert(count_of(added, "data_comparison", true) == 0)
end

local function test_pages()
   local same = compare(page{comparison = comparison{unchanged = {track, track}}})
   says(same, "Ingen ændringer")
   says(same, "2 dokumenter")
   is_silent_on(same, "Sådan læses")

   local links = {{title = "2014-17 → 2018", url = "../aendringer/2014-17--2018/"}}
   local overview_of_editions = editions(page{layout = "editions", releases = {}, comparisons = links})
   says(overview_of_editions, "Hvad er ændret?Fra 2014–17 til 2018")
   is_silent_on(editions(page{layout = "editions", releases = {}, comparisons = {}}), "Hvad er ændret?")
end

local function test_concentration()
   local document = {
      title = "Ledelse af læring", id = "spor-dokument-1", differences = {
         change(1, {section = "Formål"}), change(2, {section = "Indhold", class = "yearly"}),
         change(3, {section = "Indhold", class = "yearly"}), change(4, {class = "editorial", entity = "field"}),
      },
   }
   local drawn = concentration(comparison{documents = {document}}, words)
   says(drawn, "Ledelse af læring 121")
   says(drawn, "Formål 100")
   says(drawn, "Indhold 020")
   is_silent_on(drawn, "Hvert tegn står for")

   local many = {}
   for number = 1, 1000 do
      many[number] = change(number, {})
   end
   local large = concentration(comparison{documents = {{title = "Stor", id = "spor-dokument-1", differences = many}}}, words)
   says(large, "StedKerneStor 1000")
   says(large, "Hvert tegn står for op til 7 ændringer.")
end

local function test_redefined()
   local before, now = link("Data", "concept"), link("Data", "concept")
   before.url = nil
   local facts = {number = 7, url = "#aendring-7", from = before, to = now, pages = {link("Plan", "page"), track}, page_count = 5}
   local shown = redefined({facts}, words)
   says(shown, "Ændring 7 Data (definitionen før · definitionen nu)Læner sig op ad begrebet: Plan, 3 Ledelse af læring og 3 andre")
   assert(count_of(shown, "href", "#aendring-7") == 1 and count_of(shown, "href", "../concept/") == 1)
   facts.pages, facts.page_count = {}, 0
   says(redefined({facts}, words), "Ingen sider nævner begrebet.")
   assert(not redefined({}, words))
end

local function test_lineage()
   local ended = change(1, {entity = "track", kind = "removed", successors = {link("Ledelse", "track")}})
   says(difference.detail(ended, words), "afløst af Ledelse")
   says(difference.detail(change(1, {kind = "added", predecessors = {link("Ledelse", "track")}}), words), "udskilt af Ledelse")
   says(difference.detail(change(1, {kind = "merged", predecessors = {link("A", "goal"), link("B", "goal")}}), words), "af A, B")
   says(difference.said(change(1, {kind = "split", successors = {link("A", "goal"), link("B", "goal")}}), words), "delt op i A, B")
   says(difference.said(change(1, {kind = "merged", predecessors = {link("A", "goal")}}), words), "slået sammen af A")
   says(difference.said(ended, words), "udgået, afløst af Ledelse")
   says(difference.said(change(1, {}), words), "ændret")
   says(difference.said(change(1, {entity = "section", kind = "renamed", predecessors = {{title = "Mål"}}}), words), "omdøbt, før: Mål")
   says(difference.detail(change(1, {kind = "moved", moved_from = "Formål", moved_to = "Indhold"}), words), "fra Formål til Indhold")
   says(difference.detail(change(1, {kind = "moved", moved_from = "Formål", moved_to = "Formål"}), words), "inden for Formål")
   says(difference.said(change(1, {kind = "moved", moved_from = "Formål", moved_to = "Indhold"}), words), "flyttet fra Formål til Indhold")
   assert(not difference.detail(change(1, {}), words))
   says(decide{ended}, "Indsatsspor 3: Ledelse af læring (udgået, afløst af Ledelse)Kerne")
end

local function test_relations()
   local of = change(1, {
      entity = "field", title = "goals", old_text = "Data", new_text = "Trivsel", added = {link("Trivsel", "goal")},
      removed = {{title = "Data"}},
   })
   says(difference.values(of, words), "Tilføjet: + Trivsel, Fjernet: − Data")
end

return function()
   test_concentration()
   test_redefined()
   test_relations()
   test_lineage()
   test_overview()
   test_name()
   test_decisions()
   test_points()
   test_words()
   test_document()
   test_pages()
end
