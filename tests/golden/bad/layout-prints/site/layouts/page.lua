local h = require("html")

return function(page)
  print("kind", page.kind)
  return h.p{page.titel .. "!"}
end
