-- layout-error:4: "randomseed" is not available in layouts

return function()
   math.randomseed(1)
end
