-- How the marks of a comparison are read.

local h = require("html")
local section = require("parts/section")

---@param words table<string, string>
return function(words)
   return section("tegn", words.legend, h.ul{
      class = "plain legend",
      h.li{h.ins{words.inserted}, " ", words.inserted_means},
      h.li{h.del{words.deleted}, " ", words.deleted_means},
      h.li{h.span{class = "moved-mark", words.moved_text}, " ", words.moved_means},
      h.li{h.span{class = "change-number", 3}, " ", words.change_number_means},
   })
end
