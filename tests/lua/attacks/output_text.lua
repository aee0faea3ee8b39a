-- layout-budget:*: output

local h = require("html")

return function()
   return h.p{("&"):rep(9000000)}
end
