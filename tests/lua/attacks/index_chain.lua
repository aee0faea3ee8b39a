-- layout-error:7: '__index' chain too long

return function()
   local value = {}
   value.__index = value
   setmetatable(value, value)
   return value.x
end
