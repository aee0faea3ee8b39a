-- renders: <p>0 then 1</p>
local h = require("html")
local state = {list = {{}}}

return function()
   local inner = state.list[1]
   local before = #inner
   table.insert(inner, "x")
   return h.p{before .. " then " .. #inner}
end
