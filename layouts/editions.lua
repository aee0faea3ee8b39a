-- A publication's editions: when each applied, and what each one brought.

local h = require("html")
local list = require("list")
local strings = require("strings")
local name = require("parts/name")
local periods = require("parts/periods")
local release = require("parts/release")
local section = require("parts/section")
local shell = require("parts/shell")

--- The picture says no more than its text, which says all of it.
local function timeline(page, words)
   local spans = list.map(page.releases, function(edition)
      local period = strings.period(words, edition.valid_from, edition.valid_to)
      return strings.edition(edition.name) .. (period and ": " .. period or "")
   end)
   local text = words.timeline .. ". " .. table.concat(spans, "; ")
   return page.timeline and h.figure{class = "timeline", h.img{src = page.timeline, alt = text}}
end

local function for_programs(page, words)
   local items = list.filter({
      page.feed and h.li{h.a{href = page.feed, type = "application/atom+xml", words.feed}},
      page.timemap and h.li{h.a{href = page.timemap, type = "application/link-format", words.timemap}},
   }, function(item) return item end)
   return section("data", words.for_programs, #items > 0 and h.ul{items})
end

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{name(page, words)}},
      timeline(page, words),
      section("gjaldt", words.applied_on, periods(page.releases, words)),
      list.map(page.releases, function(edition, position)
         return release(edition, page.releases[position + 1], words)
      end),
      for_programs(page, words),
   })
end
