-- A part of the organisation: what holds for it.

local strings = require("strings")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local entries = require("parts/entries")
local facts = require("parts/facts")
local link = require("parts/link")
local section = require("parts/section")
local shell = require("parts/shell")
local toc = require("parts/toc")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      entity(page, words),
      facts{{words.stands_in, page.home and link.to(page.home)}},
      toc(page, words),
      body(page),
      section("maal", words.goals, entries(page.goals, words)),
      section("indsatser", words.actions, entries(page.actions, words)),
      ending(page, words),
   })
end
