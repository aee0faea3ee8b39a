-- renders: <p>done</p>

local h = require("html")

return function()
   local metatable = {}
   for _ = 1, 1000 do
      setmetatable({}, metatable)
   end
   metatable.__gc = function() while true do end end
   for _ = 1, 1000 do
      local _ = {{}, {}, {}}
   end
   return h.p"done"
end
