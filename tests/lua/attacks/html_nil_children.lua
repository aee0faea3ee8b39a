-- renders: <p>abc</p>

local h = require("html")

return function()
   return h.p{nil, "a", nil, nil, false, "b", {nil, nil, "c"}, nil}
end
