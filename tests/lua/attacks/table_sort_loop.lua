-- layout-budget:4: instructions

return function()
   table.sort({3, 2, 1}, function() while true do end end)
end
