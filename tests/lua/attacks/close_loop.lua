-- layout-budget:4: instructions

return function()
   local closing = {__close = function() while true do end end}
   while true do
      local _ <close> = setmetatable({}, closing)
   end
end
