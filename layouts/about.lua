-- "Om dette websted": what the site says of itself, and what spor knows of it: its publications and editions, when it was built, how its
-- pages are cited, followed and read by programs, and where the accessibility statement is.

local h = require("html")
local list = require("list")
local strings = require("strings")
local body = require("parts/body")
local facts = require("parts/facts")
local link = require("parts/link")
local period_of = require("parts/period")
local section = require("parts/section")
local shell = require("parts/shell")
local title = require("parts/title")
local toc = require("parts/toc")

local function row(front, words)
   local period = period_of(front, words)
   return h.tr{
      h.th{scope = "row", link.to(front.publication)},
      h.td{front.name and front.name ~= "" and strings.edition(front.name) or words.no_editions},
      h.td{period or "–"},
      h.td{front.is_gap and words.period_over or words[front.status]},
   }
end

local function editions(page, words)
   return #page.fronts > 0 and h.div{class = "wide", h.table{
      h.thead{h.tr{
         h.th{scope = "col", words.publication}, h.th{scope = "col", words.edition}, h.th{scope = "col", words.applies},
         h.th{scope = "col", words.status},
      }},
      h.tbody{list.map(page.fronts, function(front) return row(front, words) end)},
   }}
end

local function sources(page, words)
   return h.ul{
      page.feed and h.li{h.a{href = page.feed, type = "application/atom+xml", words.feed}, " – ", words.whole_site},
      list.map(page.fronts, function(front)
         return h.li{
            front.publication.title, ": ",
            h.join({
               front.feed and h.a{href = front.feed, type = "application/atom+xml", words.feed_short} or false,
               h.a{href = front.data, type = "application/ld+json", words.graph_short},
            }, ", "),
         }
      end),
      h.li{words.every_twin},
   }
end

return function(page)
   local words = strings.t(page.language)
   local made = page.made
   local site = page.site
   return shell(page, {
      title(page),
      toc(page, words),
      body(page),
      section("udgaver", words.editions, editions(page, words)),
      section("citer", words.citing, {h.p{words.citing_means}, h.p{words.citing_permanent}}),
      section("data", words.for_programs, sources(page, words)),
      section("tilgaengelighed", words.accessibility_title, {
         h.p{words.accessibility_means},
         site.was_url and h.p{h.a{href = site.was_url, words.accessibility}},
      }),
      section("bygget", words.built, facts{
         {words.built_on, h.time{datetime = made.iso, made.date}},
         {words.built_with, "spor " .. made.version},
         {words.contact, site.contact and link.to(site.contact)},
      }),
   })
end
