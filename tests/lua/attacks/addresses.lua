-- renders: <p>table function HTML element table function 0</p>
-- luacheck: ignore
local h = require("html")

return function(page)
   local texts = {tostring({}), tostring(print), tostring(page.body), tostring(h.p{}), string.format("%s %5s", {}, h.join)}
   texts[#texts + 1] = tostring(select("#"))
   return h.p{table.concat(texts, " ")}
end
