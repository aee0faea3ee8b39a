-- What an index lists, in its groups, with a list of jumps to them above. Concepts are shown as a glossary.

local h = require("html")
local list = require("list")
local entries = require("parts/entries")
local glossary = require("parts/glossary")

local fewest_jumps = 3

--- Letters stand side by side; names of areas or documents one below the other.
local function jumps(groups, words, is_glossary)
   if #groups < fewest_jumps then
      return nil
   end
   return h.nav{
      class = is_glossary and "jumps letters" or "jumps",
      aria_label = is_glossary and words.letters or words.groups,
      h.ul{list.map(groups, function(group)
         return h.li{h.a{href = "#" .. group.id, group.title}}
      end)},
   }
end

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
      jumps(titled, words, is_glossary),
      list.map(groups, function(group)
         local content = is_glossary and glossary(group.entries) or entries(group.entries, words, true)
         return group.title and h.section{class = "group", heading(group), content} or content
      end),
   }
end
