-- layout-error:4: "rawget" is not available in layouts

return function()
   return rawget.x
end
