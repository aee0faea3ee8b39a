-- renders: <p title="&quot;&gt;&lt;script&gt;&amp;"></p>

local h = require("html")

return function()
   return h.p{title = "\"><script>&"}
end
