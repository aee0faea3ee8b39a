-- layout-error:6: attribute "href" of <a> has an address whose scheme is not allowed

local h = require("html")

return function()
   return h.p{h.a{href = "javascript:alert(1)"}}
end
