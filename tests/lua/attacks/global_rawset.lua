-- layout-error:4: "rawset" is not available in layouts

return function()
   return rawset.x
end
