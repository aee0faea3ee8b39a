-- The list for the meeting: every change that is not editorial, core first, with its reason; on paper also a box for the decision.
-- Editorial changes are one folded line.

local h = require("html")
local list = require("list")
local strings = require("strings")
local class = require("parts/class")
local difference = require("parts/difference")

local function subject(of, words)
   return h.a{href = difference.url(of), difference.subject(of, words)}
end

local function row(of, words)
   return h.tr{
      h.th{scope = "row", of.number},
      h.td{subject(of, words), difference.gist(of, words)},
      h.td{difference.kind(of, words)},
      h.td{class(of.class, words)},
      h.td{of.reason or h.em{words.no_reason}},
      h.td{class = "on-paper box"},
   }
end

local function decision_table(differences, words)
   return #differences > 0 and h.table{
      class = "decisions",
      h.thead{h.tr{
         h.th{scope = "col", h.abbr{title = words.number, words.number_short}},
         h.th{scope = "col", words.what},
         h.th{scope = "col", words.change},
         h.th{scope = "col", words.core_or_yearly},
         h.th{scope = "col", words.reason},
         h.th{scope = "col", class = "on-paper", words.decision},
      }},
      h.tbody{list.map(differences, function(of) return row(of, words) end)},
   }
end

local function editorial_line(differences, words)
   return #differences > 0 and h.details{
      class = "difference",
      h.summary{strings.counted(words, "editorial_changes", #differences)},
      h.ul{list.map(differences, function(of)
         return h.li{of.number, " ", subject(of, words), ", ", strings.lower(difference.kind(of, words))}
      end)},
   }
end

--- Nil when nothing changed.
---@param differences Difference[]
---@param words table<string, string>
return function(differences, words)
   local by_class = {core = {}, yearly = {}, editorial = {}}
   for _, of in ipairs(differences) do
      table.insert(by_class[of.class], of)
   end
   local to_decide = by_class.core
   for _, of in ipairs(by_class.yearly) do
      table.insert(to_decide, of)
   end
   return #differences > 0 and {decision_table(to_decide, words), editorial_line(by_class.editorial, words)}
end
