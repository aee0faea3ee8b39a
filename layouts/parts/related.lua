-- "Hænger sammen med": the page's relations, seen from either end. What the page already lists in full is not named again.

local h = require("html")
local list = require("list")
local link = require("parts/link")
local section = require("parts/section")
local surroundings = require("parts/surroundings")

local order = {
   "replaced_by", "replaces", "part_of", "parts", "areas", "tracks", "themes", "goals", "actions", "concepts", "pages",
}

--- Things that are numbered stand by their numbers.
local function in_order(links)
   local numbered = list.filter(links, function(to) return tonumber(to.number) end)
   if #numbered == #links then
      table.sort(numbered, function(a, b) return tonumber(a.number) < tonumber(b.number) end)
      return numbered
   end
   return links
end

--- The addresses that the page shows already: its own lists of goals and actions, and what stands among its facts.
local function shown_addresses(page)
   local shown = {}
   for _, entries in ipairs{page.goals, page.actions, page.names or {}, page.named_by or {}} do
      for _, entry in ipairs(entries) do
         shown[entry.url] = true
      end
   end
   return shown
end

---@param page Page
---@param words table<string, string>
---@param told string[]? relations that stand among the page's facts
return function(page, words, told)
   local shown = shown_addresses(page)
   local is_told = list.set(told or {}, function(relation) return relation end)
   local untold = list.filter(order, function(relation) return not is_told[relation] end)
   local relations = list.map(untold, function(relation)
      local links = list.filter(page.related[relation] or {}, function(to)
         return not shown[to.url]
      end)
      return #links > 0 and h.div{h.h3{words[relation]}, link.list(in_order(links))} or nil
   end)
   return section("relateret", words.related, (page.map or #relations > 0) and {
      surroundings(page, words),
      #relations > 0 and h.div{class = "relations", relations},
   })
end
