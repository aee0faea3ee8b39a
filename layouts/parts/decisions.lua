-- The list for the meeting: point by point what changed and why, core first; on paper also a box for the decision. Editorial changes
-- are one folded line.

local h = require("html")
local list = require("list")
local strings = require("strings")
local class = require("parts/class")
local difference = require("parts/difference")
local matters_of = require("parts/matters")

local shortest_repeated = 60 -- bytes: a reason that long is written out once

--- "3", "5–9, 12"
local function numbers(matter)
   local ranges = {}
   for _, of in ipairs(matter.differences) do
      local range = ranges[#ranges]
      if range and range.last == of.number - 1 then
         range.last = of.number
      else
         table.insert(ranges, {first = of.number, last = of.number})
      end
   end
   return table.concat(list.map(ranges, function(range)
      return range.first == range.last and tostring(range.first) or range.first .. "–" .. range.last
   end), ", ")
end

local function title(matter, words)
   local first = matter.differences[1]
   if #matter.differences == 1 then
      return difference.subject(first, words)
   end
   local now = matter.document.to or matter.document.from
   return (difference.is_fact(first) and words.facts or words.block) .. ": " .. now.short_title
end

--- A link; several things of one kind have one each: "Mål: 4 Flere læser, 5 Alle trives".
local function subject(matter, words)
   local first = matter.differences[1]
   if #matter.differences == 1 or difference.is_part(first) then
      return h.a{href = difference.url(first), title(matter, words)}
   end
   local things = list.map(matter.differences, function(of)
      return h.fragment{of.number, " ", h.a{href = difference.url(of), difference.short_title(of)}}
   end)
   return h.fragment{words[first.entity .. "s"], ": ", h.join(things, ", ")}
end

--- A single change and every fact can be told in short; of many changes of a text their number must do.
local function gist(matter, words)
   local first = matter.differences[1]
   if #matter.differences == 1 then
      return difference.gist(first, words)
   end
   return difference.is_fact(first) and list.map(matter.differences, function(of)
      return h.p{class = "gist", difference.field(of, words), ": ", difference.values(of, words)}
   end)
end

--- "Tilføjet"; of several "2 tilføjet, 1 ændret"
local function kinds(matter, words)
   local groups = list.group(matter.differences, function(of) return difference.kind(of, words) end)
   if #matter.differences == 1 then
      return groups[1].key
   end
   return table.concat(list.map(groups, function(group) return #group.items .. " " .. strings.lower(group.key) end), ", ")
end

--- Long reasons are written out where they first come, and then referred to.
local function reason(matter, told, words)
   local said = matter.reason
   if not said then
      return h.em{words.no_reason}
   end
   if told[said] then
      return words.as_number:format(told[said])
   end
   told[said] = #said >= shortest_repeated and numbers(matter) or nil
   return said
end

--- "Godkendt, Chefgruppen, 27. oktober 2026: derfor"; what several changes of one matter have in common is said once, with their numbers
-- where not all share it.
local function decided(matter, words)
   local groups = list.group(matter.differences, function(of)
      local decision = of.decision
      local said = decision and {decision.decision, tostring(decision.is_settled), decision.by, decision.date, decision.reason or ""}
      return said and table.concat(said, "\0") or ""
   end)
   return list.map(groups, function(group)
      local decision = group.items[1].decision
      return decision and h.p{
         class = "decided decided-" .. decision.decision,
         #groups > 1 and numbers({differences = group.items}) .. ": ",
         h.strong{words["ruling_" .. decision.decision]},
         not decision.is_settled and {" (", words.not_as_decided, ")"},
         ", ", decision.by, ", ", decision.date,
         decision.reason and {": ", decision.reason},
      } or nil
   end)
end

local function row(matter, told, has_decisions, words)
   return h.tr{
      h.th{scope = "row", numbers(matter)},
      h.td{subject(matter, words), gist(matter, words)},
      h.td{kinds(matter, words)},
      h.td{class(matter.class, words)},
      h.td{reason(matter, told, words)},
      h.td{class = has_decisions and "box" or "on-paper box", decided(matter, words)},
   }
end

--- Before anything is decided, the column is a box to write in, for paper only.
local function is_decided(matter)
   return #list.filter(matter.differences, function(of) return of.decision end) > 0
end

local function decision_table(matters, words)
   local told = {}
   local has_decisions = #list.filter(matters, is_decided) > 0
   return #matters > 0 and h.table{
      class = "decisions",
      h.thead{h.tr{
         h.th{scope = "col", h.abbr{title = words.number, words.number_short}},
         h.th{scope = "col", words.what},
         h.th{scope = "col", words.change},
         h.th{scope = "col", words.core_or_yearly},
         h.th{scope = "col", words.reason},
         h.th{scope = "col", class = not has_decisions and "on-paper" or nil, words.decision},
      }},
      h.tbody{list.map(matters, function(matter) return row(matter, told, has_decisions, words) end)},
   }
end

local function editorial_line(matters, words)
   local count = 0
   for _, matter in ipairs(matters) do
      count = count + #matter.differences
   end
   return count > 0 and h.details{
      class = "difference",
      h.summary{strings.counted(words, "editorial_changes", count)},
      h.ul{list.map(matters, function(matter)
         return h.li{numbers(matter), " ", subject(matter, words), ", ", strings.lower(kinds(matter, words))}
      end)},
   }
end

--- Nil when nothing changed.
---@param documents ComparedDocument[]
---@param words table<string, string>
return function(documents, words)
   local by_class = {core = {}, yearly = {}, editorial = {}}
   for _, matter in ipairs(matters_of(documents)) do
      table.insert(by_class[matter.class], matter)
   end
   local to_decide = by_class.core
   for _, matter in ipairs(by_class.yearly) do
      table.insert(to_decide, matter)
   end
   return #documents > 0 and {decision_table(to_decide, words), editorial_line(by_class.editorial, words)}
end
