local h = require("html")

return function(page)
  return h.p{class = page.klass .. "-line"}
end
