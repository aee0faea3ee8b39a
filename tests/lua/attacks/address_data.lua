-- layout-error:6: attribute "src" of <img> has an address whose scheme is not allowed

local h = require("html")

return function()
   return h.img{src = "data:image/svg+xml,<svg onload=alert(1)>"}
end
