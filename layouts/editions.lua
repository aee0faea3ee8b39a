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
   return page.timeline and h.figure{
      class = "timeline",
      h.img{src = page.timeline.url, alt = text, width = page.timeline.width, height = page.timeline.height},
   }
end

--- The links are titled "2014-17 → 2018".
local function comparisons(page, words)
   local items = list.map(page.comparisons or {}, function(to)
      local before, after = to.title:match("^(.-) → (.+)$")
      local title = before and words.between:format(strings.edition(before), strings.edition(after)) or to.title
      return h.li{h.a{href = to.url, title}, to.core and {": ", words.so_many_decided:format(to.decided, to.core)}}
   end)
   return section("aendringer", words.what_changed, #items > 0 and h.ul{items})
end

local function for_programs(page, words)
   local items = list.filter({
      page.feed and h.li{h.a{href = page.feed, type = "application/atom+xml", words.feed}} or false,
      page.timemap and h.li{h.a{href = page.timemap, type = "application/link-format", words.timemap}} or false,
   }, function(item) return item end)
   return section("data", words.for_programs, #items > 0 and h.ul{items})
end

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{name(page, words)}},
      timeline(page, words),
      section("gjaldt", words.applied_on, periods(page.releases, words)),
      comparisons(page, words),
      list.map(page.releases, function(edition, position)
         return release(edition, page.releases[position + 1], words)
      end),
      for_programs(page, words),
   })
end
