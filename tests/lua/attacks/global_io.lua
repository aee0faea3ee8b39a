-- layout-error:4: "io" is not available in layouts
-- luacheck: ignore
return function()
   return io.x
end
