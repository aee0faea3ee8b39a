-- renders: <p>1</p>

local h = require("html")
local visits = 0

return function()
   visits = visits + 1
   return h.p{visits}
end
