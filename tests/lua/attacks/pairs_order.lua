-- renders: <p>1 2 3 -7 0 1.5 1e+300 Z a ab b false true</p>

-- The same order every time, and the same in next().
local h = require("html")

return function()
   local orders = {}
   for _ = 1, 100 do
      local set = {b = 1, a = 1, ab = 1, Z = 1, [true] = 1, [false] = 1, [1.5] = 1, [0] = 1, [-7] = 1, [1e300] = 1, 1, 1, 1}
      local from_pairs, from_next = {}, {}
      for key in pairs(set) do
         from_pairs[#from_pairs + 1] = tostring(key)
      end
      local key = next(set)
      while key ~= nil do
         from_next[#from_next + 1] = tostring(key)
         key = next(set, key)
      end
      orders[table.concat(from_pairs, " ")] = true
      orders[table.concat(from_next, " ")] = true
   end
   local first = next(orders)
   assert(next(orders, first) == nil, "another order")
   return h.p{first}
end
