local h = require("html")

return function(text)
  return h.p{class = "line", text}
end
