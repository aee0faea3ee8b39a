-- layout-error:6: a child of <p> is a function: that is no HTML
-- luacheck: ignore
local h = require("html")

return function()
   return h.div{h.p{print}}
end
