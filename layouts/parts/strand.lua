-- The page of a strand of a strategy (a track, a theme, an area): its text, its goals and actions, what it goes together with.

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

---@param page Page
---@param told string[] relations that stand among the page's facts
return function(page, told)
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
