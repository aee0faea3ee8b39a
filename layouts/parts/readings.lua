-- "I hver udgave": what the thing was called in each edition, and how its text read where it was another.

local h = require("html")
local list = require("list")
local strings = require("strings")
local period_of = require("parts/period")
local section = require("parts/section")

--- "2014–17 · december 2014 – juni 2017"
local function heading(reading, words)
   local period = period_of(reading, words)
   local name = strings.edition(reading.name)
   return h.h3{
      reading.url and h.a{href = reading.url, words.edition .. " " .. name} or words.edition .. " " .. name,
      period and h.span{class = "remark", " ", period},
   }
end

local function called(reading, page)
   local is_other = reading.title and (reading.title ~= page.title or reading.number ~= page.number)
   return is_other and h.p{reading.number and h.span{class = "number", reading.number, " "}, h.strong{reading.title}}
end

local function remark(reading, words)
   if reading.is_missing then
      return words.not_in_edition
   end
   if reading.is_unchanged then
      return words.as_before:format(strings.edition(reading.previous))
   end
   return reading.status == "current" and words.as_above
end

local function content(reading, page, words)
   local said = remark(reading, words)
   return h.fragment{
      said and h.p{class = "remark", said},
      called(reading, page),
      not said and reading.text and h.blockquote{reading.text},
      reading.changes and h.p{class = "origin", h.a{
         href = reading.changes, words.changed_between:format(strings.edition(reading.previous), strings.edition(reading.name)),
      }},
   }
end

--- A track's or theme's name and number, as a table.
local function name_table(readings, words)
   local has_numbers = #list.filter(readings, function(one) return one.number end) > 0
   return h.table{
      h.thead{h.tr{
         h.th{scope = "col", words.edition},
         has_numbers and h.th{scope = "col", words.number_short},
         h.th{scope = "col", words.name},
         h.th{scope = "col", words.change},
      }},
      h.tbody{list.map(readings, function(one)
         local name = strings.edition(one.name)
         return h.tr{
            h.th{scope = "row", one.url and h.a{href = one.url, name} or name},
            has_numbers and h.td{one.number or "–"},
            h.td{one.title or words.not_there},
            h.td{one.changes and h.a{href = one.changes, words.see_changes:format(strings.edition(one.previous))} or "–"},
         }
      end)},
   }
end

--- `as_table` for things whose text is too long to be repeated.
---@param page Page
---@param words table<string, string>
---@param as_table boolean?
return function(page, words, as_table)
   local readings = page.readings
   if not readings then
      return nil
   end
   return section("udgaver", words.in_each_edition, as_table and name_table(readings, words) or list.map(readings, function(one)
      return h.div{class = "reading", heading(one, words), content(one, page, words)}
   end))
end
