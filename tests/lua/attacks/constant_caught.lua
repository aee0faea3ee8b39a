-- renders: <p>true</p>
-- A module that drew a number is this page's own, whatever failed after that.
local h = require("html")
local drawn = math.random(1 << 40)
pcall(h.once, h.join, 5)

return function()
   return h.p{tostring(drawn ~= math.random(1 << 40))}
end
