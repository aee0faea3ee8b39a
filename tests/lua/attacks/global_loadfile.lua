-- layout-error:4: "loadfile" is not available in layouts
-- luacheck: ignore
return function()
   return loadfile.x
end
