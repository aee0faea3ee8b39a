-- layout-error:4: "package" is not available in layouts
-- luacheck: ignore
return function()
   return package.x
end
