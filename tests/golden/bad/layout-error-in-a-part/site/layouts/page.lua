local line = require("parts/line")

return function(page)
  return line(page)
end
