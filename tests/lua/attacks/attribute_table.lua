-- layout-error:6: attribute "class" of <p> is a table; text, a number or true is needed

local h = require("html")

return function()
   return h.p{class = {"a", "b"}}
end
