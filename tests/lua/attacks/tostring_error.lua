-- layout-error:5: an error that cannot be described

return function()
   local value = setmetatable({}, {__tostring = function(self) error(self) end})
   error(value)
end
