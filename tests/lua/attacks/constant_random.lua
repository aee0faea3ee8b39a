-- renders: <p>true</p>
local h = require("html")
local drawn = math.random(1 << 40)

return function()
   return h.p{tostring(drawn ~= math.random(1 << 40))}
end
