-- layout-error:4: "package" is not available in layouts

return function()
   return package.x
end
