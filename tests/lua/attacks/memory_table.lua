-- layout-budget:6: memory
-- luacheck: ignore
return function()
   local list = {}
   for i = 1, 1000000000 do
      list[i] = {i}
   end
end
