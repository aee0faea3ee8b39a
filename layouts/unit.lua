-- A unit of the organisation: its task, how to reach it, and what it answers for.

local h = require("html")
local strings = require("strings")
local body = require("parts/body")
local contact = require("parts/contact")
local facts = require("parts/facts")
local link = require("parts/link")
local section = require("parts/section")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   local unit = page.unit
   return shell(page, {
      h.header{
         class = "entity",
         h.p{class = "kind", words.unit},
         h.h1{page.title},
         unit.task and h.p{class = "lead", unit.task},
      },
      body(page),
      facts{
         {words.municipality, unit.municipality},
         {words.part_of, unit.part_of and link.to(unit.part_of)},
         {words.parts, link.inline(unit.parts)},
      },
      contact(unit, words),
      section("ansvar", words.owns, link.list(unit.publications)),
   })
end
