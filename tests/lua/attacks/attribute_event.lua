-- layout-error:6: attribute "onClick" of <p> is not allowed

local h = require("html")

return function()
   return h.div{h.p{onClick = "x()"}}
end
