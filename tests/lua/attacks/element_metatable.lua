-- layout-error:6: this metatable is protected

local h = require("html")

return function()
   setmetatable(h.p{}, {})
end
