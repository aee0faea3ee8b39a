-- layout-error:4: C stack overflow

return function()
   local value = setmetatable({}, {__tostring = function(self) return tostring(self) end})
   return tostring(value)
end
