-- layout-error:4: "os" is not available in layouts

return function()
   return os.x
end
