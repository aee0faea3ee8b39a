-- layout-error:6: children of <p> are numbered 1, 2, 3 …, not 0

local h = require("html")

return function()
   return h.p{[0] = "x"}
end
