-- layout-error:4: a plain list is needed, not one with __index

return function()
   return table.concat(setmetatable({}, {__index = function() return "x" end}), "", 1, 1000000000)
end
