-- layout-error:4: "dump" is not available in layouts

return function()
   return ("x"):dump()
end
