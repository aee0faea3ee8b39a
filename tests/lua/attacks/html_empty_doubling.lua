-- layout-budget:*: instructions

local h = require("html")

return function()
   local nothing = h.fragment{}
   for _ = 1, 60 do nothing = h.fragment{nothing, nothing} end
   return nothing
end
