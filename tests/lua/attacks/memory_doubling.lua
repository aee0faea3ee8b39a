-- layout-budget:6: memory

return function()
   local text = "x"
   while true do
      text = text .. text
   end
end
