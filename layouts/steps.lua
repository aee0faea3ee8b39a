-- Two editions that were compared directly while the later one was in force: now the way from the one to the other, step by step.

local h = require("html")
local strings = require("strings")
local link = require("parts/link")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{
         class = "entity",
         h.h1{words.changes, ": ", page.title},
         h.p{class = "lead", words.steps},
      },
      link.list(page.steps),
   })
end
