-- renders: <p>nil then set</p>
local h = require("html")
local plain = {}

return function()
   local before = tostring(plain.missing)
   setmetatable(plain, {__index = function() return "set" end})
   return h.p{before .. " then " .. plain.missing}
end
