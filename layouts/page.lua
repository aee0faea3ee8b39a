-- A document that is a text of its own.

local strings = require("strings")
local body = require("parts/body")
local ending = require("parts/ending")
local shell = require("parts/shell")
local title = require("parts/title")
local toc = require("parts/toc")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      title(page),
      toc(page, words),
      body(page),
      ending(page, words),
   })
end
