-- One thing and what is next to it, as a small drawing. All of it stands as lists on the page too.

local h = require("html")
local drawing = require("parts/drawing")

---@param page Page
---@param words table<string, string>
return function(page, words)
   local map = page.map
   return map and h.figure{
      class = "chart surroundings",
      drawing(map.narrow, words.surroundings, "chart-narrow"),
      map.hidden > 0 and h.figcaption{words.surroundings_hidden:format(map.hidden)},
   }
end
