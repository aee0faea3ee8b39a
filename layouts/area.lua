-- A part of the organisation: what holds for it.

local strings = require("strings")
local belongs = require("parts/belongs")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local facts = require("parts/facts")
local members = require("parts/members")
local readings = require("parts/readings")
local section = require("parts/section")
local shell = require("parts/shell")
local toc = require("parts/toc")

local told = {"part_of"}

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      entity(page, words),
      facts(belongs(page, words, told)),
      toc(page, words),
      body(page),
      section("maal", words.goals, members(page, page.goals, words)),
      section("indsatser", words.actions, members(page, page.actions, words)),
      readings(page, words, true),
      ending(page, words, told),
   })
end
