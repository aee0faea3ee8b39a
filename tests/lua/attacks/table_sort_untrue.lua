-- renders: <p>4 3 2 1</p>

local h = require("html")

return function()
   local list = {1, 2, 3, 4}
   table.sort(list, function()
      list[1] = nil
      return true
   end)
   return h.p{table.concat(list, " ")}
end
