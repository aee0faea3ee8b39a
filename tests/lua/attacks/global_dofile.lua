-- layout-error:4: "dofile" is not available in layouts
-- luacheck: ignore
return function()
   return dofile.x
end
