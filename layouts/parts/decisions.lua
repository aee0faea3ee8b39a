-- The list for the meeting: point by point what changed and why, core first; on paper also a box for the decision, all of it on a sheet of
-- its own. A point is what has one class and one reason in one document; each change in it has its number, by which it may be decided
-- otherwise. Editorial changes are one folded line.

local h = require("html")
local list = require("list")
local strings = require("strings")
local class = require("parts/class")
local difference = require("parts/difference")
local matters_of = require("parts/matters")

local shortest_repeated = 60 -- bytes: a reason that long is written out once
local most_named = 30 -- things of one kind in one document; of more the row tells how many there are

--- "3", "5–9, 12"
local function numbers(differences)
   local ranges = {}
   for _, of in ipairs(differences) do
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

--- "Tekst ændret: ", "Mål tilføjet: ", "Fakta: "
local function heading(group, words)
   local first = group.items[1]
   if difference.is_fact(first) then
      return first.entity == "field" and words.facts or difference.kind(first, words)
   end
   local noun = difference.is_part(first) and words.block or words[#group.items == 1 and first.entity or first.entity .. "s"]
   return noun .. " " .. strings.lower(difference.kind(first, words))
end

--- Several places in one section are named once.
local function same_name(of)
   return difference.is_part(of) and not difference.is_fact(of) and of.section or of.number
end

--- "53 Blik for børnenes udbytte", "47 nummer 2 → 3", "23, 27–28 Formål"; what happened to the document itself needs no name.
local function item(differences, matter, words)
   local first = differences[1]
   local is_itself = not difference.is_fact(first) and first.entity == matter.document.kind and first.title == matter.document.title
   local where = h.a{href = difference.url(first), numbers(differences)}
   return h.fragment{where, " ", is_itself and difference.detail(first, words) or not is_itself and difference.item(first, words) or nil}
end

local function line(group, matter, words)
   local items = list.group(group.items, same_name)
   local named = list.map(items, function(same, position)
      return position <= most_named and item(same.items, matter, words) or nil
   end)
   local rest = #items - #named
   return h.p{
      class = "gist",
      h.em{heading(group, words)}, ": ", h.join(named, ", "), rest > 0 and {" ", strings.counted(words, "and_others", rest)},
   }
end

--- One change is told by itself; several by the document that they are changes of.
local function subject(matter, words)
   local first = matter.differences[1]
   if #matter.differences == 1 then
      return h.fragment{
         h.a{href = difference.url(first), difference.subject(first, words)}, " (", difference.said(first, words), ")",
      }
   end
   local document = matter.document
   local now = document.to or document.from
   return h.a{href = "#" .. document.id, strings.numbered(words[document.kind], now.number), ": ", now.short_title}
end

local function gist(matter, words)
   if #matter.differences == 1 then
      return difference.gist(matter.differences[1], words)
   end
   return list.map(matter.groups, function(group) return line(group, matter, words) end)
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
   told[said] = #said >= shortest_repeated and numbers(matter.differences) or nil
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
         #groups > 1 and numbers(group.items) .. ": ",
         h.strong{words["ruling_" .. decision.decision]},
         not decision.is_settled and {" (", words.not_as_decided, ")"},
         ", ", decision.by, ", ", decision.date,
         decision.reason and {": ", decision.reason},
      } or nil
   end)
end

local function row(matter, told, has_decisions, words)
   return h.tr{
      h.th{scope = "row", numbers(matter.differences)},
      h.td{h.strong{subject(matter, words)}, gist(matter, words)},
      h.td{class(matter.class, words)},
      h.td{reason(matter, told, words)},
      h.td{class = has_decisions and "box" or "on-paper box", decided(matter, words)},
   }
end

--- Before anything is decided, the column is a box to write in, for paper only.
local function is_decided(matter)
   return #list.filter(matter.differences, function(of) return of.decision end) > 0
end

local function decision_table(matters, sheet, words)
   local told = {}
   local has_decisions = #list.filter(matters, is_decided) > 0
   return #matters > 0 and h.table{
      class = "decisions",
      h.caption{class = "on-paper", sheet},
      h.thead{h.tr{
         h.th{scope = "col", h.abbr{title = words.number, words.number_short}},
         h.th{scope = "col", words.what},
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
         return h.li{numbers(matter.differences), " ", subject(matter, words), gist(matter, words)}
      end)},
   }
end

--- Nil when nothing changed.
---@param documents ComparedDocument[]
---@param sheet any what the sheet of paper is headed
---@param words table<string, string>
return function(documents, sheet, words)
   local by_class = {core = {}, yearly = {}, editorial = {}}
   for _, matter in ipairs(matters_of(documents)) do
      table.insert(by_class[matter.class], matter)
   end
   local to_decide = by_class.core
   for _, matter in ipairs(by_class.yearly) do
      table.insert(to_decide, matter)
   end
   return #documents > 0 and {decision_table(to_decide, sheet, words), editorial_line(by_class.editorial, words)}
end
