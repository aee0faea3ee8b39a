-- renders: <p>1 2</p>
-- A function that keeps count for another assigns to a variable of the module, two functions deep.
local h = require("html")

local function make_counter()
   local count = 0
   return function()
      count = count + 1
      return count
   end
end
local count = make_counter()

return function()
   return h.p{count() .. " " .. count()}
end
