local h = require("html")

local function page(of)
  return h.p{of.title}
end
