-- The head of a page that is a text: its title and its summary.

local h = require("html")

---@param page Page
return function(page)
   return h.header{
      class = "entity",
      h.h1{page.title},
      page.summary and h.p{class = "lead", page.summary},
   }
end
