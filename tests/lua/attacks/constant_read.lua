-- renders: <p>3 3 a-b-c 1a 2b 3c nil x=1 y=2 x=1 y=2 a b c</p>
local h = require("html")
local list = {"a", "b", "c"}
local named = {y = 2, x = 1}

return function()
   local words = {#list, rawlen(list), table.concat(list, "-")}
   for index, item in ipairs(list) do
      words[#words + 1] = index .. item
   end
   words[#words + 1] = tostring(getmetatable(list))
   for key, value in pairs(named) do
      words[#words + 1] = key .. "=" .. value
   end
   for key, value in next, named do
      words[#words + 1] = key .. "=" .. value
   end
   words[#words + 1] = table.concat({table.unpack(list)}, " ")
   return h.p{table.concat(words, " ")}
end
