-- "Måltal": what is to be reached, by when, and what has been measured so far.

local h = require("html")
local list = require("list")
local strings = require("strings")
local section = require("parts/section")

local function row(measurement, unit, has_sources)
   return h.tr{
      h.th{scope = "row", measurement.date},
      h.td{strings.measure(measurement.value, unit)},
      has_sources and h.td{measurement.source or "–"},
   }
end

local function measurements(indicator, words)
   local measured = indicator.measured
   if #measured == 0 then
      return nil
   end
   local has_sources = #list.filter(measured, function(measurement) return measurement.source end) > 0
   return h.table{
      h.caption{words.measured},
      h.thead{h.tr{
         h.th{scope = "col", words.date},
         h.th{scope = "col", words.value},
         has_sources and h.th{scope = "col", words.source},
      }},
      h.tbody{list.map(measured, function(measurement)
         return row(measurement, indicator.unit, has_sources)
      end)},
   }
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local indicator = page.indicator
   return section("maaltal", words.indicator, indicator and h.div{
      class = "indicator",
      h.p{
         class = "target",
         words.target, " ", h.strong{strings.measure(indicator.target, indicator.unit)},
         indicator.by and {" ", words.by, " ", indicator.by},
      },
      measurements(indicator, words),
   })
end
