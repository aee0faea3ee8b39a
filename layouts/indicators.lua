-- All measurable targets of a publication: what is wanted, and what was measured last.

local h = require("html")
local list = require("list")
local strings = require("strings")
local distance = require("parts/distance")
local name = require("parts/name")
local shell = require("parts/shell")

local function row(target, words)
   local indicator = target.indicator
   local latest = indicator.latest
   return h.tr{
      h.th{scope = "row", h.a{href = target.url, target.short_title}, h.br{}, h.span{class = "remark", words[target.kind]}},
      h.td{strings.measure(indicator.target, indicator.unit)},
      h.td{indicator.by or "–"},
      h.td{latest and {strings.measure(latest.value, indicator.unit), h.br{}, h.span{class = "remark", latest.date}} or words.not_measured},
      h.td{distance(indicator, words) or "–"},
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
