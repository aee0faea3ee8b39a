-- layout-budget:*: output

local h = require("html")

return function()
   return h.p{("&"):rep(5000000)}
end
