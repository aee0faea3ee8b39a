-- layout-error:3: "os" is not available in layouts

local os = require("os")

return function()
   os.execute("true")
end
