-- layout-error:6: <br> is an element without content

local h = require("html")

return function()
   return h.p{h.br{"x"}}
end
