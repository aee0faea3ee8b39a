-- layout-error:*: HTML is nested more than 200 levels deep in <p>

local h = require("html")

return function()
   local cycle = h.p{}
   cycle[1] = cycle
   return cycle
end
