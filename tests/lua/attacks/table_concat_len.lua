-- layout-error:4: a plain list is needed, not one with __len

return function()
   return table.concat(setmetatable({}, {__len = function() return 1000000000 end}))
end
