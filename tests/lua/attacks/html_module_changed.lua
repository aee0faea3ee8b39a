-- layout-error:6: the module is read-only: "p" cannot be set

local h = require("html")

return function()
   h.p = nil
end
