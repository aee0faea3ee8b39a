-- A goal: what is wanted, how it is measured, what is done for it.

local strings = require("strings")
local belongs = require("parts/belongs")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local entries = require("parts/entries")
local facts = require("parts/facts")
local indicator = require("parts/indicator")
local readings = require("parts/readings")
local section = require("parts/section")
local shell = require("parts/shell")
local toc = require("parts/toc")

local told = {"part_of", "areas", "tracks"}

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      entity(page, words),
      toc(page, words),
      body(page),
      facts(belongs(page, words, told)),
      indicator(page, words),
      section("indsatser", words.actions, entries(page.actions, words)),
      readings(page, words),
      ending(page, words, told),
   })
end
