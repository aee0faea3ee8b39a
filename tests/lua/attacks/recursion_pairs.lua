-- layout-error:4: C stack overflow

return function()
   local value = setmetatable({}, {__pairs = function(self) return pairs(self) end})
   return pairs(value)
end
