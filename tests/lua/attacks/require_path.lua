-- layout-error:3: there is no module "../../etc/passwd"

local secret = require("../../etc/passwd")

return function()
   return secret
end
