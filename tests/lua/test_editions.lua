-- What pages say of their editions, in every status and both languages.

local metadata = require("parts/metadata")
local said = require("said")
local selector = require("parts/selector")
local status = require("parts/status")
local strings = require("strings")
local tombstone = require("layouts/tombstone")
local words = strings.t("da")

local is_silent_on, says = said.is_silent_on, said.says

local old = {name = "2014-17", status = "historic", valid_from = "december 2014", valid_to = "juni 2017", url = "../2014-17/"}
local new = {name = "2018", status = "current", valid_from = "2018", url = "../2018/"}

local function with(edition, facts)
   return setmetatable(facts, {__index = edition})
end

local function page(edition, facts)
   return with({
      layout = "goal", kind = "goal", language = "da", title = "Mål", short_title = "Mål", root = "../",
      asset = function(name) return "../assets/" .. name end, twin = "index.json",
      breadcrumbs = {}, site = {title = "Sted", url = "../", publications = {}, pages = {}},
      status = edition, editions = {new, old},
   }, facts or {})
end

local function test_status()
   says(status(page(new), words), "Gældende udgave 2018 · fra 2018")
   says(status(page(with(new, {is_assumed = true})), words), "fra 2018 (dato antaget)")
   says(status(page(with(old, {status = "current", is_gap = true})), words), "Perioden er udløbet")

   local historic = with(old, {current = {url = "../"}})
   says(status(page(historic), words), "Historisk udgave 2014–17: gjaldt december 2014 – juni 2017. Se gældende tekst")
   local ended = page(historic, {editions = {with(new, {is_missing = true}), old}})
   says(status(ended, words), "Ikke i den gældende tekst")

   says(status(page{name = "2027", status = "future", valid_from = "1. januar 2027"}, words), "træder i kraft den 1. januar 2027.")
   says(status(page{status = "draft"}, words), "UDKAST")
   assert(status(page(new, {editions = {}}), words) == nil)
end

local function test_metadata()
   local known = page(with(new, {adopted = {by = "Byrådet", date = "1. januar 2018"}}), {
      publication = {next_review = "oktober 2027"}, last_changed = "2. februar 2018", last_changed_iso = "2018-02-02",
      permanent = "https://example.org/plan/2018/",
   })
   says(metadata(known, words), "Udgave2018 · gældende · fra 2018")
   says(metadata(known, words), "VedtagetByrådet, 1. januar 2018")
   says(metadata(known, words), "Senest ændret2. februar 2018")
   says(metadata(known, words), "Tages op igenoktober 2027")
   says(metadata(known, words), "Permanent adressehttps://example.org/plan/2018/")
   local tomb = said.text(metadata(with(known, {gone = {}}), words))
   assert(not tomb:find("Vedtaget") and not tomb:find("2018"), tomb)
   assert(metadata(page(new, {layout = "notfound"}), words) == nil)
end

local function test_selector()
   local shown = page(new, {
      editions_url = "../udgaver/",
      editions = {
         with(new, {is_current = true}), with(old, {title = "Styrket ledelse"}), {name = "2012", status = "historic", is_missing = true},
      },
   })
   says(selector(shown, words), "2014–17 december 2014 – juni 2017 · hedder ”Styrket ledelse” der")
   says(selector(shown, words), "2012 findes ikke")
   says(selector(shown, words), "2018 fra 2018 · gældende")
   assert(selector(page(new, {editions = {}}), words) == nil)
end

local function tomb(edition, gone, facts)
   gone.title, gone.kind = gone.title or "Mål", gone.kind or "goal"
   gone.replaced_by, gone.came_from = gone.replaced_by or {}, gone.came_from or {}
   facts = facts or {editions = {with(new, {is_missing = true}), old}}
   facts.gone, facts.layout = gone, "tombstone"
   return tombstone(page(edition, facts))
end

local function test_tombstones()
   local heir = {title = "Ledelse af læring", short_title = "Ledelse", url = "../ledelse/", kind = "track", id = "ledelse"}
   local ended = tomb(new, {edition = "", first = old, last = old, replaced_by = {heir}})
   says(ended, "Gælder ikke længere: indgik i 2014–17, afløst af Ledelse af læring.")
   is_silent_on(ended, "Gældende udgave")
   says(tomb(new, {edition = "2018", first = with(old, {name = "2010"}), last = old}), "indgik fra 2010 til 2014–17.")

   local later = tomb(old, {edition = "2014-17", first = new, last = new, is_future = true, came_from = {heir}}, {})
   says(later, "Fandtes ikke endnu i 2014–17: indført med 2018, udsprunget af Ledelse af læring.")
   local between = tomb(with(old, {name = "2016"}), {edition = "2016", first = old, last = new}, {})
   says(between, "Findes ikke i 2016: indgik fra 2014–17 til 2018.")
   says(tomb(new, {edition = "", title = "Temaer", kind = "index", first = old, last = old}), "Findes ikke i den gældende tekst.")
   says(tomb({status = "draft"}, {edition = "", first = old, last = old}), "UDKAST")
end

return function()
   test_status()
   test_metadata()
   test_selector()
   test_tombstones()
end
