-- layout-budget:9: memory

return function()
   local list = {}
   for i = 1, 100 do list[i] = "" end
   local separator = ("x"):rep(2000000)
   local joined = false
   while not joined do
      joined = pcall(table.concat, list, separator)
   end
end
