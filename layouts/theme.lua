-- A theme: one step of a course.

local strings = require("strings")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local facts = require("parts/facts")
local link = require("parts/link")
local shell = require("parts/shell")
local toc = require("parts/toc")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      entity(page, words),
      facts{{words.stands_in, page.home and link.to(page.home)}},
      toc(page, words),
      body(page),
      ending(page, words),
   })
end
