-- All measurable targets of a publication: what is wanted, and what was measured last.

local h = require("html")
local list = require("list")
local strings = require("strings")
local distance = require("parts/distance")
local name = require("parts/name")
local shell = require("parts/shell")

local function measured(indicator, words)
   local latest = indicator.latest
   if not latest then
      return words.not_measured
   end
   return {strings.measure(latest.value, indicator.unit), h.br{}, " ", h.span{class = "remark", latest.date}}
end

local function row(target, words)
   local indicator = target.indicator
   return h.tr{
      h.th{scope = "row", h.a{href = target.url, target.short_title}, h.br{}, h.span{class = "remark", words[target.kind]}},
      h.td{data_heading = words.target_short, strings.measure(indicator.target, indicator.unit)},
      h.td{data_heading = words.by_when, indicator.by or "–"},
      h.td{data_heading = words.latest, measured(indicator, words)},
      h.td{data_heading = words.distance, distance(indicator, words) or "–"},
   }
end

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{name(page, words)}, h.p{class = "lead", words.indicators_means}},
      #page.targets == 0 and h.p{words.nothing_here},
      #page.targets > 0 and h.table{
         class = "targets",
         h.thead{h.tr{
            h.th{scope = "col", words.what},
            h.th{scope = "col", words.target_short},
            h.th{scope = "col", words.by_when},
            h.th{scope = "col", words.latest},
            h.th{scope = "col", words.distance},
         }},
         h.tbody{list.map(page.targets, function(target) return row(target, words) end)},
      },
   })
end
