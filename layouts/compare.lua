-- What differs between two editions, to be read in a meeting: first whether anything must be decided, then the list of it, then where it
-- is, then each document's text with its changes marked.

local h = require("html")
local list = require("list")
local strings = require("strings")
local compared = require("parts/compared")
local concentration = require("parts/concentration")
local decisions = require("parts/decisions")
local legend = require("parts/legend")
local link = require("parts/link")
local name = require("parts/name")
local overview = require("parts/overview")
local redefined = require("parts/redefined")
local section = require("parts/section")
local shell = require("parts/shell")

local function unchanged(comparison, words)
   local count = #comparison.unchanged
   return section("uaendret", words.unchanged, count > 0 and h.details{
      h.summary{strings.counted(words, "documents", count)},
      link.list(comparison.unchanged),
   })
end

--- What the list for the meeting is headed where it is taken alone: "Fælles læring: Ændringer fra 2014–17 til udkastet (UDKAST)"
local function sheet(page, words)
   local of = page.comparison.to
   return {of.title and {of.title, ": "}, name(page, words), of.status == "draft" and {" ", h.strong{words.draft:upper()}}}
end

return function(page)
   local words = strings.t(page.language)
   local comparison = page.comparison
   return shell(page, {
      h.header{
         class = "entity",
         page.publication and h.p{class = "kind", page.publication.title},
         h.h1{name(page, words)},
         overview(comparison, words),
      },
      #comparison.documents > 0 and legend(words),
      redefined(comparison.redefined, words),
      section("beslutninger", words.decisions, decisions(comparison.documents, sheet(page, words), words)),
      concentration(comparison, words),
      list.map(comparison.documents, function(document) return compared(document, #comparison.differences, words) end),
      unchanged(comparison, words),
   })
end
