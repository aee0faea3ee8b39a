-- "Her bruges det": the sentences that mention the page's subject, by publication and track, each with the way to its place.

local h = require("html")
local list = require("list")
local strings = require("strings")
local section = require("parts/section")

local function quotation(use)
   return h.li{
      h.blockquote{h.p{use.sentence}},
      h.p{class = "origin", h.a{href = use.url, use.page.title}},
   }
end

local function quotations(uses)
   return h.ul{class = "uses", list.map(uses, quotation)}
end

--- The track's address; of what stands in none what it is, so that concepts come together.
local function place_of(use)
   return use.track and use.track.url or use.page.kind == "concept" and "concepts" or false
end

--- "Indsatsspor 3: Ledelse af læring"
local function place_title(group, words)
   local track = group.items[1].track
   if track then
      return h.fragment{strings.numbered(words.track, track.number), ": ", h.a{href = track.url, track.title}}
   end
   return group.key == "concepts" and words.used_in_concepts or words.used_elsewhere
end

--- Tracks by their number, then concepts, then all else.
local function rank(group)
   local track = group.items[1].track
   if track then
      return tonumber(track.number) or 999
   end
   return group.key == "concepts" and 1000 or 1001
end

local function in_order(groups)
   local ordered = list.map(groups, function(group, position)
      return {group = group, rank = rank(group), position = position}
   end)
   table.sort(ordered, function(a, b)
      if a.rank ~= b.rank then
         return a.rank < b.rank
      end
      return a.position < b.position
   end)
   return list.map(ordered, function(one) return one.group end)
end

local function by_place(uses, heading, words)
   local groups = in_order(list.group(uses, place_of))
   if #groups == 1 and not groups[1].items[1].track then
      return quotations(uses)
   end
   return list.map(groups, function(group)
      return h.fragment{heading{place_title(group, words)}, quotations(group.items)}
   end)
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local groups = list.group(page.used_by, function(use)
      return use.publication
   end)
   local own = page.publication and page.publication.title or page.site.title
   local is_titled = #groups > 1 or #groups == 1 and groups[1].key
   local content = list.map(groups, function(group)
      return h.fragment{
         is_titled and h.h3{group.key or own},
         by_place(group.items, is_titled and h.h4 or h.h3, words),
      }
   end)
   return section("brugt", words.used_by, #content > 0 and content)
end
