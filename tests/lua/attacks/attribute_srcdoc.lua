-- layout-error:6: attribute "srcdoc" of <iframe> is not allowed

local h = require("html")

return function()
   return h.iframe{srcdoc = "<script>alert(1)</script>"}
end
