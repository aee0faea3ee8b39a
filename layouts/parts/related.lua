-- "Hænger sammen med": the page's relations, seen from either end. What the page already lists in full is not named again.

local h = require("html")
local list = require("list")
local link = require("parts/link")
local section = require("parts/section")

local order = {
   "replaced_by", "replaces", "part_of", "parts", "areas", "tracks", "themes", "goals", "actions", "concepts", "pages",
}

--- The addresses that the page's own lists of goals and actions show.
local function shown_addresses(page)
   local shown = {}
   for _, entries in ipairs{page.goals, page.actions} do
      for _, entry in ipairs(entries) do
         shown[entry.url] = true
      end
   end
   return shown
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local shown = shown_addresses(page)
   local relations = list.map(order, function(relation)
      local links = list.filter(page.related[relation] or {}, function(to)
         return not shown[to.url]
      end)
      return #links > 0 and h.div{h.h3{words[relation]}, link.list(links)} or nil
   end)
   return section("relateret", words.related, #relations > 0 and h.div{class = "relations", relations})
end
