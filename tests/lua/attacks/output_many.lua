-- layout-budget:*: output

local h = require("html")

return function()
   local list, text = {}, ("x"):rep(300)
   for i = 1, 40000 do list[i] = h.p{text} end
   return h.div{list}
end
