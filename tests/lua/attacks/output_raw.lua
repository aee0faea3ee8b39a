-- layout-budget:*: output

local h = require("html")

return function()
   return h.raw(("x"):rep(9000000))
end
