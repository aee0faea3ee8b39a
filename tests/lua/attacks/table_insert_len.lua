-- layout-error:4: a plain list is needed, not one with __len

return function()
   table.insert(setmetatable({}, {__len = function() return 1000000000 end}), 1, "x")
end
