-- layout-error:4: unknown global "table"

return function()
   return _ENV[{}]
end
