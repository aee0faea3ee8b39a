-- layout-error:4: attempt to compare

return function()
   table.sort({1, "a", {}})
end
