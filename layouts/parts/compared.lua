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

--- The last change before its own and the first one after them, then its own by number.
local function ways(document, count, words)
   local differences = document.differences
   local first, last = differences[1].number, differences[#differences].number
   return h.ul{
      class = "ways",
      first > 1 and to_change(first - 1, "prev", words.previous_change),
      last < count and to_change(last + 1, "next", words.next_change),
      list.map(differences, function(of)
         return to_change(of.number, nil, h.span{class = "visually-hidden", words.change})
      end),
   }
end

--- "← →" to the changes beside it, as in the text.
local function beside(of, count, words)
   local function way(number, rel, said, sign)
      return {" ", h.a{class = "change-way", rel = rel, href = "#aendring-" .. number, aria_label = said .. " " .. number, sign}}
   end
   return {
      of.number > 1 and way(of.number - 1, "prev", words.previous_change, "←"),
      of.number < count and way(of.number + 1, "next", words.next_change, "→"),
   }
end

--- A fact; of what has no place in the text what it is and what became of it.
local function fact(of, words)
   if difference.is_fact(of) and not (of.predecessors or of.successors) then
      return {difference.field(of, words), ": ", difference.values(of, words)}
   end
   return {difference.subject(of, words), " (", difference.said(of, words), ")"}
end

local function facts(document, count, words)
   local changed = list.filter(document.differences, function(of) return not of.url end)
   return #changed > 0 and h.ul{
      class = "plain changed-facts",
      list.map(changed, function(of)
         local number = h.a{class = "change-number", href = "#aendring-" .. of.number, of.number}
         return h.li{id = "aendring-" .. of.number, data_change = of.number, number, " ", fact(of, words), beside(of, count, words)}
      end),
   }
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
         h.span{class = "ways-out", places(document, words)},
      },
      ways(document, count, words),
      facts(document, count, words),
      document.text and h.div{class = "text comparison", data_comparison = true, document.text},
   }
end
