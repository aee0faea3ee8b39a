-- layout-error:6: unknown HTML element "dvi"; did you mean "div"?

local h = require("html")

return function()
   return h.dvi{"x"}
end
