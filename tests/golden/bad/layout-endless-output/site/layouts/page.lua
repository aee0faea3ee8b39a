local h = require("html")

return function()
  local line = ("x"):rep(1000)
  local lines = {}
  for i = 1, 100 do
    lines[i] = line
  end
  return h.p(lines)
end
