-- layout-error:7: an address whose scheme is not allowed
local h = require("html")
local address = "javascript:alert(1)"

local function make(to)
   local text = "x"
   return h.p{h.a{href = to, text}}
end

return function()
   return h.once(make, address)
end
