-- renders: <p>before</p>
-- What could not be finished leaves nothing behind.
local h = require("html")

local function make(to)
   return h.fragment{h.p{"half"}, h.a{href = to, "x"}}
end

return function()
   pcall(h.once, make, "javascript:alert(1)")
   return h.p{"before"}
end
