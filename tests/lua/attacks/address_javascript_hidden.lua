-- layout-error:6: attribute "HREF" of <a> has an address whose scheme is not allowed

local h = require("html")

return function()
   return h.p{h.a{HREF = " \1Java\nScript\t:alert(1)"}}
end
