-- renders: <p>fresh</p>
-- luacheck: ignore
-- _ENV is an upvalue of the chunk, which is compiled once: what is put there must not reach the next page.
local h = require("html")
local is_left_over = pcall(function() return counter end)
_ENV = {counter = 1}

return function()
   return h.p{is_left_over and "left over" or counter == 1 and "fresh"}
end
