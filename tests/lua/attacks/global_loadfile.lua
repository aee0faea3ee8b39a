-- layout-error:4: "loadfile" is not available in layouts

return function()
   return loadfile.x
end
