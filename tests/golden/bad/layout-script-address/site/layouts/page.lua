local h = require("html")

return function(page)
  return h.a{href = "javascript:alert(1)", page.title}
end
