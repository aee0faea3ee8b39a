-- What two editions are to each other, in a few lines: is there anything to decide, how much, and of what.

local h = require("html")
local list = require("list")
local strings = require("strings")
local difference = require("parts/difference")
local period_of = require("parts/period")

local function verdict(counts, words)
   if counts.core > 0 then
      return words.core_changed:format(strings.counted(words, "changes", counts.core))
   end
   return counts.yearly > 0 and words.only_yearly or counts.editorial > 0 and words.only_editorial or words.no_changes
end

--- "Udgave 2014–17, december 2014 – juni 2017"
local function edition(of, words)
   local period = period_of(of, words)
   local title = of.is_revision and of.name or of.name and of.name ~= "" and words.edition .. " " .. strings.edition(of.name) or words.draft
   return h.span{
      of.url and h.a{href = of.url, title} or title,
      period and {", ", period},
      of.status == "draft" and {" ", h.strong{class = "stamp", words.draft:upper()}, " ", words.draft_means},
      of.as_of and {" ", words.as_of:format(of.as_of), of.commit and {" (", words.commit, " ", h.code{of.commit}, ")"}, "."},
   }
end

local function counted(counts, words)
   return h.ul{
      class = "counts",
      list.map({"core", "yearly", "editorial"}, function(class)
         return h.li{class = "count-" .. class, strings.counted(words, class, counts[class])}
      end),
   }
end

--- "2 mål tilføjet, 1 ændret; 1 indsatsspor udgået"
local function by_kind(kinds, words)
   local groups = list.group(kinds, function(kind) return kind.entity end)
   local parts = list.map(groups, function(group)
      local said = list.map(group.items, function(kind, position)
         local noun = position == 1 and strings.lower(words[kind.count == 1 and kind.entity or kind.entity .. "s"]) .. " " or ""
         return kind.count .. " " .. noun .. strings.lower(difference.kind(kind, words))
      end)
      return table.concat(said, ", ")
   end)
   return #parts > 0 and h.p{class = "kinds", table.concat(parts, "; "), "."}
end

---@param comparison Comparison
---@param words table<string, string>
return function(comparison, words)
   local counts = comparison.counts
   local is_changed = counts.core + counts.yearly + counts.editorial > 0
   return h.fragment{
      h.p{
         class = "kind",
         edition(comparison.from, words),
         h.span{h.span{aria_hidden = "true", "→ "}, edition(comparison.to, words)},
      },
      h.p{class = h.classes{"verdict", ["verdict-core"] = counts.core > 0}, verdict(counts, words)},
      is_changed and counted(counts, words),
      by_kind(comparison.kinds, words),
      comparison.is_coarse and h.p{class = "remark", words.is_coarse},
   }
end
