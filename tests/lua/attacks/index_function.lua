-- layout-error:4: stack overflow

return function()
   local value = setmetatable({}, {__index = function(self, key) return self[key .. "x"] end})
   return value.x
end
