-- What an index lists, in its groups, with a list of jumps to them above. Concepts are shown as a glossary.

local h = require("html")
local list = require("list")
local class = require("parts/class")
local entries = require("parts/entries")
local glossary = require("parts/glossary")
local jumps = require("parts/jumps")

--- What all entries of a titled group are, core or yearly, is said once above them.
local function shared_class(group)
   local first = group.title and group.entries[1].class
   local others = list.filter(group.entries, function(entry) return entry.class ~= first end)
   return #others == 0 and first or nil
end

local function heading(group)
   return h.h2{id = group.id, group.url and h.a{href = group.url, group.title} or group.title}
end

local function content(group, page, words)
   if page.index == "concepts" then
      return glossary(group.entries)
   end
   local shared = shared_class(group)
   local all_targets_url = page.publication and page.publication.indicators_url
   return {
      shared and h.p{class = "kind", class(shared, words, true)},
      entries(group.entries, words, {url = group.url, class = shared, all_targets_url = all_targets_url}),
   }
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
         local listed = content(group, page, words)
         return group.title and h.section{class = "group", heading(group), listed} or h.fragment(listed)
      end),
   }
end
