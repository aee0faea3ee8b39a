-- layout-error:4: '%p' is not available in layouts

return function()
   return ("%d %p"):format(1, {})
end
