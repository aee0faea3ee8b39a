-- renders: <p>1</p>
-- What is made from something that changes is made each time.
local h = require("html")

local function make(page)
   page.count = (page.count or 0) + 1
   return h.p{page.count}
end

return function(page)
   return h.once(make, page)
end
