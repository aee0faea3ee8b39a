local h = require("html")

return function(page)
  return h.artcle{page.title}
end
