-- layout-error:4: "debug" is not available in layouts

return function()
   return debug.x
end
