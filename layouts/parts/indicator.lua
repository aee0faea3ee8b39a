-- "Måltal": what is to be reached, by when, and what has been measured so far.

local h = require("html")
local list = require("list")
local strings = require("strings")
local distance = require("parts/distance")
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

--- The values are in the table below it.
local function plot(indicator, words)
   return indicator.plot and h.figure{
      class = "plot",
      h.svg{
         role = "img",
         aria_label = words.plot,
         viewBox = "0 0 " .. indicator.plot_width .. " " .. indicator.plot_height,
         width = indicator.plot_width,
         height = indicator.plot_height,
         indicator.plot,
      },
      h.figcaption{words.plot},
   }
end

local function latest(indicator, words)
   local far = distance(indicator, words)
   return indicator.latest and h.p{
      words.latest, ": ", h.strong{strings.measure(indicator.latest.value, indicator.unit)}, " (", indicator.latest.date, ")",
      far and {", ", far}, ".",
   }
end

local function all_targets(page, words)
   local url = page.publication and page.publication.indicators_url
   return url and h.p{h.a{href = url, words.all_targets}}
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
      latest(indicator, words),
      plot(indicator, words),
      measurements(indicator, words),
      all_targets(page, words),
   })
end
