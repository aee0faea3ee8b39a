-- layout-error:4: "dofile" is not available in layouts

return function()
   return dofile.x
end
