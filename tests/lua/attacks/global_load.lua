-- layout-error:4: "load" is not available in layouts
-- luacheck: ignore
return function()
   return load.x
end
