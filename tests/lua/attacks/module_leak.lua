-- renders: <p></p>

local h = require("html")
local strings = require("shared")

return function()
   local before = strings.visited
   strings.visited = "yes"
   return h.p{before}
end
