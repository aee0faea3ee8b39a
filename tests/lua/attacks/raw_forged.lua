-- layout-error:6: attempt to index a HTML value

local h = require("html")

return function(page)
   page.body.html = "<script>"
   return h.p{page.body}
end
