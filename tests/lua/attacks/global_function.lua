-- layout-error:3: globals are read-only: declare "helper" local

function helper() end

return function()
   return helper()
end
