-- /was/: the address at which Danish public bodies' accessibility statements are looked for. The head sends browsers on at once.

local h = require("html")
local strings = require("strings")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{page.title}},
      h.p{words.to_accessibility, " ", h.a{href = page.forward, page.forward}},
   })
end
