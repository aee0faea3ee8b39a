-- renders: <p>nil then 1</p>
local h = require("html")
local seen = {}

return function()
   local before = tostring(seen[1])
   pcall(function() seen[1] = 1 end)
   return h.p{before .. " then " .. tostring(seen[1])}
end
