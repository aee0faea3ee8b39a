-- renders: <ul><li>a</li>
local h = require("html")
local items = {h.li{"a"}, h.li{"b"}}
local attributes = {class = "c"}

return function()
   return h.fragment{h.ul{items}, h.p(attributes)}
end
