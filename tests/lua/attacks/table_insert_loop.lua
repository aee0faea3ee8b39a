-- layout-budget:6: instructions

return function()
   local list = {}
   while true do
      table.insert(list, 1, "x")
   end
end
