-- layout-error:6: is given twice

local h = require("html")

return function()
   return h.p{aria_label = "a", ["aria-label"] = "b"}
end
