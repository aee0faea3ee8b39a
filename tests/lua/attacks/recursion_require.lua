-- layout-error:3: "attacks/recursion_require" requires itself

local this = require("attacks/recursion_require")

return function()
   return this
end
