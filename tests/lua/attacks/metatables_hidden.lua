-- renders: <p>false false false false false</p>

local h = require("html")

return function(page)
   local function hidden(value) return tostring(getmetatable(value)) end
   return h.p{table.concat({hidden(""), hidden(table), hidden(h), hidden(h.p{}), hidden(page.body)}, " ")}
end
