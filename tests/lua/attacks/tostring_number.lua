-- layout-error:4: '__tostring' must return a string

return function()
   return tostring(setmetatable({}, {__tostring = function() return {} end}))
end
