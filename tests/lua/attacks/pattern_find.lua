-- layout-budget:4: instructions

return function()
   return ("a"):rep(100000):find(("a*"):rep(12) .. "b")
end
