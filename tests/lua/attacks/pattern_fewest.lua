-- layout-budget:4: instructions

return function()
   return string.find(("a"):rep(100000), (".-"):rep(12) .. "b")
end
