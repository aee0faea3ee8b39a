-- "Forklaret andre steder": a concept's explanations in other documents, each with the way to its place.

local h = require("html")
local list = require("list")
local section = require("parts/section")

---@param page Page
---@param words table<string, string>
return function(page, words)
   local items = list.map(page.explanations, function(explanation)
      return h.li{
         h.blockquote{explanation.text},
         h.p{class = "origin", h.a{href = explanation.url, explanation.page.title}},
      }
   end)
   return section("forklaret", words.explained, #items > 0 and h.ul{class = "uses", items})
end
