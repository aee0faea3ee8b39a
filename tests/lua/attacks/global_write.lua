-- layout-error:4: globals are read-only: declare "counter" local
-- luacheck: ignore
return function()
   counter = 1
end
