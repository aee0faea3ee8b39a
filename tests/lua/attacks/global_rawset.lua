-- layout-error:4: "rawset" is not available in layouts
-- luacheck: ignore
return function()
   return rawset.x
end
