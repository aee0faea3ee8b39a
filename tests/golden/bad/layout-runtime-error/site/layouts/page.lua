local h = require("html")

local function first(list)
  return list[1].title
end

return function(page)
  return h.p{first(page.attachments)}
end
