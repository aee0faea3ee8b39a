-- When an edition applies: "december 2014 – juni 2017", with a tag where the dates are not in the sources. Nil without dates.

local h = require("html")
local strings = require("strings")

---@param edition Status|Release
---@param words table<string, string>
return function(edition, words)
   local period = strings.period(words, edition.valid_from, edition.valid_to)
   return period and h.fragment{period, edition.is_assumed and {" (", words.assumed, ")"}}
end
