-- layout-error:4: "debug" is not available in layouts
-- luacheck: ignore
return function()
   return debug.x
end
