-- layout-budget:7: memory

return function()
   local chain = function() end
   while true do
      local rest = chain
      chain = function() return rest end
   end
end
