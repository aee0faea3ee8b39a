-- renders: <p>true

-- Seeded by the page's address; the runner compares two runs.
local h = require("html")

return function()
   local first, second = math.random(1000000), math.random(1000000)
   return h.p{tostring(first ~= second), first, second}
end
