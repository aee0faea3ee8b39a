-- The head of a page about one thing: what kind it is, its name, whether it stands, its summary.

local h = require("html")
local strings = require("strings")
local class = require("parts/class")

---@param page Page
---@param words table<string, string>
---@param kind string? the word above the title; the page's kind and number when nothing is given
return function(page, words, kind)
   return h.header{
      class = "entity",
      h.p{
         class = "kind",
         kind or strings.numbered(words[page.kind], page.number),
         page.class and h.fragment{" ", class(page.class, words, true)},
      },
      h.h1{page.title},
      page.summary and h.p{class = "lead", page.summary},
   }
end
