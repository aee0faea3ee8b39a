-- layout-error:3: stack overflow

local function down(depth) return 1 + down(depth + 1) end

return function()
   return down(0)
end
