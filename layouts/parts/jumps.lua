-- Links to the parts of a long page; a page of a few parts needs none.

local h = require("html")
local list = require("list")

local fewest_jumps = 3

---@param parts {id: string, title: string}[]
---@param label string
---@param class string? "letters" stand side by side
return function(parts, label, class)
   if #parts < fewest_jumps then
      return nil
   end
   return h.nav{
      class = h.classes{"jumps", class},
      aria_label = label,
      h.ul{list.map(parts, function(part)
         return h.li{h.a{href = "#" .. part.id, part.title}}
      end)},
   }
end
