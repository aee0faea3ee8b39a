-- layout-budget:5: instructions

return function()
   while true do
      local _ = ("x"):rep(1000000)
   end
end
