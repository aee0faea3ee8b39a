-- layout-error:4: "os" is not available in layouts
-- luacheck: ignore
return function()
   return os.x
end
