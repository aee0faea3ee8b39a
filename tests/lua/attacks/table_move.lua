-- layout-budget:4: instructions

return function()
   table.move({}, 1, 2000000000, 2)
end
