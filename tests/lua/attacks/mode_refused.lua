-- layout-error:4: "__mode" is not available in layouts

return function()
   setmetatable({}, {__mode = "k"})
end
