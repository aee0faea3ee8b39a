-- renders: <p>2</p>
local h = require("html")
local state = {count = 1, deep = {}}

return function()
   state.count = state.count + 1
   return h.p{state.count}
end
