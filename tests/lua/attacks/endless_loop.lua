-- layout-budget:4: instructions

return function()
   while true do end
end
