-- layout-budget:4: memory

return function()
   return string.rep("x", 1e9)
end
