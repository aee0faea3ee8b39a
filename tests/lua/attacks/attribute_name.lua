-- layout-error:6: attribute "a onload=x" of <p> is not allowed

local h = require("html")

return function()
   return h.div{h.p{["a onload=x"] = 1}}
end
