-- layout-error:4: "_G" is not available in layouts

return function()
   return _G.x
end
