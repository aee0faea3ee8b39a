-- What an index lists, in its groups, with a list of jumps to them above. Concepts are shown as a glossary.

local h = require("html")
local list = require("list")
local entries = require("parts/entries")
local glossary = require("parts/glossary")
local jumps = require("parts/jumps")

local function heading(group)
   return h.h2{id = group.id, group.url and h.a{href = group.url, group.title} or group.title}
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local is_glossary = page.index == "concepts"
   local groups = list.filter(page.groups, function(group) return #group.entries > 0 end)
   local titled = list.filter(groups, function(group) return group.title end)
   return {
      jumps(titled, is_glossary and words.letters or words.groups, is_glossary and "letters" or nil),
      list.map(groups, function(group)
         local above = {url = group.url, all_targets_url = page.publication and page.publication.indicators_url}
         local content = is_glossary and glossary(group.entries) or entries(group.entries, words, above)
         return group.title and h.section{class = "group", heading(group), content} or content
      end),
   }
end
