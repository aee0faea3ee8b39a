-- layout-error:4: "rawget" is not available in layouts
-- luacheck: ignore
return function()
   return rawget.x
end
