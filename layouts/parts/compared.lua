-- One document of a comparison: where it stands in both editions, the ways to its changes, its changed facts, and its text with the
-- changes marked. Nothing but the text may stand inside data-comparison.

local h = require("html")
local list = require("list")
local difference = require("parts/difference")

local states = {added = "added", removed = "ended", changed = "changed"}

--- "Se teksten før · nu"
local function places(document, words)
   local links = list.filter({
      document.from and document.from.url and h.a{href = document.from.url, words.text_before} or false,
      document.to and document.to.url and h.a{href = document.to.url, words.text_now} or false,
   }, function(place) return place end)
   return h.join(links, " · ")
end

local function to_change(number, rel, text)
   return h.li{class = rel, h.a{href = "#aendring-" .. number, rel = rel, text, " ", number}}
end

--- Its own changes by number, between the last one before them and the first one after.
local function ways(document, count, words)
   local differences = document.differences
   local first, last = differences[1].number, differences[#differences].number
   return h.ul{
      class = "ways",
      first > 1 and to_change(first - 1, "prev", words.previous_change),
      list.map(differences, function(of)
         return to_change(of.number, nil, h.span{class = "visually-hidden", words.change})
      end),
      last < count and to_change(last + 1, "next", words.next_change),
   }
end

local function facts(document, words)
   local changed = list.filter(document.differences, difference.is_fact)
   return #changed > 0 and h.ul{
      class = "plain changed-facts",
      list.map(changed, function(of)
         local id = "aendring-" .. of.number
         local number = h.span{class = "change-number", of.number}
         return h.li{id = id, data_change = of.number, number, " ", difference.field(of, words), ": ", difference.values(of, words)}
      end),
   }
end

--- Where a document has no text, its coming or going has its place here.
local function places_without_text(document)
   local others = list.filter(document.differences, function(of) return not difference.is_fact(of) end)
   return not document.text and list.map(others, function(of)
      return h.p{id = "aendring-" .. of.number, data_change = of.number, h.span{class = "change-number", of.number}}
   end)
end

---@param document ComparedDocument
---@param count integer how many changes the whole comparison has
---@param words table<string, string>
return function(document, count, words)
   return h.section{
      class = "part compared compared-" .. document.state,
      aria_labelledby = document.id,
      h.h2{id = document.id, document.title},
      h.p{
         class = "kind",
         h.span{words[document.kind]},
         h.span{class = "tag", words[states[document.state]]},
         h.span{places(document, words)},
      },
      ways(document, count, words),
      facts(document, words),
      places_without_text(document),
      document.text and h.div{class = "text comparison", data_comparison = true, document.text},
   }
end
