-- renders: <p>true</p>
local h = require("html")

local function make()
   return h.p{tostring(math.random(1 << 40))}
end

local function draw()
   return tostring(h.once(make))
end

return function()
   return h.p{tostring(draw() == draw())}
end
