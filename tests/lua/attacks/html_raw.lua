-- renders: <p><b>&amp;</b>&lt;b&gt;</p>

local h = require("html")

return function()
   return h.p{h.raw("<b>&amp;</b>"), "<b>"}
end
