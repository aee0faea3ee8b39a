local h = require("html")

return function(page)
  return h.p{page.site.titel}
end
