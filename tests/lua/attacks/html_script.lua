-- layout-error:6: <script> may not have content here

local h = require("html")

return function()
   return h.div{h.script{"alert(1)"}}
end
