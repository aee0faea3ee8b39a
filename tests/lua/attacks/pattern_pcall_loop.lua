-- layout-budget:5: instructions

return function()
   while true do
      pcall(string.find, ("a"):rep(1000), ("a*"):rep(12) .. "b")
   end
end
