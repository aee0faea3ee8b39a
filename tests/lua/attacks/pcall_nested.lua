-- layout-budget:*: instructions

local function nest(depth)
   while true do
      if depth == 0 then
         pcall(function() while true do end end)
      else
         pcall(nest, depth - 1)
      end
   end
end

return function()
   nest(20)
end
