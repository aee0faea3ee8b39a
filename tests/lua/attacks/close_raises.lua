-- layout-error:*: again

local closing = {__close = function() error("again") end}

local function hold(depth)
   local _ <close> = setmetatable({}, closing)
   if depth == 0 then error("first") end
   hold(depth - 1)
end

return function()
   hold(150)
end
