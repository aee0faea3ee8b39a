-- layout-error:*: a list in <p> has the key "class"

local h = require("html")

return function()
   return h.p{{class = "x", "y"}}
end
