-- A theme: one step of a course.

local strings = require("strings")
local belongs = require("parts/belongs")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local facts = require("parts/facts")
local readings = require("parts/readings")
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
      readings(page, words, true),
      ending(page, words, told),
   })
end
