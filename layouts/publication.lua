-- A publication's first page: what it is, who answers for it, its text, and everything it consists of.

local h = require("html")
local list = require("list")
local strings = require("strings")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local entries = require("parts/entries")
local facts = require("parts/facts")
local link = require("parts/link")
local section = require("parts/section")
local shell = require("parts/shell")
local toc = require("parts/toc")

--- Goals under the areas they hold for, a goal of two areas under both; those without an area come first.
local function goals_by_area(page, words)
   local function part(title, goals)
      return #goals > 0 and h.fragment{h.h3{title}, entries(goals, words)}
   end
   local function goals_of(area)
      return list.filter(page.goals, function(goal)
         return list.set(goal.areas or {}, function(one) return one.id end)[area.id]
      end)
   end
   local across = list.filter(page.goals, function(goal)
      return #(goal.areas or {}) == 0
   end)
   if #across == #page.goals then
      return entries(page.goals, words)
   end
   return {
      part(words.across_areas, across),
      list.map(page.areas, function(area)
         return part(link.to(area), goals_of(area))
      end),
   }
end

--- The publication as a map, from A to Å, and as targets, each with a word on what it is.
local function overviews(publication, words)
   local items = list.map({"map", "register", "indicators"}, function(name)
      local url = publication[name .. "_url"]
      return url and h.li{
         h.p{class = "entry-title", h.a{href = url, words[name]}},
         h.p{class = "entry-text", words[name .. "_means"]},
      } or nil
   end)
   return #items > 0 and h.ul{class = "entries", items}
end

--- The sections after the body, as id, title and content; those without content are not made.
local function sections(page, words)
   local publication = page.publication
   local goals = #page.goals > 0 and goals_by_area(page, words)
   return list.filter({
      {id = "indsatsspor", title = words.tracks, content = entries(page.tracks, words)},
      {id = "maal", title = words.goals, content = goals},
      {id = "temaer", title = words.themes, content = entries(page.themes, words)},
      {id = "omraader", title = words.areas, content = entries(page.areas, words)},
      {id = "begreber", title = words.concepts, content = link.list(page.concepts, "in-columns")},
      {id = "oversigter", title = words.overviews, content = overviews(publication, words)},
      {id = "sider", title = words.pages, content = link.list(page.pages)},
   }, function(one) return one.content end)
end

return function(page)
   local words = strings.t(page.language)
   local publication = page.publication
   local parts = sections(page, words)
   return shell(page, {
      entity(page, words, publication.form and words[publication.form]),
      facts{
         {words.municipality, publication.municipality},
         {words.owner, publication.owner and link.to(publication.owner)},
         {words.next_review, publication.next_review},
         {words.print, publication.whole_url and h.a{href = publication.whole_url, words.whole}},
      },
      toc(page, words, list.map(parts, function(one)
         return {id = "spor-" .. one.id, title = one.title, level = 2, children = {}}
      end)),
      body(page),
      list.map(parts, function(one) return section(one.id, one.title, one.content) end),
      ending(page, words),
   })
end
