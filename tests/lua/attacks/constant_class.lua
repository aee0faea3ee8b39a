-- renders: <p>hello 1</p>
local h = require("html")
local Greeter = {}
Greeter.__index = Greeter
local shared = setmetatable({}, Greeter)

function Greeter:greet()
   self.count = (self.count or 0) + 1
   return "hello " .. self.count
end

return function()
   return h.p{shared:greet()}
end
