-- layout-budget:*: instructions
-- What is kept for other pages is no reason to make a page that is too dear again and again.
local h = require("html")

local function make(number)
   return h.p{number}
end

return function()
   local number = 0
   while true do
      number = number + 1
      h.once(make, number)
   end
end
