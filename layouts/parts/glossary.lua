-- Concepts with their definitions, as a description list.

local h = require("html")
local list = require("list")

---@param entries Entry[]
return function(entries)
   return h.dl{class = "glossary", list.map(entries, function(entry)
      return h.fragment{
         h.dt{h.a{href = entry.url, entry.title}},
         h.dd{entry.text or entry.summary or entry.home and entry.home.title or entry.title},
      }
   end)}
end
