-- renders: <p>[]</p>

local h = require("html")

return function()
   return h.p{"[", (""):rep(1000000000), "]"}
end
