-- layout-error:4: "io" is not available in layouts

return function()
   return io.x
end
