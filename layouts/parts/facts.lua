-- Facts in two columns: what it is, and what it says. A fact without a value is left out; no facts, no list.

local h = require("html")
local list = require("list")

---@param facts {[1]: string, [2]: any}[] term and value
return function(facts)
   local known = list.filter(facts, function(fact)
      return fact[2]
   end)
   if #known == 0 then
      return nil
   end
   return h.dl{class = "facts", list.map(known, function(fact)
      return h.div{h.dt{fact[1]}, h.dd{fact[2]}}
   end)}
end
