-- layout-budget:8: instructions

local closing = {__close = function() while true do end end}

local function hold(depth)
   local _ <close> = setmetatable({}, closing)
   if depth > 0 then hold(depth - 1) end
   while true do end
end

return function()
   hold(100)
end
