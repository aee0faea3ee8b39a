-- layout-error:6: the children of <p> have large gaps

local h = require("html")

return function()
   return h.p{[1000000000000] = "x"}
end
