-- layout-budget:6: instructions

return function()
   local text = ("x"):rep(5000000)
   while true do
      local _ = text .. "y"
   end
end
