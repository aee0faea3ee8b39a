-- renders: <p>kept</p>

local h = require("html")

return function()
   local metatable = {}
   local weak = setmetatable({{}}, metatable)
   metatable.__mode = "v"
   for _ = 1, 100000 do
      local _ = {{}}
   end
   return h.p{weak[1] and "kept" or "collected"}
end
