-- What answers at an address that something has moved away from. The head sends browsers on at once; the link is for all others.

local h = require("html")
local strings = require("strings")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{page.title}},
      h.p{words.moved, " ", h.a{href = page.target.url, page.target.title}, "."},
   })
end
