-- A central concept: its definition, its source, and every place that leans on it.

local strings = require("strings")
local body = require("parts/body")
local ending = require("parts/ending")
local entity = require("parts/entity")
local explanations = require("parts/explanations")
local facts = require("parts/facts")
local link = require("parts/link")
local readings = require("parts/readings")
local redefinition = require("parts/redefinition")
local shell = require("parts/shell")
local toc = require("parts/toc")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      entity(page, words),
      redefinition(page, words),
      toc(page, words),
      body(page),
      facts{
         {words.stands_in, page.home and link.to(page.home)},
         {words.source, page.source},
         {words.names, link.inline(page.names)},
         {words.named_by, link.inline(page.named_by)},
      },
      explanations(page, words),
      readings(page, words),
      ending(page, words),
   })
end
