-- layout-budget:*: memory

-- Holds nearly all there is and makes garbage: a collection for every few bytes would take for ever.
return function()
   local list = {}
   for i = 1, 1150000 do
      list[i] = i % 2 == 0 and i or {}
   end
   while true do
      local _ = {list}
   end
end
