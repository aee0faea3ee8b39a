-- layout-budget:7: memory

return function()
   local list = {}
   while true do
      pcall(function()
         while true do list[#list + 1] = {} end
      end)
   end
end
