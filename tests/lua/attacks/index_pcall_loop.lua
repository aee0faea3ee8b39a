-- layout-budget:*: instructions

return function()
   local value = setmetatable({}, {__index = function(self, key) return self[key] end})
   while true do
      pcall(function() return value.x end)
   end
end
