-- layout-budget:4: instructions

return function()
   return table.concat({"a"}, "", 1, 1000000000)
end
