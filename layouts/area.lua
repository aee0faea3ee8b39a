-- A part of the organisation: what holds for it.

local strand = require("parts/strand")

return function(page)
   return strand(page, {"part_of"})
end
