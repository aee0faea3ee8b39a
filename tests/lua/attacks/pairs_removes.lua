-- renders: <p>a c</p>

local h = require("html")

return function()
   local set, visited = {a = 1, b = 1, c = 1, d = 1}, {}
   for key in pairs(set) do
      visited[#visited + 1] = key
      set.b, set.d = nil, nil
   end
   return h.p{table.concat(visited, " ")}
end
