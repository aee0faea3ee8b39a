-- layout-error:4: "__gc" is not available in layouts

return function()
   setmetatable({}, {__gc = function() while true do end end})
end
