-- renders: <p>one</p>
local h = require("html")
local words = ("one two three four five six seven eight"):gmatch("%a+")

return function()
   return h.p{words()}
end
