-- layout-budget:*: output

local h = require("html")

return function()
   local element = h.p"x"
   for _ = 1, 60 do element = h.div{element, element} end
   return element
end
