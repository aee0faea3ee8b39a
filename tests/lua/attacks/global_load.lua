-- layout-error:4: "load" is not available in layouts

return function()
   return load.x
end
