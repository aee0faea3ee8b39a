-- layout-error:6: attribute "STYLE" of <p> is not allowed

local h = require("html")

return function()
   return h.div{h.p{STYLE = "color: red"}}
end
