-- layout-error:3: globals are read-only: declare "helper" local
-- luacheck: ignore
function helper() end

return function()
   return helper()
end
