-- What answers at an address that something has moved away from. The head sends browsers on at once; the link is for all others.

local h = require("html")
local strings = require("strings")
local link = require("parts/link")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{page.title}},
      h.p{words.moved, " ", link.to(page.target), "."},
   })
end
