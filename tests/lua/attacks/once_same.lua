-- renders: <p>a-b</p>
local h = require("html")
local items = {"a", "b"}

local function make(words)
   return h.p{words[1] .. "-" .. words[2]}
end

return function()
   return h.fragment{h.once(make, items), h.once(make, items)}
end
