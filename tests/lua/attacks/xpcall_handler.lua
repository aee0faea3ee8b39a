-- layout-budget:4: instructions

return function()
   local function forever() while true do end end
   while true do
      xpcall(error, forever)
   end
end
