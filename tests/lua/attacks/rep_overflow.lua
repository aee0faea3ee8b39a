-- layout-budget:4: memory

return function()
   return ("xyz"):rep(0x7fffffffffffffff, ", ")
end
